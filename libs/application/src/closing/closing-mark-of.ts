import type { Instant } from '#calendar';
import type { EventStore, Sql } from '#event-store';
import { periodOfSpan } from '#indicators';
import type { PeriodCalendar, Span } from '#indicators';
import { periodRecord } from './period-record.js';
import { closingMark } from './period-view.js';
import type { ClosingMark } from './period-view.js';
import { restatementInForce } from './restatement-in-force.js';

/** Where closings and the lists of restated dossiers are read. */
export interface ClosingSources {
  store: Pick<EventStore, 'readStreams'>;
  sql: Pick<Sql, 'query'>;
}

/** The part of a question of figures that its closing depends on. */
export interface ClosingMarkQuestion extends Span {
  tenant: string;
  calendar: PeriodCalendar;
  /** Only what was recorded by then; null: everything. The same instant must answer the same for ever. */
  asOf: Instant | null;
  /** Agencies whose dossiers may be counted; null: all. */
  scope: readonly string[] | null;
}

/** The closing of the period that a question's days are exactly; null where they are none, or one that is not closed. */
export async function closingMarkOf(
  { store, sql }: ClosingSources,
  { tenant, calendar, from, to, asOf, scope }: ClosingMarkQuestion,
): Promise<ClosingMark | null> {
  const period = periodOfSpan({ from, to }, calendar);
  const record = period === null ? null : await periodRecord(store, tenant, period, asOf);
  if (record === null) return null;
  return closingMark(record, await restatementInForce(sql, tenant, record, scope));
}
