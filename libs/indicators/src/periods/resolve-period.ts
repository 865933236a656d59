import type { Instant } from '#calendar';
import { IndicatorsError } from '../indicators-error.js';
import type { Zone } from '../zone.js';
import { currentMonth } from './months.js';
import { parsePeriod } from './parse-period.js';
import { parseSpan } from './parse-span.js';
import { type Span, findPeriodCalendar } from './period.js';

/** As a question writes it; absent and null are the same. */
export interface PeriodRequest {
  period?: string | null;
  from?: string | null;
  to?: string | null;
  calendar?: string | null;
}

const WAYS = ['period', 'from and to', 'nothing: the current calendar month'];

/**
 * The dates a question asks about (CONTRACT 3, `/indicators`): a period, or both dates, or the current month.
 * @throws IndicatorsError any `PERIOD.*` code
 */
export function resolvePeriod(request: PeriodRequest, now: Instant, zone: Zone): Span {
  const calendar = findPeriodCalendar(request.calendar);
  const [period, from, to] = [request.period ?? null, request.from ?? null, request.to ?? null];
  if (period !== null) {
    if (from !== null || to !== null) throw new IndicatorsError('PERIOD.GIVEN_TWICE', WAYS, request, '/period');
    return parsePeriod(period, calendar);
  }
  if (from !== null && to !== null) return parseSpan(from, to);
  if (from === null && to === null) return currentMonth(now, zone);
  throw new IndicatorsError('PERIOD.HALF_GIVEN', WAYS, request, from === null ? '/from' : '/to');
}
