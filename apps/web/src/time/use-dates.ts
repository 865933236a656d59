import { useMemo } from 'react';
import { useIntl } from 'react-intl';

export interface Dates {
  /** 05/03/2026 */
  day: (instant: string | number | null | undefined) => string;
  /** 09:30 05/03/2026, as receipts print it. */
  moment: (instant: string | number | null | undefined) => string;
  /** 09:30 */
  time: (instant: string | number | null | undefined) => string;
  /** Thứ Năm, 05/03/2026 */
  weekday: (instant: string | number | null | undefined) => string;
}

const DAY = { day: '2-digit', month: '2-digit', year: 'numeric' } as const;
const TIME = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;

/** Instants as they are read at a counter, in the tenant's zone; a missing one is a dash. */
export function useDates(): Dates {
  const intl = useIntl();
  return useMemo(() => {
    const shown =
      (format: (instant: string | number) => string) =>
      (instant: string | number | null | undefined): string =>
        instant === null || instant === undefined ? '—' : format(instant);
    const day = (instant: string | number) => intl.formatDate(instant, DAY);
    const time = (instant: string | number) => intl.formatTime(instant, TIME);
    return {
      day: shown(day),
      time: shown(time),
      moment: shown((instant) => `${time(instant)} ${day(instant)}`),
      weekday: shown((instant) => intl.formatDate(instant, { weekday: 'long', ...DAY })),
    };
  }, [intl]);
}
