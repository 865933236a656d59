import type { Instant } from '#calendar';
import { DEFAULT_MINIMUM, RANK_ORDERS, previousPeriod } from '#indicators';
import type { RankOrder, Span } from '#indicators';
import { QUERY_PARAMETERS, readCommon } from '../indicators/indicator-query.js';
import type { IndicatorQuery } from '../indicators/indicator-query.js';
import { ParameterReader } from '../parameter-reader.js';
import type { QueryParameters } from '../parameter-reader.js';

/** What can be compared. */
export const RANKED = ['agency', 'officer', 'field', 'procedure'] as const;
export type Ranked = (typeof RANKED)[number];

/** A checked question about who stands where. */
export interface RankingQuery extends Omit<IndicatorQuery, 'groupBy'> {
  by: Ranked;
  order: RankOrder;
  /** Smallest denominator that gets a place, 1 to 1,000,000. */
  minimum: number;
  /** The period of the same kind before. */
  previous: Span;
}

const ACCEPTED = [...QUERY_PARAMETERS.filter((name) => name !== 'groupBy'), 'by', 'order', 'minimum'];
const MINIMUM = /^[1-9]\d{0,5}$|^1000000$/;

/**
 * Reads the parameters of `/indicators/ranking`: those of `/indicators` but `groupBy`, and `by`, `order`, `minimum`.
 * Fields are listed worst first unless asked otherwise, everything else best first.
 * @throws ProblemError `VALIDATION.FAILED` naming every parameter at fault
 */
export function parseRankingQuery(parameters: QueryParameters, now: Instant, timezone: string): RankingQuery {
  const reader = new ParameterReader(parameters, ACCEPTED);
  const common = readCommon(reader, now, timezone);
  const by = reader.oneOf('by', RANKED) ?? 'agency';
  const order = reader.oneOf('order', RANK_ORDERS) ?? (by === 'field' ? 'worst' : 'best');
  const minimum = reader.text('minimum') ?? String(DEFAULT_MINIMUM);
  if (!MINIMUM.test(minimum)) {
    reader.fault('minimum', 'MINIMUM.INVALID', 'accepted is a whole number from 1 to 1000000');
  }
  const { from, to, calendar } = common;
  const previous =
    from === '' ? null : reader.attempt(() => previousPeriod(reader.text('period'), { from, to }, calendar));
  return reader.result({ ...common, by, order, minimum: Number(minimum), previous: previous ?? { from, to } });
}
