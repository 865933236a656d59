import { type Instant, addDays } from '#calendar';
import type { Zone } from '../zone.js';
import type { Span } from './period.js';

/** P of CONTRACT 7, half-open: `[fromAt, endAt)`. */
export interface PeriodInstants {
  fromAt: Instant;
  endAt: Instant;
}

/** From the local midnight of `from` to the local midnight after `to`. */
export function periodInstants(span: Span, zone: Zone): PeriodInstants {
  return { fromAt: zone.startOfDay(span.from), endAt: zone.startOfDay(addDays(span.to, 1)) };
}

/** V: the instant at which open dossiers are judged, the earlier of the end of the period and as-of (CONTRACT 7.1). */
export function viewpointOf(period: PeriodInstants, asOf: Instant): Instant {
  return Math.min(period.endAt, asOf);
}
