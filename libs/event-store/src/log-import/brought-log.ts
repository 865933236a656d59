import type { Sql } from '../database.js';
import { statements } from '../statements.js';

/**
 * That a log did not grow here from its beginning: the positions up to this one were written by an import. Their hashes say
 * what they always said; `metadata` is in no hash, so of these positions it is what the source said it was.
 */
export interface BroughtLog {
  /** The file, or the backup with what it says of itself. */
  source: string;
  /** The last position that was brought; the first is 1. */
  position: number;
  /** Of that position, hex. */
  hash: string;
  /** ISO instant. */
  importedAt: string;
}

interface Row {
  source: string;
  position: string;
  hash: string;
  imported_at: Date;
}

/** How far a tenant's log was brought; null where all of it grew here. */
export async function broughtLog(sql: Sql, tenant: string): Promise<BroughtLog | null> {
  const [row] = await sql.query<Row>(statements.broughtLog, [tenant]);
  if (row === undefined) return null;
  const { source, position, hash, imported_at: importedAt } = row;
  return { source, position: Number(position), hash, importedAt: importedAt.toISOString() };
}
