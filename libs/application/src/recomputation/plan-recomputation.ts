import type { Sql } from '#event-store';
import type { Instant } from '#calendar';
import { factsState } from './facts-state.js';
import { currentMonthNumber, monthOfDate, monthsOfPeriod, yearOfMonth } from './months.js';
import type { Part } from './recomputation-parts.js';
import { POSITIONS_PER_SLICE, ROWS_PER_SLICE } from './refold-slice.js';

/** What a recomputation is asked to do; the `parameters` of its job. */
export interface RecomputationParameters {
  /** Months to compute, such as `2026-Q1`; absent: every month with a dossier. */
  period?: string;
  /** Compute unchanged months and refold unchanged streams, too. */
  full?: boolean;
  /** The local date of a nightly run. */
  runOn?: string;
}

/** Both ends come from an index alone: a refusal is settled on its day and has no reception. */
const FIRST_DAY = `
  select least(
    (select min(received_on) from fact_current where tenant_id = $1 and generation = $2),
    (select min(settled_on) from fact_current where tenant_id = $1 and generation = $2 and settled_on < 'infinity')
  )::text as first`;

const FIRST_KEPT = 'select min(month)::int as first from monthly_figure where tenant_id = $1';

/** The parts of a run: one per year of months, the refolding of what changed, and with `full` the search for unfounded facts. */
export async function planRecomputation(
  sql: Sql,
  question: { tenant: string; timezone: string; now: Instant },
  { period, full = false }: RecomputationParameters,
): Promise<Pick<Part, 'part' | 'total' | 'cursor' | 'target'>[]> {
  const { tenant, timezone, now } = question;
  const facts = await factsState(sql, tenant);
  if (facts === null) return [];
  const range = period === undefined ? null : monthsOfPeriod(period);
  const [day] = await sql.query<{ first: string | null }>(FIRST_DAY, [tenant, facts.generation]);
  const [kept] = await sql.query<{ first: number | null }>(FIRST_KEPT, [tenant]);
  const found = [day?.first == null ? null : monthOfDate(day.first), kept?.first ?? null].filter((m) => m !== null);
  const first = Math.max(Math.min(...found), range?.first ?? 0);
  const last = Math.min(currentMonthNumber(now, timezone), range?.last ?? Infinity);
  const from = full ? 0 : await refoldedUpTo(sql, tenant);
  const slices = Math.ceil(Math.max(0, facts.position - from) / POSITIONS_PER_SLICE);
  return [
    ...years(first, last),
    { part: 'facts', total: slices, cursor: Math.min(from, facts.position), target: facts.position },
    ...(full ? [await rowsPart(sql, tenant, facts.generation)] : []),
  ];
}

function years(first: number, last: number): Pick<Part, 'part' | 'total' | 'cursor' | 'target'>[] {
  const parts = [];
  for (let month = first; Number.isFinite(month) && month <= last; month += 12 - (month % 12)) {
    const target = Math.min(last, month + 11 - (month % 12));
    const part = `year-${yearOfMonth(month)}` as const;
    parts.push({ part, total: target - month + 1, cursor: month - 1, target });
  }
  return parts;
}

async function refoldedUpTo(sql: Sql, tenant: string): Promise<number> {
  const [row] = await sql.query<{ position: string }>('select position from refold_state where tenant_id = $1', [
    tenant,
  ]);
  return Number(row?.position ?? 0);
}

async function rowsPart(sql: Sql, tenant: string, generation: number) {
  const text = 'select count(*) as rows from fact_current where tenant_id = $1 and generation = $2';
  const [row] = await sql.query<{ rows: string }>(text, [tenant, generation]);
  return {
    part: 'rows' as const,
    total: Math.max(1, Math.ceil(Number(row?.rows ?? 0) / ROWS_PER_SLICE)),
    cursor: 0,
    target: 0,
  };
}
