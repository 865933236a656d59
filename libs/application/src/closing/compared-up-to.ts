import type { Sql } from '#event-store';

const STATE = 'select position from restatement_state where tenant_id = $1';
const KEEP_STATE = `
  insert into restatement_state (tenant_id, position) values ($1, $2)
  on conflict (tenant_id) do update set position = greatest(restatement_state.position, excluded.position)`;

type Queries = Pick<Sql, 'query'>;

/** The position up to which the nights have compared every closed period with what is known; null: never yet. */
export async function comparedUpTo(sql: Queries, tenant: string): Promise<number | null> {
  const [state] = await sql.query<{ position: string }>(STATE, [tenant]);
  return state === undefined ? null : Number(state.position);
}

export async function keepComparedUpTo(sql: Queries, tenant: string, position: number): Promise<void> {
  await sql.query(KEEP_STATE, [tenant, position]);
}
