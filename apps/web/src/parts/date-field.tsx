import { DatePicker } from 'antd';
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

/** A day, typed as people type it (05/03/2026, 5/3/2026, 05032026 …) or picked. Its value is a local day, no instant. */
export function DateField({ value, onChange, min, max, ...rest }: DateFieldProps) {
  const tab = useTabPastClear(() => {
    if (value != null && rest.allowClear !== false) onChange?.(null);
  });
  return (
    <DatePicker
      {...rest}
      {...tab}
      value={dayOf(value)}
      onChange={(day) => onChange?.(day === null || Array.isArray(day) ? null : day.format(DAY))}
      format={DAY_FORMATS}
      minDate={dayOf(min) ?? undefined}
      maxDate={dayOf(max) ?? undefined}
      placeholder="dd/mm/yyyy"
      needConfirm={false}
      preserveInvalidOnBlur={false}
    />
  );
}
