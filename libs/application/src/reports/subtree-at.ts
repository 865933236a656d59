import type { Instant } from '#calendar';
import { emptyCatalogue, evolveCatalogue, subtreeOf } from '#dossier';
import type { CatalogueEvent } from '#dossier';
import type { Sql } from '#event-store';
import { statements } from './statements.js';

type Row = Extract<CatalogueEvent, { type: 'AgenciesDefined' }>;

/**
 * A unit and everything that stood below it by what was recorded no later than an instant. A unit moved since is found
 * where it stood, so that a question asked again with the same as-of has the same answer.
 */
export async function subtreeAt(sql: Sql, tenant: string, unitId: string, at: Instant): Promise<ReadonlySet<string>> {
  const rows = await sql.query<Row>(statements.agenciesAt, [tenant, new Date(at).toISOString()]);
  return subtreeOf(rows.reduce(evolveCatalogue, emptyCatalogue()), unitId) ?? new Set([unitId]);
}
