import { codeOfStream } from '#dossier';
import type { Database, ProjectedEvent, Projection, ProjectionStore, Sql } from '#event-store';
import type { Drift } from './drifts.js';
import type { FactsState } from './facts-state.js';

/** Positions of the log that one transaction looks at: about 2,000 dossiers. */
export const POSITIONS_PER_SLICE = 8_000;

/**
 * A stream is looked at in the slice that holds its last event up to the target, so once and with its whole life;
 * versions have no hole, so the next one says whether there is a later event. `left` and not `like`: a prefix would
 * tempt the planner into reading every dossier of the tenant by stream instead of the slice by position (2026-11-22).
 */
const STREAMS = `
  with slice as (
    select stream_id, max(version) + 1 as next_version
    from event where tenant_id = $1 and position > $2 and position <= $3 and left(stream_id, 8) = 'dossier-'
    group by stream_id)
  select s.stream_id as "streamId"
  from slice s
  left join event later on later.tenant_id = $1 and later.stream_id = s.stream_id and later.version = s.next_version
  where (later.position <= $4) is not true
    and not exists (
      select from parked_stream p where p.tenant_id = $1 and p.projection = 'dossier-facts' and p.generation = $5
        and p.stream_id = s.stream_id)
  order by 1`;

/** What to refold: positions (from, to] of a tenant's log. */
export interface RefoldTask {
  tenant: string;
  timezone: string;
  from: number;
  to: number;
  /** Streams with a later event up to here are left to a later slice. */
  target: number;
  facts: FactsState;
}

/** The projection whose rows are checked, fresh, so that no kept state hides anything. */
export type FreshProjection = () => Projection;

/**
 * Folds the streams of a slice anew from their first event by the projection's own program and compares every row of
 * every table with the running ones: what a rebuild would write, without writing it. Call it inside a snapshot.
 */
export async function refoldSlice(
  sql: Sql,
  store: ProjectionStore,
  fresh: FreshProjection,
  task: RefoldTask,
): Promise<{ streams: number; drifts: Drift[] }> {
  const { tenant, from, to, target, facts } = task;
  const parameters = [tenant, from, to, target, facts.generation];
  const streamIds = (await sql.query<{ streamId: string }>(STREAMS, parameters)).map((row) => row.streamId);
  if (streamIds.length === 0) return { streams: 0, drifts: [] };
  const events = await store.readStreams(tenant, streamIds, facts.position);
  const drifts: Drift[] = [];
  const rows = await refold(sql, fresh, task, events, drifts);
  const codes = streamIds.flatMap((id) => codeOfStream(id) ?? []);
  for (const table of fresh().tables) {
    drifts.push(...(await compareTable(sql, task, table, codes, rows.get(table) ?? [])));
  }
  return { streams: streamIds.length, drifts };
}

/** The rows by table. A stream that cannot be folded any more although it once was is a drift by itself. */
async function refold(
  sql: Sql,
  fresh: FreshProjection,
  task: RefoldTask,
  events: readonly ProjectedEvent[],
  drifts: Drift[],
) {
  try {
    return await capture(sql, fresh(), task, events);
  } catch {
    const rows: CapturedRows = new Map();
    for (const stream of byStream(events).values()) {
      try {
        for (const [table, found] of await capture(sql, fresh(), task, stream)) {
          rows.set(table, [...(rows.get(table) ?? []), ...found]);
        }
      } catch (error) {
        const computed = { error: error instanceof Error ? error.message : String(error) };
        drifts.push({ kind: 'fact', subject: `stream ${stream[0]?.streamId ?? ''}`, stored: null, computed });
      }
    }
    return rows;
  }
}

function byStream(events: readonly ProjectedEvent[]): Map<string, ProjectedEvent[]> {
  const streams = new Map<string, ProjectedEvent[]>();
  for (const event of events) streams.set(event.streamId, [...(streams.get(event.streamId) ?? []), event]);
  return streams;
}

/** Array literals of row literals by table. */
type CapturedRows = Map<string, string[]>;

/** Lets the projection write into our hands: each statement names its table and carries its rows as one array literal. */
async function capture(sql: Sql, projection: Projection, task: RefoldTask, events: readonly ProjectedEvent[]) {
  const rows: CapturedRows = new Map();
  const hands: Sql = {
    query: (text, parameters = []) => {
      const table = /insert into (\w+)/.exec(text)?.[1];
      // It asks for the columns of its tables.
      if (table === undefined && READS.test(text)) return sql.query(text, parameters);
      if (table === undefined || !projection.tables.includes(table)) throw new Error('the projection wrote elsewhere');
      rows.set(table, [...(rows.get(table) ?? []), String(parameters[0])]);
      return Promise.resolve([]);
    },
  };
  const { tenant, timezone, facts } = task;
  await projection.apply(hands, { tenant, timezone, generation: facts.generation }, events);
  return rows;
}

/** Nothing but comments before a select. */
const READS = /^(\s*--.*\n)*\s*select\b/;

async function compareTable(
  sql: Sql,
  { tenant, facts }: RefoldTask,
  table: string,
  codes: readonly string[],
  computed: readonly string[],
): Promise<Drift[]> {
  const statement = `
    with stored as materialized (
      select code, to_jsonb(t) as row from ${table} t where tenant_id = $1 and generation = $2 and code = any ($3)
    ), computed as materialized (
      select code, to_jsonb(t) as row from unnest($4::${table}[]) t
    ), only_stored as (select * from stored except all select * from computed
    ), only_computed as (select * from computed except all select * from stored)
    select coalesce(s.code, c.code) as code, s.rows as stored, c.rows as computed
    from (select code, jsonb_agg(row order by row) as rows from only_stored group by code) s
    full join (select code, jsonb_agg(row order by row) as rows from only_computed group by code) c on c.code = s.code
    order by 1`;
  type Row = { code: string; stored: object[] | null; computed: object[] | null };
  const rows = await sql.query<Row>(statement, [tenant, facts.generation, codes, oneArray(computed)]);
  return rows.map(({ code, ...values }) => ({ kind: 'fact', subject: `${table} ${code}`, ...onlyDifferences(values) }));
}

const oneArray = (literals: readonly string[]): string =>
  `{${literals.map((literal) => literal.slice(1, -1)).join(',')}}`;

/** Of two rows that stand for each other only the columns that differ. */
function onlyDifferences({ stored, computed }: { stored: object[] | null; computed: object[] | null }) {
  const [left, right] = [stored?.[0], computed?.[0]];
  if (stored?.length !== 1 || computed?.length !== 1 || left === undefined || right === undefined)
    return { stored, computed };
  const [a, b] = [Object.entries(left), new Map<string, unknown>(Object.entries(right))];
  const names = a
    .filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(b.get(name)))
    .map(([name]) => name);
  const pick = (row: object) => Object.fromEntries(Object.entries(row).filter(([name]) => names.includes(name)));
  return { stored: pick(left), computed: pick(right) };
}

/** Rows checked per transaction for a log behind them. */
export const ROWS_PER_SLICE = 20_000;

const UNFOUNDED = `
  with slice as materialized (
    select code, 'dossier-' || code as stream_id from fact_current
    where tenant_id = $1 and generation = $2 and code > $3 order by code limit $4)
  select (select max(code) from slice) as last,
    (select array_agg(code) from slice s where not exists (
      select from event e where e.tenant_id = $1 and e.stream_id = s.stream_id and e.version = 1)) as codes`;

/** Facts of dossiers that the log has never heard of, slice by slice; `last` is null after the last one. */
export async function unfoundedFacts(
  sql: Database | Sql,
  { tenant, facts, after }: { tenant: string; facts: FactsState; after: string },
): Promise<{ last: string | null; drifts: Drift[] }> {
  type Row = { last: string | null; codes: string[] | null };
  const [row] = await sql.query<Row>(UNFOUNDED, [tenant, facts.generation, after, ROWS_PER_SLICE]);
  const drifts = (row?.codes ?? []).map((code) => ({
    kind: 'fact' as const,
    subject: `fact_current ${code}`,
    stored: { code },
    computed: null,
  }));
  return { last: row?.last ?? null, drifts };
}
