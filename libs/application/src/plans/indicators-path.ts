import type { Measure } from '#indicators';
import type { ScorecardQuery } from './scorecard-query.js';

const PATH = '/api/v1/indicators';

/** The question to `/indicators` that shows the figure of a measure, for its drill-down; null: it is none of those. */
export function indicatorsPath(
  measure: Measure,
  { period, calendar, asOf }: Pick<ScorecardQuery, 'period' | 'calendar' | 'asOf'>,
): string | null {
  const own = ownParameters(measure);
  if (own === null) return null;
  const parameters = new URLSearchParams({ period, ...(calendar === 'kstt' ? { calendar } : {}), ...own });
  if (measure.level !== undefined) parameters.set('level', measure.level);
  if (asOf !== null) parameters.set('asOf', new Date(asOf).toISOString());
  return `${PATH}?${parameters.toString()}`;
}

function ownParameters(measure: Measure): Record<string, string> | null {
  switch (measure.kind) {
    case 'onTimeRate':
      return { policy: measure.policy };
    case 'worstField':
      return { policy: measure.policy, groupBy: 'field' };
    case 'lateNamed':
      return { policy: measure.policy, groupBy: 'officer' };
    case 'channelShare':
      return { groupBy: 'channel' };
    default:
      return null;
  }
}
