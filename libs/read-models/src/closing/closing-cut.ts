import type { Instant } from '#calendar';
import type { Database, Sql } from '#event-store';
import { FiguresError } from '../indicators/figures-error.js';
import { statements } from './statements.js';

const SETTLED = 'select settled_instant($1, $2) as instant';

/**
 * An instant no later than the one wanted into which nothing more can be recorded: asked in a year, the log shows the
 * same events up to it.
 */
export async function settledInstant(database: Database, tenant: string, wanted: Instant): Promise<Instant> {
  const [row] = await database.query<{ instant: Date }>(SETTLED, [tenant, new Date(wanted).toISOString()]);
  return row?.instant.getTime() ?? wanted;
}

/**
 * The newest instant, no later than a settled one, of which the facts know everything; inside the snapshot that the
 * figures are asked in. Throws FiguresError `PROJECTION.NOT_OPENED`.
 */
export async function knownInstant(sql: Sql, tenant: string, settled: Instant): Promise<Instant> {
  const [row] = await sql.query<{ as_of: Date }>(statements.closingCut, [tenant, new Date(settled).toISOString()]);
  if (row === undefined) throw new FiguresError('PROJECTION.NOT_OPENED', `no facts of tenant ${tenant} yet`);
  return row.as_of.getTime();
}
