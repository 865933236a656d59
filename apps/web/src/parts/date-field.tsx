import { DatePicker } from 'antd';
import { useMemo } from 'react';
import { useTabPastClear } from './tab-past-clear.js';
import { DAY, DAY_FORMATS, dayOf } from '../time/zoned.js';

interface DateFieldProps {
  id?: string;
  /** `YYYY-MM-DD`; a form's item gives and takes it. */
  value?: string | null;
  onChange?: (day: string | null) => void;
  min?: string;
  max?: string;
  disabled?: boolean;
  /** false: of a day that has to be there. */
  allowClear?: boolean;
  'aria-label'?: string;
}

/**
 * The same object for the same day: at any other one Ant Design takes back what is being typed, so that a page that drew itself
 * anew, because the log went on, emptied the field under somebody's fingers (2026-11-23).
 */
const useDay = (day: string | null | undefined) => useMemo(() => dayOf(day), [day]);

/** A day, typed as people type it (05/03/2026, 5/3/2026, 05032026 …) or picked. Its value is a local day, no instant. */
export function DateField({ value, onChange, min, max, ...rest }: DateFieldProps) {
  const tab = useTabPastClear(() => {
    if (value != null && rest.allowClear !== false) onChange?.(null);
  });
  return (
    <DatePicker
      {...rest}
      {...tab}
      value={useDay(value)}
      onChange={(day) => onChange?.(day === null || Array.isArray(day) ? null : day.format(DAY))}
      format={DAY_FORMATS}
      minDate={useDay(min) ?? undefined}
      maxDate={useDay(max) ?? undefined}
      placeholder="dd/mm/yyyy"
      needConfirm={false}
      preserveInvalidOnBlur={false}
    />
  );
}
