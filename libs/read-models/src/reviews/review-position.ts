import type { Instant } from '#calendar';
import type { Sql } from '#event-store';
import { FiguresError } from '../indicators/figures-error.js';
import { type KnownPosition, knownPosition } from '../indicators/known-position.js';

const CHECKPOINT = `select position from projection where tenant_id = $1 and name = 'late-reviews' and running`;

/**
 * The position of a question about reviews: as that of the facts, and reviews must have been read as far.
 * @throws FiguresError as `knownPosition` does
 */
export async function reviewPosition(sql: Sql, tenant: string, asOf: Instant | null): Promise<KnownPosition> {
  const known = await knownPosition(sql, tenant, asOf);
  if (asOf === null) return known;
  const [running] = await sql.query<{ position: string }>(CHECKPOINT, [tenant]);
  const checkpoint = Number(running?.position ?? 0);
  if (checkpoint < known.position) {
    const message = `the reviews have read up to ${String(checkpoint)}, the question needs ${String(known.position)}`;
    throw new FiguresError('PROJECTION.BEHIND', message, { position: known.position, checkpoint });
  }
  // Either of the two may have read more than the instant asks for.
  return { position: known.position, asked: known.asked ?? known.position };
}
