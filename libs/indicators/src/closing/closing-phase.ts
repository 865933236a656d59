import { type Instant, type PlainDate, addDays, plainDateOf } from '#calendar';
import { PERIOD_CALENDARS, type Span } from '../periods/period.js';
import type { Zone } from '../zone.js';
import { type ClosablePeriod, byEnd, periodsOfYear } from './periods-of-year.js';

/** When a tenant's periods close (CONTRACT 7.10). */
export interface ClosingRules {
  /** Periods that ended before this local date are never closed, they are reconstructed. */
  goLiveOn: PlainDate;
  /** Whole days after a period's end, 0 or more; 0: the night after its last day. */
  closeAfterDays: number;
}

/**
 * `open`: not over yet; `ended`: over, but not due to be closed; `due`: to be closed by the next nightly run;
 * `reconstructed`: never closed, because it ended before the product was in use.
 */
export type ClosingPhase = 'open' | 'ended' | 'due' | 'reconstructed';

/** The first local date whose nightly run closes a period. */
export const closesOn = ({ to }: Span, { closeAfterDays }: ClosingRules): PlainDate => addDays(to, 1 + closeAfterDays);

/** Where a period that is not closed stands at an instant, by the tenant's local date. */
export function closingPhase(span: Span, rules: ClosingRules, now: Instant, zone: Zone): ClosingPhase {
  const today = plainDateOf(zone.localDay(now));
  if (span.to >= today) return 'open';
  if (span.to < rules.goLiveOn) return 'reconstructed';
  return today >= closesOn(span, rules) ? 'due' : 'ended';
}

/** Every period of both calendars that is due to be closed at an instant, closed or not, in the order of closing. */
export function duePeriods(rules: ClosingRules, now: Instant, zone: Zone): ClosablePeriod[] {
  const last = Number(plainDateOf(zone.localDay(now)).slice(0, 4));
  const first = Number(rules.goLiveOn.slice(0, 4));
  const years = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
  return years
    .flatMap((year) => PERIOD_CALENDARS.flatMap((calendar) => periodsOfYear(year, calendar)))
    .filter((period) => closingPhase(period, rules, now, zone) === 'due')
    .sort(byEnd);
}
