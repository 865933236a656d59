import type { Sql } from '../database.js';
import { statements } from '../statements.js';
import type { Projection, ProjectionState } from './projection.js';
import type { ProjectionStore } from './projection-store.js';
import { Projector } from './projector.js';
import type { ProjectorOptions } from './projector.js';

/** How a rebuild runs; `stop` is asked between batches. */
export interface RebuildOptions {
  batchSize: number;
  stop?: () => boolean;
  onProgress?: (position: number, head: number) => void;
  onParked?: ProjectorOptions['onParked'];
  /** Leave the new generation beside the running one instead of swapping (for comparison). */
  keepAside?: boolean;
}

/** Where a rebuild ended; the position is true in every case. */
export type RebuildResult =
  | { state: 'swapped'; generation: number; position: number }
  | { state: 'aside'; generation: number; position: number }
  | { state: 'interrupted'; generation: number; position: number };

/**
 * Fills a new generation of rows from position 0 beside the running one, catches up and swaps in one transaction.
 * Interrupted at any point it leaves a true position and can simply be run again: it goes on where it stopped.
 */
export async function rebuild(
  store: ProjectionStore,
  projection: Projection,
  tenant: string,
  timezone: string,
  options: RebuildOptions,
): Promise<RebuildResult> {
  const { batchSize, stop = () => false, onProgress, onParked } = options;
  const { name, version } = projection;
  await store.open(tenant, projection);
  await clearAbandoned(store, projection, tenant);
  await store.database.query(statements.beginRebuild, [tenant, name, version]);
  const { generation } = await newestUsable(store, tenant, projection);
  const projector = new Projector(store, projection, { batchSize, onParked });
  await projector.catchUp(tenant, timezone, { generation, stop, onProgress });
  for (;;) {
    const { position } = await generationState(store, tenant, name, generation);
    if (stop()) return { state: 'interrupted', generation, position };
    if (options.keepAside === true) return { state: 'aside', generation, position };
    if (await swap(store, tenant, name, generation)) {
      await clearAbandoned(store, projection, tenant);
      return { state: 'swapped', generation, position };
    }
    await projector.catchUp(tenant, timezone, { generation, stop });
  }
}

/** The generation under construction: others may be discarded, or filled by a newer program, meanwhile. */
async function newestUsable(
  store: ProjectionStore,
  tenant: string,
  { name, version }: Projection,
): Promise<ProjectionState> {
  const states = await store.states(tenant, name);
  const usable = states.findLast((state) => state.position >= 0 && state.version === version);
  if (usable === undefined) throw new Error(`no generation of ${name} of tenant ${tenant} to rebuild into`);
  return usable;
}

async function generationState(store: ProjectionStore, tenant: string, name: string, generation: number) {
  const state = (await store.states(tenant, name)).find((candidate) => candidate.generation === generation);
  if (state === undefined) throw new Error(`generation ${String(generation)} of ${name} is gone`);
  return state;
}

type LockedRow = { generation: number; running: boolean; position: string };

/** Swaps unless the running generation is ahead; both checkpoints are locked meanwhile. */
async function swap(store: ProjectionStore, tenant: string, name: string, generation: number): Promise<boolean> {
  return store.database.transaction(async (sql) => {
    const rows = await sql.query<LockedRow>(statements.lockGenerations, [tenant, name]);
    const running = rows.find((row) => row.running);
    const fresh = rows.find((row) => row.generation === generation);
    if (fresh !== undefined && Number(fresh.position) < 0) throw new Error(`generation ${String(generation)} is gone`);
    if (running === undefined || fresh === undefined || Number(fresh.position) < Number(running.position)) return false;
    await sql.query(statements.swapGeneration, [tenant, name, generation, [running.generation]]);
    await sql.query(statements.swapGeneration, [tenant, name, generation, [generation]]);
    return true;
  });
}

/**
 * Removes generations older than the running one, half discarded ones, and unfinished newer ones of an older version.
 * What a newer program writes is none of ours.
 */
export async function clearAbandoned(store: ProjectionStore, projection: Projection, tenant: string): Promise<void> {
  const states = await store.states(tenant, projection.name);
  const running = states.find((state) => state.running)?.generation ?? 0;
  const abandoned = states.filter(
    (state) =>
      !state.running &&
      state.version <= projection.version &&
      (state.generation < running || state.position < 0 || state.version < projection.version),
  );
  for (const { generation } of abandoned) await discard(store, projection, tenant, generation);
}

/**
 * Deletes a generation's rows, then its checkpoint; throws for the running one, does nothing for an unknown one.
 * Interrupted, it can simply be run again.
 */
export async function discard(
  store: ProjectionStore,
  projection: Projection,
  tenant: string,
  generation: number,
): Promise<void> {
  const { name } = projection;
  const marked = await store.database.query(statements.beginDiscard, [tenant, name, generation]);
  if (marked.length === 0) {
    const state = (await store.states(tenant, name)).find((candidate) => candidate.generation === generation);
    if (state?.running === true) throw new Error(`generation ${String(generation)} of ${name} is the running one`);
    return;
  }
  for (const table of projection.tables) await deleteInSlices(store.database, table, tenant, generation);
  await store.database.query(statements.forgetGeneration, [tenant, name, generation]);
}

/** Small transactions, so that clearing a province's old rows holds nothing up. */
async function deleteInSlices(sql: Sql, table: string, tenant: string, generation: number): Promise<void> {
  const statement = `with gone as (
    delete from ${table} where ctid = any (array(
      select ctid from ${table} where tenant_id = $1 and generation = $2 limit 20000)) returning 1)
    select count(*)::int as gone from gone`;
  for (;;) {
    const [row] = await sql.query<{ gone: number }>(statement, [tenant, generation]);
    if ((row?.gone ?? 0) === 0) return;
  }
}

/** A table in which two generations differ. */
export interface RowDifference {
  table: string;
  /** Rows only one of the two generations has. */
  rows: number;
  example: unknown;
}

/** Compares two generations of a projection row for row; an empty list means they are equal. */
export async function compareGenerations(
  sql: Sql,
  projection: Projection,
  tenant: string,
  [left, right]: [number, number],
): Promise<RowDifference[]> {
  const differences: RowDifference[] = [];
  for (const table of projection.tables) {
    const rows = (generation: string) =>
      `select to_jsonb(t) - 'generation' as row from ${table} t where tenant_id = $1 and generation = ${generation}`;
    const statement = `with difference as (
      (${rows('$2')} except all ${rows('$3')}) union all (${rows('$3')} except all ${rows('$2')}))
      select count(*)::int as rows, min(row::text)::jsonb as example from difference`;
    const [found] = await sql.query<{ rows: number; example: unknown }>(statement, [tenant, left, right]);
    if (found !== undefined && found.rows > 0) differences.push({ table, ...found });
  }
  return differences;
}
