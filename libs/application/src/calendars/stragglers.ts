import type { OpenPublication } from './calendar-publications.js';
import { SETTLE_MS } from './calendar-tools.js';
import type { CalendarTools } from './calendar-tools.js';
import { statements } from './statements.js';
import { sleepUnless } from '../jobs/while-alive.js';

const POSITIONS_PER_SLICE = 20_000;

/** Dossiers with an event in a stretch of positions that ends with `upTo`. */
export interface Stragglers {
  codes: string[];
  upTo: number;
}

/**
 * Waits until no process decides by the version before any more: some time after the publication was recorded, told by
 * the database that recorded it. False: asked to stop.
 */
export async function waitUntilSettled(
  { database, settleMs = SETTLE_MS }: CalendarTools,
  { recordedAt }: OpenPublication,
  stop: () => boolean,
): Promise<boolean> {
  const text = `select greatest(0, $2 - extract(epoch from clock_timestamp() - $1::timestamptz) * 1000)::float8 as left`;
  const [row] = await database.query<{ left: number }>(text, [recordedAt, settleMs]);
  return sleepUnless(stop, Math.ceil(row?.left ?? settleMs));
}

/**
 * Dossiers that others have written to since the publication: a process that had not yet seen it may have decided by the
 * version before, after the facts were read. Found by position, so the cost is what was written since and no more.
 */
export async function* stragglerCodes(
  { database }: CalendarTools,
  { tenant, position, cursorPosition, eventId }: OpenPublication,
): AsyncGenerator<Stragglers> {
  const text = 'select position from tenant_head where tenant_id = $1';
  const [head] = await database.query<{ position: string }>(text, [tenant]);
  const last = Number(head?.position ?? 0);
  for (let from = cursorPosition ?? position; from < last; from += POSITIONS_PER_SLICE) {
    const upTo = Math.min(from + POSITIONS_PER_SLICE, last);
    const rows = await database.query<{ code: string }>(statements.stragglers, [tenant, from, upTo, eventId]);
    yield { codes: rows.map(({ code }) => code), upTo };
  }
}
