import type { Sql } from '#event-store';

/** The running facts of a tenant: how far they have read and which program wrote them. */
export interface FactsState {
  generation: number;
  version: number;
  position: number;
}

const RUNNING = `select generation, version, position from projection where tenant_id = $1 and name = 'dossier-facts' and running`;

/** null before the projector first looked at the tenant. */
export async function factsState(sql: Sql, tenant: string): Promise<FactsState | null> {
  const [row] = await sql.query<FactsState & { position: string }>(RUNNING, [tenant]);
  return row === undefined ? null : { ...row, position: Number(row.position) };
}
