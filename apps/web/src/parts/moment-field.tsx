import { TimePicker } from 'antd';
import dayjs from 'dayjs';
import { useMemo } from 'react';
import { DateField } from './date-field.js';
import { useTabPastClear } from './tab-past-clear.js';
import { useText } from '../shell/use-text.js';

/** A local day and a clock time, in the tenant's zone; no instant before both are there. */
export interface Moment {
  day: string | null;
  /** `HH:mm` */
  time: string | null;
}

const TIMES = ['HH:mm', 'H:mm', 'HHmm', 'H'];
const timeOf = (time: string | null) => (time === null ? null : dayjs(`2000-01-01 ${time}`));

/** The day as people type it, the time beside it; a form's item gives and takes both together. */
export function MomentField({ id, value, onChange }: { id?: string; value?: Moment; onChange?: (at: Moment) => void }) {
  const t = useText();
  const time = useMemo(() => timeOf(value?.time ?? null), [value?.time]);
  const at = value ?? { day: null, time: null };
  const tab = useTabPastClear(() => {
    if (at.time !== null) onChange?.({ ...at, time: null });
  });
  return (
    <div className="moment-field">
      <DateField {...(id === undefined ? {} : { id })} value={at.day} onChange={(day) => onChange?.({ ...at, day })} />
      <TimePicker
        {...tab}
        aria-label={t('parts.time')}
        value={time}
        onChange={(next) =>
          onChange?.({ ...at, time: next === null || Array.isArray(next) ? null : next.format('HH:mm') })
        }
        format={TIMES}
        placeholder={t('parts.time')}
        needConfirm={false}
      />
    </div>
  );
}
