import type { Instant } from '#calendar';
import { fixedOffsetZone } from '../fixed-offset-zone.js';

/** Viet Nam has stood at UTC+7 without a change since 1975. */
export const vietnam = fixedOffsetZone(7 * 60);

/** The instant of a Vietnamese wall time: `at('2026-03-02 10:00')`, seconds optional. */
export function at(wallTime: string): Instant {
  const instant = Date.parse(`${wallTime.replace(' ', 'T')}+07:00`);
  if (Number.isNaN(instant)) throw new RangeError(`not a wall time: ${wallTime}`);
  return instant;
}
