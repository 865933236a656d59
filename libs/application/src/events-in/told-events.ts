import type { Database } from '#event-store';

/** What is known again: an event of another system by its source and id, a row of an intake sheet by its digest. */
export interface Telling {
  source: string;
  id: string;
  /** hex */
  requestHash: string;
}

/** One that was told before. */
export interface ToldBefore {
  /** hex; empty where the person it told of was erased */
  requestHash: string;
  position: number;
}

const FIND = `
  select t.source, t.id, encode(t.request_hash, 'hex') as request_hash, t.position from event_told t
  join unnest($2::text[], $3::text[]) as w(source, id) on w.source = t.source and w.id = t.id
  where t.tenant_id = $1`;
const KEEP = `
  insert into event_told (tenant_id, source, id, request_hash, position)
  select $1, * from jsonb_to_recordset($2::jsonb) as t(source text, id text, "requestHash" bytea, position bigint)
  on conflict do nothing`;

/** Which events of other systems became events of ours, for as long as the log lasts. */
export class ToldEvents {
  constructor(private readonly database: Database) {}

  async find(tenant: string, facts: readonly Pick<Telling, 'source' | 'id'>[]): Promise<Map<string, ToldBefore>> {
    type Row = { source: string; id: string; request_hash: string; position: string };
    const [sources, ids] = [facts.map(({ source }) => source), facts.map(({ id }) => id)];
    const rows = await this.database.query<Row>(FIND, [tenant, sources, ids]);
    return new Map(
      rows.map((row) => [toldKey(row), { requestHash: row.request_hash, position: Number(row.position) }]),
    );
  }

  async keep(tenant: string, told: readonly (Telling & { position: number })[]): Promise<void> {
    if (told.length === 0) return;
    const rows = told.map(({ source, id, requestHash, position }) => ({
      source,
      id,
      requestHash: `\\x${requestHash}`,
      position,
    }));
    await this.database.query(KEEP, [tenant, JSON.stringify(rows)]);
  }
}

/** One event, whoever asks. */
export const toldKey = ({ source, id }: { source: string; id: string }): string => JSON.stringify([source, id]);

/** Whether it is the same one again. What was told of an erased person is not compared any more. */
export const toldAgain = (before: ToldBefore, { requestHash }: Pick<Telling, 'requestHash'>): boolean =>
  before.requestHash === '' || before.requestHash === requestHash;
