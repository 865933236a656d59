import type { Measure } from '#indicators';
import type { ScorecardQuery } from './scorecard-query.js';

const PATH = '/api/v1/indicators';

/** The question to `/indicators` that shows the figure of a measure, for its drill-down; null: it is none of those. */
export function indicatorsPath(measure: Measure, query: Asked): string | null {
  const own = ownParameters(measure);
  if (own === null) return null;
  const parameters = commonParameters(query, own);
  if (measure.level !== undefined) parameters.set('level', measure.level);
  return `${PATH}?${parameters.toString()}`;
}

/** The dossiers behind a target that `/indicators` does not know. */
export const dossiersPath = (planId: string, targetId: string, query: Asked): string =>
  `/api/v1/scorecards/${planId}/targets/${targetId}/dossiers?${commonParameters(query, {}).toString()}`;

type Asked = Pick<ScorecardQuery, 'period' | 'calendar' | 'asOf'>;

function commonParameters({ period, calendar, asOf }: Asked, own: Record<string, string>): URLSearchParams {
  const parameters = new URLSearchParams({ period, ...(calendar === 'kstt' ? { calendar } : {}), ...own });
  if (asOf !== null) parameters.set('asOf', new Date(asOf).toISOString());
  return parameters;
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
