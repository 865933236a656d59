import { type PlainDate, dayNumberOf } from '#calendar';
import type { Zone } from './zone.js';

const MINUTE = 60_000;
const DAY = 86_400_000;

/**
 * A zone that never changes its clocks, as Viet Nam has not since 1975.
 * @param offsetMinutes minutes east of Greenwich, e.g. 420 for Asia/Ho_Chi_Minh
 */
export function fixedOffsetZone(offsetMinutes: number): Zone {
  const offset = offsetMinutes * MINUTE;
  return {
    localDay: (instant) => Math.floor((instant + offset) / DAY),
    startOfDay: (date: PlainDate) => dayNumberOf(date) * DAY - offset,
  };
}
