import type { Sql } from '../database.js';
import type { AfterCommit, ProjectedEvent, Projection, ProjectionScope } from '../projector/projection.js';

/** Made by the migrator in the spec; the application may write it. */
export const TOTALS_TABLE = `
  create table dunghen.spec_total (
    tenant_id text not null, generation smallint not null, stream_id text not null,
    events integer not null, total integer not null, primary key (tenant_id, generation, stream_id));
  grant select, insert, update, delete on dunghen.spec_total to dunghen_app`;

/** Adds up a number per stream, so that an event applied twice or never shows. */
export class TotalsProjection implements Projection {
  readonly name = 'spec-totals';
  readonly tables = ['spec_total'];
  /** Streams whose event "poison" it cannot apply now. */
  readonly poisoned = new Set<string>();
  readonly batches: number[] = [];
  /** Called before a batch is written. */
  beforeWrite: (events: readonly ProjectedEvent[]) => void | Promise<void> = () => undefined;

  constructor(readonly version = 1) {}

  handles(streamId: string): boolean {
    return !streamId.startsWith('ignored');
  }

  async apply(sql: Sql, scope: ProjectionScope, events: readonly ProjectedEvent[]): Promise<AfterCommit> {
    const poison = events.find((event) => event.type === 'Poison' && this.poisoned.has(event.streamId));
    if (poison !== undefined) throw new Error(`no timeout, just poison at ${String(poison.position)}`);
    await this.beforeWrite(events);
    const rows = events.map((event) => ({ stream: event.streamId, number: event.data['number'] }));
    await sql.query(ADD, [scope.tenant, scope.generation, JSON.stringify(rows)]);
    return () => this.batches.push(events.length);
  }
}

const ADD = `insert into spec_total (tenant_id, generation, stream_id, events, total)
  select $1, $2, r.stream, count(*), sum(r.number) from jsonb_to_recordset($3::jsonb) as r(stream text, number integer)
  group by r.stream
  on conflict (tenant_id, generation, stream_id)
  do update set events = spec_total.events + excluded.events, total = spec_total.total + excluded.total`;
