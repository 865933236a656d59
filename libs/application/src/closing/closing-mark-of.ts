import type { EventStore } from '#event-store';
import { periodOfSpan } from '#indicators';
import type { PeriodCalendar, Span } from '#indicators';
import { periodRecord } from './period-record.js';
import { closingMark } from './period-view.js';
import type { ClosingMark } from './period-view.js';

/** The closing of the period that a question's days are exactly; null where they are none, or one that is not closed. */
export async function closingMarkOf(
  store: Pick<EventStore, 'readStreams'>,
  tenant: string,
  { calendar, ...span }: Span & { calendar: PeriodCalendar },
): Promise<ClosingMark | null> {
  const period = periodOfSpan(span, calendar);
  const record = period === null ? null : await periodRecord(store, tenant, period);
  return record === null ? null : closingMark(record);
}
