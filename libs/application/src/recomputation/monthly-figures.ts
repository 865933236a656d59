import type { Instant } from '#calendar';
import type { Sql } from '#event-store';
import { COUNT_NAMES, KNOWN_POLICIES, POLICY_NAMES, rateOf } from '#indicators';
import type { Counts, PolicyName } from '#indicators';
import { ATOMIC_COUNTS, channelOfCode, levelOfCode, monthCells } from '#read-models';
import type { CellCode } from '#read-models';
import type { MonthNumber } from './months.js';
import { spanOfMonth } from './months.js';
import { storeMonth } from './store-month.js';

/** The policies whose monthly figures are kept for trends and closing. */
export const NIGHTLY_POLICIES: readonly PolicyName[] = POLICY_NAMES;

/** In the order of the stored arrays. survivorship-safe has the default policy's counts and only another denominator. */
const COMPUTED = ['tt01-2020', 'first-promise', 'returned', 'qd766', 'ii06a'] as const;
const COUNTED_AS: Readonly<Record<PolicyName, (typeof COMPUTED)[number]>> = {
  'tt01-2020': 'tt01-2020',
  'first-promise': 'first-promise',
  returned: 'returned',
  'survivorship-safe': 'tt01-2020',
  qd766: 'qd766',
  ii06a: 'ii06a',
};

/** A cell's numbers as they are stored: per computed policy those of ATOMIC_COUNTS. */
type StoredCounts = number[][];

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
  stored: StoredCounts | null;
  computed: StoredCounts | null;
}

/**
 * Nobody can guess how many cells a month has, and where the planner guesses many it sorts texts: half of the month's time
 * at ten million dossiers (2026-11-22). Until the end of the transaction.
 */
const HASH_ALWAYS = "select set_config('enable_sort', 'off', true), set_config('work_mem', '64MB', true)";

/**
 * Computes a month as all that is known now says and stores it, in the transaction of `sql`; with `compare` it answers
 * what differed.
 */
export async function computeMonth(
  sql: Sql,
  { tenant, timezone, month, now }: MonthQuestion,
  compare: boolean,
): Promise<CellDifference[]> {
  const policies = COMPUTED.map((name) => KNOWN_POLICIES[name]);
  const cells = monthCells({ tenant, timezone, ...spanOfMonth(month), now }, policies);
  const { parameters } = cells;
  const statement = storeMonth(cells.sql, {
    tenant: parameters.use('tenant', tenant, 'text'),
    month: parameters.use('month', month, 'smallint'),
    compare: parameters.use('compare', compare, 'boolean'),
  });
  await sql.query(HASH_ALWAYS);
  const rows = await sql.query<DifferenceRow>(statement, parameters.values);
  return rows.flatMap((row) => COMPUTED.flatMap((policy) => differenceOf(row, policy)));
}

function differenceOf(row: DifferenceRow, policy: (typeof COMPUTED)[number]): CellDifference[] {
  const index = COMPUTED.indexOf(policy);
  const [stored, computed] = [row.stored?.[index] ?? null, row.computed?.[index] ?? null];
  if (JSON.stringify(stored) === JSON.stringify(computed)) return [];
  const { agency, field, procedure, level, channel } = keyOf(row);
  const subject = [policy, ...[agency, field, procedure, level, channel].map((value) => value ?? '')].join('/');
  const counts = (numbers: number[] | null) => (numbers === null ? null : countsOf(numbers, policy));
  return [{ subject, stored: counts(stored), computed: counts(computed) }];
}

const KEPT = `
  select agency_id, field_code, procedure_code, level, channel, counts from monthly_figure
  where tenant_id = $1 and month = $2 order by agency_id, field_code, procedure_code, level, channel`;

/** The stored figures of a month under a policy, cell by cell; cells in which it counts nobody are left out. */
export async function monthlyFigures(
  sql: Sql,
  tenant: string,
  month: MonthNumber,
  policy: PolicyName,
): Promise<MonthlyFigure[]> {
  const rows = await sql.query<CellCode & { counts: StoredCounts }>(KEPT, [tenant, month]);
  const index = COMPUTED.indexOf(COUNTED_AS[policy]);
  return rows
    .map((row) => ({ key: keyOf(row), counts: countsOf(row.counts[index] ?? [], policy) }))
    .filter(({ counts }) => COUNT_NAMES.some((name) => counts[name] > 0));
}

function countsOf(numbers: readonly number[], policy: PolicyName): MonthlyFigure['counts'] {
  const atomic = Object.fromEntries(ATOMIC_COUNTS.map((name, index) => [name, numbers[index] ?? 0])) as Record<
    (typeof ATOMIC_COUNTS)[number],
    number
  >;
  const { early, onTime, late, openInTime, openOverdue, noLimitResolved, noLimitOpen } = atomic;
  const counts = {
    ...atomic,
    resolved: early + onTime + late + noLimitResolved,
    open: openInTime + openOverdue + noLimitOpen,
  };
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
