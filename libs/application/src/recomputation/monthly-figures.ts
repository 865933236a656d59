import type { Instant } from '#calendar';
import type { Sql } from '#event-store';
import { COUNT_NAMES, KNOWN_POLICIES } from '#indicators';
import type { PolicyName, Rate } from '#indicators';
import { figures } from '#read-models';
import type { FigureRow } from '#read-models';
import type { MonthNumber } from './months.js';
import { spanOfMonth } from './months.js';

/** The policies whose monthly figures are kept for trends and closing. */
export const NIGHTLY_POLICIES = [
  'tt01-2020',
  'first-promise',
  'returned',
  'survivorship-safe',
] as const satisfies readonly PolicyName[];

/** Every grouping that adds up; coarser figures are sums of these. */
const FINEST = ['agency', 'field', 'procedure', 'level', 'channel'] as const;

/** One row of monthly_figure without its month and policy; '' where a dossier has no value. */
export interface MonthlyFigure {
  agency_id: string;
  field_code: string;
  procedure_code: string;
  level: string;
  channel: string;
  counts: Record<string, number>;
}

/** One policy's figures of a month. */
export interface PolicyFigures {
  policy: PolicyName;
  version: number;
  position: number;
  figures: MonthlyFigure[];
}

/** Whose month, and seen from when. */
export interface MonthQuestion {
  tenant: string;
  timezone: string;
  month: MonthNumber;
  now: Instant;
}

/** Figures of a month as all that is known now says; call it inside a snapshot. */
export async function monthlyFigures(sql: Sql, { month, ...question }: MonthQuestion): Promise<PolicyFigures[]> {
  const computed: PolicyFigures[] = [];
  for (const policy of NIGHTLY_POLICIES) {
    if (policy === 'survivorship-safe') continue;
    const asked = {
      ...question,
      ...spanOfMonth(month),
      policy: KNOWN_POLICIES[policy],
      groupBy: FINEST,
      filters: {},
      scope: null,
    };
    const { rows, position, policyVersion } = await figures(sql, asked);
    const finest = (rate: (row: FigureRow) => Rate) => rows.map((row) => monthlyFigure(row, rate(row)));
    computed.push({ policy, version: policyVersion, position, figures: finest((row) => row.rate) });
    if (policy === 'tt01-2020') {
      // The same classes with the open overdue ones in the denominator: every row of the default policy knows that rate.
      const { version } = KNOWN_POLICIES['survivorship-safe'];
      computed.push({ policy: 'survivorship-safe', version, position, figures: finest((row) => row.survivorshipSafe) });
    }
  }
  return computed;
}

function monthlyFigure(row: FigureRow, rate: Rate): MonthlyFigure {
  const { agency, field, procedure, level, channel } = row.key;
  const counts = Object.fromEntries(COUNT_NAMES.map((name) => [name, row[name]]));
  return {
    agency_id: agency ?? '',
    field_code: field ?? '',
    procedure_code: procedure ?? '',
    level: level ?? '',
    channel: channel ?? '',
    counts: { ...counts, numerator: rate.numerator, denominator: rate.denominator },
  };
}
