import type { Sql } from '#event-store';
import { KNOWN_POLICIES, periodInstants } from '#indicators';
import { zoneOf } from '#read-models';
import type { Drift } from './drifts.js';
import { recordDrifts } from './drifts.js';
import type { FactsState } from './facts-state.js';
import { NIGHTLY_POLICIES, computeMonth } from './monthly-figures.js';
import type { MonthQuestion } from './monthly-figures.js';
import { monthsTouched } from './months-touched.js';
import { nameOfMonth, spanOfMonth } from './months.js';
import { statements } from './statements.js';

/** What a run knows before it looks at a month. */
export interface MonthTask extends MonthQuestion {
  jobId: string;
  /** Compute it although nothing seems to have changed. */
  full: boolean;
  facts: FactsState;
  /** Months of the year touched by a change up to `touchedTo`. */
  touched: ReadonlySet<number>;
  touchedTo: number;
}

/** What became of a month. */
export interface MonthOutcome {
  computed: boolean;
  drifts: number;
}

interface StoredState {
  policy: string;
  policy_version: number;
  facts_version: number;
  position: string;
  evaluated_at: Date;
  digest: string;
}

const STATES = `
  select policy, policy_version, facts_version, position, evaluated_at, digest
  from monthly_state where tenant_id = $1 and month = $2`;
const MOVE_STATES = `
  update monthly_state set position = greatest(position, $3) where tenant_id = $1 and month = $2`;
const KEEP_STATES = `
  insert into monthly_state (tenant_id, month, policy, policy_version, facts_version, position, evaluated_at, digest, job_id)
  select $1, $2, policy, version, $4, $5, $6, $7, $8
  from jsonb_to_recordset($3::jsonb) as p(policy text, version smallint)
  on conflict (tenant_id, month, policy) do update set policy_version = excluded.policy_version,
    facts_version = excluded.facts_version, position = excluded.position, evaluated_at = excluded.evaluated_at,
    digest = excluded.digest, job_id = excluded.job_id`;

/**
 * Computes a month's figures and puts them in place of the stored ones, in the transaction of `sql`; skips a month whose
 * stored figures are sealed and whose facts have not changed since. A difference that no change explains is drift.
 */
export async function recomputeMonth(sql: Sql, task: MonthTask): Promise<MonthOutcome> {
  const { tenant, month, full, touched, touchedTo } = task;
  const states = await sql.query<StoredState>(STATES, [tenant, month]);
  const comparable = isComparable(states, task);
  if (comparable && !full && !touched.has(month) && (await isSealed(sql, tenant, month, states))) {
    await sql.query(MOVE_STATES, [tenant, month, touchedTo]);
    return { computed: false, drifts: 0 };
  }
  const differences = await computeMonth(sql, task, comparable && !touched.has(month));
  const drifts = differences.map(({ subject, ...values }): Drift => ({
    kind: 'figure',
    subject: `${nameOfMonth(month)}/${subject}`,
    ...values,
  }));
  await keepStates(sql, task);
  // The facts may have moved between the look at the changes and now: ask again before calling it drift.
  if (drifts.length === 0 || (await changedSince(sql, task, states))) return { computed: true, drifts: 0 };
  return { computed: true, drifts: await recordDrifts(sql, tenant, task.jobId, drifts) };
}

/** Stored figures say the same as new ones would, if nothing changed: same rules, same program, judged after the month's end. */
function isComparable(states: readonly StoredState[], { month, timezone, facts }: MonthTask): boolean {
  const { endAt } = periodInstants(spanOfMonth(month), zoneOf(timezone));
  return (
    states.length === NIGHTLY_POLICIES.length &&
    states.every(
      (state) =>
        state.policy_version === POLICY_VERSIONS.get(state.policy) &&
        state.facts_version === facts.version &&
        state.evaluated_at.getTime() >= endAt,
    )
  );
}

const POLICY_VERSIONS = new Map<string, number>(NIGHTLY_POLICIES.map((name) => [name, KNOWN_POLICIES[name].version]));

async function isSealed(sql: Sql, tenant: string, month: number, states: readonly StoredState[]): Promise<boolean> {
  const digest = await digestOf(sql, tenant, month);
  return states.every((state) => state.digest === digest);
}

async function digestOf(sql: Sql, tenant: string, month: number): Promise<string> {
  const [row] = await sql.query<{ digest: string }>(statements.monthDigest, [tenant, month]);
  return row?.digest ?? '';
}

async function keepStates(sql: Sql, task: MonthTask): Promise<void> {
  const { tenant, month, facts, jobId, now } = task;
  const policies = [...POLICY_VERSIONS].map(([policy, version]) => ({ policy, version }));
  const state = [facts.version, facts.position, new Date(now), await digestOf(sql, tenant, month), jobId];
  await sql.query(KEEP_STATES, [tenant, month, JSON.stringify(policies), ...state]);
}

async function changedSince(sql: Sql, task: MonthTask, states: readonly StoredState[]): Promise<boolean> {
  const { tenant, month } = task;
  const after = Math.min(...states.map((state) => Number(state.position)));
  const touched = await monthsTouched(sql, { tenant, after, first: month, last: month });
  return touched.months.has(month);
}
