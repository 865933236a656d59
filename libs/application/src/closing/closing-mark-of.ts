import type { Instant } from '#calendar';
import { PostgresEventStore } from '#event-store';
import type { Sql } from '#event-store';
import { periodOfSpan } from '#indicators';
import type { PeriodCalendar, Policy, Span } from '#indicators';
import { databaseWithin } from '../database-within.js';
import { pendingChanges } from './pending-changes.js';
import { closedSide } from './period-figures.js';
import type { PeriodCounts } from './period-figures.js';
import { periodRecord } from './period-record.js';
import type { PeriodRecord } from './period-record.js';
import { closingMark } from './period-view.js';
import type { ClosingMark } from './period-view.js';
import { restatementInForce } from './restatement-in-force.js';

/** The part of a question of figures that its closing depends on. */
export interface ClosingMarkQuestion extends Span {
  tenant: string;
  calendar: PeriodCalendar;
  /** Only what was recorded by then; null: everything. The same instant must answer the same for ever. */
  asOf: Instant | null;
  /** Agencies whose dossiers may be counted; null: all. */
  scope: readonly string[] | null;
  timezone: string;
  policy: Pick<Policy, 'name'>;
  filters: object;
  population?: string;
}

/**
 * The closing of the period that a question's days are exactly; null where they are none, or one that is not closed. Call
 * it inside a snapshot.
 */
export async function closingMarkOf(sql: Sql, question: ClosingMarkQuestion): Promise<ClosingMark | null> {
  const { tenant, timezone, calendar, from, to, asOf, scope } = question;
  const store = new PostgresEventStore(databaseWithin(sql));
  const period = periodOfSpan({ from, to }, calendar);
  const record = period === null ? null : await periodRecord(store, tenant, period, asOf);
  if (record === null) return null;
  const counts = await restatementInForce(sql, tenant, record, scope);
  const changes = asOf === null ? await pendingChanges(sql, { tenant, timezone }, [record], scope) : null;
  const pending = changes?.get(record) ?? null;
  return closingMark(record, { counts, pending, total: await closedTotal(sql, record, question) });
}

/** Closed rows know neither officers nor a population received alone: such a question has no closed figure. */
async function closedTotal(
  sql: Sql,
  record: PeriodRecord,
  { tenant, policy, filters, population = 'handled', scope }: ClosingMarkQuestion,
): Promise<PeriodCounts | null> {
  if (population !== 'handled' || Object.values(filters).some((value) => value != null)) return null;
  return (await closedSide(sql, tenant, record, { policy: policy.name, groupBy: [], scope }))?.total ?? null;
}
