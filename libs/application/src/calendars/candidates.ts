import type { CalendarChange, PlainDate } from '#calendar';
import { dossierStream } from '#dossier';
import type { Database, ProjectedEvent, ProjectionStore } from '#event-store';
import { statements } from './statements.js';

/** Which dossiers may move: those of a calendar whose life touches the days that differ (null: no bound). */
export interface CandidateRange {
  tenant: string;
  calendarId: string;
  from: PlainDate | null;
  to: PlainDate | null;
}

/** Some dossiers with their histories, each in order. */
export interface CandidateSlice {
  codes: string[];
  histories: Map<string, ProjectedEvent[]>;
}

/**
 * Dossiers per slice: one group of appends. 400 events hold the head lock for some 50 ms (2026-11-22,
 * `npm run bench -- recalculate`), which a clerk does not notice.
 */
export const SLICE = 400;

export const rangeOf = (
  tenant: string,
  calendarId: string,
  { from, to }: Pick<CalendarChange, 'from' | 'to'>,
): CandidateRange => ({ tenant, calendarId, from, to });

/** All open dossiers under the calendar, and those of them that may move. */
export async function countCandidates(
  database: Database,
  { tenant, calendarId, from, to }: CandidateRange,
): Promise<{ open: number; candidates: number }> {
  type Row = Record<'open' | 'candidates', string>;
  const [row] = await database.query<Row>(statements.countCandidates, [tenant, calendarId, from, to]);
  return { open: Number(row?.open ?? 0), candidates: Number(row?.candidates ?? 0) };
}

/** Slice by slice from a code on, in the order of codes; the next one is read while the one before is worked on. */
export async function* candidateSlices(
  tools: { database: Database; streams: Pick<ProjectionStore, 'readStreams'> },
  { tenant, calendarId, from, to }: CandidateRange,
  after: string,
): AsyncGenerator<CandidateSlice> {
  const read = async (cursor: string): Promise<CandidateSlice> => {
    const parameters = [tenant, calendarId, from, to, cursor, SLICE];
    const rows = await tools.database.query<{ code: string }>(statements.candidates, parameters);
    const codes = rows.map(({ code }) => code);
    return { codes, histories: await readHistories(tools.streams, tenant, codes) };
  };
  let next = read(after);
  for (;;) {
    const slice = await next;
    const last = slice.codes.at(-1);
    if (last === undefined) return;
    next = read(last);
    // Nobody waits for it when the work ends before; then its error is nobody's either.
    next.catch(() => undefined);
    yield slice;
  }
}

/** Whole histories by code; a code without events is absent. */
export async function readHistories(
  streams: Pick<ProjectionStore, 'readStreams'>,
  tenant: string,
  codes: readonly string[],
): Promise<Map<string, ProjectedEvent[]>> {
  const histories = new Map<string, ProjectedEvent[]>();
  if (codes.length === 0) return histories;
  const events = await streams.readStreams(tenant, codes.map(dossierStream), Number.MAX_SAFE_INTEGER);
  let current: ProjectedEvent[] = [];
  let streamId = '';
  for (const event of events) {
    if (event.streamId !== streamId) {
      streamId = event.streamId;
      current = [];
      histories.set(streamId.slice(PREFIX), current);
    }
    current.push(event);
  }
  return histories;
}

const PREFIX = dossierStream('').length;
