import { localDayNumber, startOfLocalDay } from '#calendar';
import type { Zone } from './zone.js';

/**
 * The zone of a tenant by its IANA name, told by the calendar lib.
 * @param timezone e.g. `Asia/Ho_Chi_Minh`
 */
export function zoneOf(timezone: string): Zone {
  return {
    localDay: (instant) => localDayNumber(instant, timezone),
    startOfDay: (date) => startOfLocalDay(date, timezone),
  };
}
