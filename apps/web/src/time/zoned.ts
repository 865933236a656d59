import dayjs from 'dayjs';
import customParseFormat from 'dayjs/plugin/customParseFormat.js';
import timezone from 'dayjs/plugin/timezone.js';
import utc from 'dayjs/plugin/utc.js';
import type { Dayjs } from 'dayjs';
import 'dayjs/locale/vi.js';

dayjs.extend(utc);
dayjs.extend(timezone);
dayjs.extend(customParseFormat);

/** How a day may be typed; the first is how it is shown. */
export const DAY_FORMATS = ['DD/MM/YYYY', 'D/M/YYYY', 'DDMMYYYY', 'DD-MM-YYYY', 'D-M-YYYY', 'DD.MM.YYYY', 'YYYY-MM-DD'];
export const DAY = 'YYYY-MM-DD';

/** A day as a picker holds it. */
export const dayOf = (day: string | null | undefined): Dayjs | null =>
  day === null || day === undefined || day === '' ? null : dayjs(day, DAY, true);

/** The local day (`YYYY-MM-DD`) of an instant in a zone. */
export const localDay = (instant: string | number, zone: string): string => daysOf(zone).format(new Date(instant));

/** One formatter for each zone: making it takes longer than a whole list's days do. */
const formatters = new Map<string, Intl.DateTimeFormat>();
function daysOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known !== undefined) return known;
  // Sweden writes days as ISO 8601 does.
  const days = new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  formatters.set(timeZone, days);
  return days;
}

/** The local clock time (`HH:mm`) of an instant in a zone. */
export const localTime = (instant: string | number, zone: string): string => dayjs(instant).tz(zone).format('HH:mm');

/** The instant, as ISO text in UTC, at which a local day has a local clock time (`HH:mm`). */
export const instantAt = (day: string, time: string, zone: string): string =>
  dayjs.tz(`${day} ${time}`, zone).toISOString();

/** What was typed as `YYYY-MM-DD`, or null where it is no day. */
export function readDay(typed: string): string | null {
  const read = dayjs(typed.trim(), DAY_FORMATS, true);
  return read.isValid() ? read.format(DAY) : null;
}
