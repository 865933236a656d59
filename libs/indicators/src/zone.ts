import type { Instant, PlainDate } from '#calendar';

/**
 * The tenant's local time, the only thing counting needs to know of a calendar. Handed in by the caller, so that
 * no result depends on the machine's zone.
 */
export interface Zone {
  /** Days from 1970-01-01 to the local date of the instant; negative before it. */
  localDay(instant: Instant): number;
  /** The first instant of the local date. */
  startOfDay(date: PlainDate): Instant;
}
