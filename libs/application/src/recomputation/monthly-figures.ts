import type { Instant } from '#calendar';
import type { Sql } from '#event-store';
import { COUNT_NAMES, KNOWN_POLICIES, POLICY_NAMES, rateOf } from '#indicators';
import type { Counts, Policy, PolicyName } from '#indicators';
import { channelOfCode, countsOfStandings, levelOfCode, monthCells } from '#read-models';
import type { CellCode, Standing } from '#read-models';
import type { MonthNumber } from './months.js';
import { spanOfMonth } from './months.js';
import { storeMonth } from './store-month.js';

/** The policies whose monthly figures are kept for trends and closing. */
export const NIGHTLY_POLICIES: readonly PolicyName[] = POLICY_NAMES;

/** In the order of a standing's slots. survivorship-safe has the default policy's counts and only another denominator. */
const COMPUTED = ['tt01-2020', 'first-promise', 'returned', 'qd766', 'ii06a'] as const;
const COUNTED_AS: Readonly<Record<PolicyName, (typeof COMPUTED)[number]>> = {
  'tt01-2020': 'tt01-2020',
  'first-promise': 'first-promise',
  returned: 'returned',
  'survivorship-safe': 'tt01-2020',
  qd766: 'qd766',
  ii06a: 'ii06a',
};

/** The policies of a stored standing, for `countsOfStandings`. */
export const COMPUTED_POLICIES: readonly Policy[] = COMPUTED.map((name) => KNOWN_POLICIES[name]);

/** Whose month, and seen from when. */
export interface MonthQuestion {
  tenant: string;
  timezone: string;
  month: MonthNumber;
  now: Instant;
}

/** A stored cell of a month; null where a dossier has no value. */
export interface MonthlyFigure {
  key: Record<'agency' | 'field' | 'procedure' | 'level' | 'channel', string | null>;
  counts: Counts & { numerator: number; denominator: number };
}

/** A cell of a policy that differed from the stored one. */
export interface CellDifference {
  /** Policy and key. */
  subject: string;
  stored: MonthlyFigure['counts'] | null;
  computed: MonthlyFigure['counts'] | null;
}

interface DifferenceRow extends CellCode {
  stored: Standing[] | null;
  stored_dossiers: number[] | null;
  computed: Standing[] | null;
  computed_dossiers: number[] | null;
}

/**
 * Nobody can guess how many cells a month has, and where the planner guesses many it sorts texts: half of the month's time
 * at ten million dossiers. What the index of a month finds is read page by page and not dossier by dossier: a tenth of it.
 * A commit need not wait for the disk: figures, seal and cursor stand in one transaction, so a power cut costs the last
 * months and they are computed again (2026-11-22). Until the end of the transaction.
 */
const AS_FOR_MONTHS = `select set_config('enable_sort', 'off', true), set_config('enable_indexscan', 'off', true),
  set_config('work_mem', '64MB', true), set_config('synchronous_commit', 'off', true)`;

/**
 * Computes a month as all that is known now says and stores it, in the transaction of `sql`; with `compare` it answers
 * what differed.
 */
export async function computeMonth(
  sql: Sql,
  { tenant, timezone, month, now }: MonthQuestion,
  compare: boolean,
): Promise<CellDifference[]> {
  const cells = monthCells({ tenant, timezone, ...spanOfMonth(month), now }, COMPUTED_POLICIES);
  const { parameters } = cells;
  const statement = storeMonth(cells.sql, {
    tenant: parameters.use('tenant', tenant, 'text'),
    month: parameters.use('month', month, 'smallint'),
    compare: parameters.use('compare', compare, 'boolean'),
  });
  await sql.query(AS_FOR_MONTHS);
  const rows = await sql.query<DifferenceRow>(statement, parameters.values);
  return rows.flatMap((row) => COMPUTED.flatMap((policy) => differenceOf(row, policy)));
}

function differenceOf(row: DifferenceRow, policy: (typeof COMPUTED)[number]): CellDifference[] {
  const stored = figuresOf(row.stored, row.stored_dossiers, policy);
  const computed = figuresOf(row.computed, row.computed_dossiers, policy);
  if (JSON.stringify(stored) === JSON.stringify(computed)) return [];
  const { agency, field, procedure, level, channel } = keyOf(row);
  const subject = [policy, ...[agency, field, procedure, level, channel].map((value) => value ?? '')].join('/');
  return [{ subject, stored, computed }];
}

const KEPT = `
  select agency_id, field_code, procedure_code, level, channel, standings, dossiers from monthly_figure
  where tenant_id = $1 and month = $2 order by agency_id, field_code, procedure_code, level, channel`;

/** The stored figures of a month under a policy, cell by cell; cells in which it counts nobody are left out. */
export async function monthlyFigures(
  sql: Sql,
  tenant: string,
  month: MonthNumber,
  policy: PolicyName,
): Promise<MonthlyFigure[]> {
  const rows = await sql.query<CellCode & { standings: Standing[]; dossiers: number[] }>(KEPT, [tenant, month]);
  return rows.flatMap((row) => {
    const counts = figuresOf(row.standings, row.dossiers, policy);
    return counts === null ? [] : [{ key: keyOf(row), counts }];
  });
}

/** null where the policy counts nobody. */
function figuresOf(
  standings: readonly Standing[] | null,
  dossiers: readonly number[] | null,
  policy: PolicyName,
): MonthlyFigure['counts'] | null {
  const counts = countsOfStandings(
    standings ?? [],
    dossiers ?? [],
    COMPUTED_POLICIES,
    KNOWN_POLICIES[COUNTED_AS[policy]],
  );
  if (COUNT_NAMES.every((name) => counts[name] === 0)) return null;
  const { numerator, denominator } = rateOf(counts, KNOWN_POLICIES[policy]);
  return { ...counts, numerator, denominator };
}

const keyOf = ({ agency_id, field_code, procedure_code, level, channel }: CellCode): MonthlyFigure['key'] => ({
  agency: agency_id || null,
  field: field_code || null,
  procedure: procedure_code || null,
  level: levelOfCode(level),
  channel: channelOfCode(channel),
});
