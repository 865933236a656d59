import type { DatePicker } from 'antd';
import { useEffect, useRef } from 'react';
import type { ComponentRef, KeyboardEvent } from 'react';

/**
 * Tab leads from a day to the next field and not to the cross that clears it (Ant Design 6.6 puts one in between, 2026-11-23):
 * whoever types on would lose letters to it, and Space would empty the field. With keys a day is emptied as any text is: what was
 * deleted is gone once the field is left, for which `empty` is called.
 */
export function useTabPastClear(empty: () => void) {
  const ref = useRef<ComponentRef<typeof DatePicker>>(null);
  useEffect(() => passClear(ref.current?.nativeElement));
  return {
    ref,
    // The cross comes with the first digits, of which only the picker itself knows.
    onKeyDown: ({ key, target }: KeyboardEvent<HTMLElement>) => {
      if (!(target instanceof HTMLInputElement) || (key !== 'Tab' && key !== 'Enter')) return;
      passClear(target.closest('.ant-picker'));
      if (target.value === '') empty();
    },
  };
}

const passClear = (picker: Element | null | undefined): void =>
  picker?.querySelector('.ant-picker-clear')?.setAttribute('tabindex', '-1');
