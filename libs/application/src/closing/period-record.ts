import type { Instant } from '#calendar';
import type { EventStore, StoredEvent } from '#event-store';
import type { ClosablePeriod } from '#indicators';
import { periodStream } from './closing-events.js';
import type { PeriodClosedData, PeriodRestatedData } from './closing-events.js';

/** An event of a period's stream as far as closing looks at it. */
export interface Recorded<T> {
  eventId: string;
  /** ISO instant. */
  recordedAt: string;
  data: T;
}

/** What the log says of a period that is closed. */
export interface PeriodRecord extends ClosablePeriod {
  /** Of the stream. */
  version: number;
  closing: Recorded<PeriodClosedData>;
  /** The restatement in force; null: none was ever recorded. */
  restatement: Recorded<PeriodRestatedData> | null;
}

type Streams = Pick<EventStore, 'readStreams'>;

/**
 * The records of those periods that are closed, in the order asked.
 * @param asOf as the log stood at this instant; null: as it stands
 */
export async function periodRecords(
  store: Streams,
  tenant: string,
  periods: readonly ClosablePeriod[],
  asOf: Instant | null = null,
): Promise<PeriodRecord[]> {
  const streams = await store.readStreams(
    tenant,
    periods.map(({ calendar, period }) => periodStream(calendar, period)),
  );
  return periods.flatMap((period) => {
    const events = streams.get(periodStream(period.calendar, period.period)) ?? [];
    const known = asOf === null ? events : events.filter(({ recordedAt }) => Date.parse(recordedAt) <= asOf);
    return recordOf(period, known) ?? [];
  });
}

export async function periodRecord(
  store: Streams,
  tenant: string,
  period: ClosablePeriod,
  asOf: Instant | null = null,
): Promise<PeriodRecord | null> {
  return (await periodRecords(store, tenant, [period], asOf))[0] ?? null;
}

function recordOf({ calendar, period, from, to }: ClosablePeriod, events: readonly StoredEvent[]): PeriodRecord | null {
  const closing = events.find(({ type }) => type === 'PeriodClosed');
  if (closing === undefined) return null;
  const restatement = events.findLast(({ type }) => type === 'PeriodRestated');
  return {
    ...{ calendar, period, from, to, version: events.length },
    closing: recorded<PeriodClosedData>(closing),
    restatement: restatement === undefined ? null : recorded<PeriodRestatedData>(restatement),
  };
}

const recorded = <T>({ eventId, recordedAt, data }: StoredEvent): Recorded<T> => ({
  eventId,
  recordedAt,
  data: data as T,
});
