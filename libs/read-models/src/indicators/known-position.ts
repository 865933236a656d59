import type { Instant } from '#calendar';
import type { Sql } from '#event-store';
import { FACTS_VERSION } from '../dossier-facts/facts-version.js';
import { FiguresError } from './figures-error.js';
import { statements } from './statements.js';

/** How much of the log an answer stands on. */
export interface KnownPosition {
  position: number;
  /** What `facts_at` is asked: null where that position is all there is, so that history need not be read. */
  asked: number | null;
}

/**
 * The position of a question: everything the facts have seen, or what was recorded no later than `asOf`.
 * @throws FiguresError `PROJECTION.BEHIND` if the facts have not seen all of that yet, or are still being rebuilt for this
 *   program after an upgrade: columns it brought are empty until then (ask again shortly),
 *   `PROJECTION.NOT_OPENED` if the tenant's facts were never begun
 */
export async function knownPosition(sql: Sql, tenant: string, asOf: Instant | null): Promise<KnownPosition> {
  const [running] = await sql.query<{ position: string; version: number }>(statements.runningProjection, [tenant]);
  if (running === undefined) throw new FiguresError('PROJECTION.NOT_OPENED', `no facts of tenant ${tenant} yet`);
  if (running.version < FACTS_VERSION) {
    const message = `the facts are being rebuilt from version ${String(running.version)} to ${String(FACTS_VERSION)}`;
    throw new FiguresError('PROJECTION.BEHIND', message, { version: running.version, needed: FACTS_VERSION });
  }
  const checkpoint = Number(running.position);
  if (asOf === null) return { position: checkpoint, asked: null };
  const instant = new Date(asOf).toISOString();
  const [found] = await sql.query<{ position: string }>(statements.positionAt, [tenant, instant]);
  const position = Number(found?.position ?? 0);
  if (position > checkpoint) {
    const message = `the facts have read up to ${String(checkpoint)}, the question needs ${String(position)}`;
    throw new FiguresError('PROJECTION.BEHIND', message, { position, checkpoint });
  }
  return { position, asked: position === checkpoint ? null : position };
}
