import type { Database, Sql } from '../database.js';
import { statements } from '../statements.js';
import type { ProjectedEvent, Projection, ProjectionState } from './projection.js';

/** A stream whose event a projection could not apply, and since which position it is skipped. */
export interface ParkedStream {
  streamId: string;
  position: number;
  error: string;
  parkedAt: Date;
}

/** Text PostgreSQL can keep, whatever the error speaks of. */
const describe = (error: unknown): string => {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return text.replaceAll('\0', '').toWellFormed().slice(0, 2000);
};

const SECONDS = 'YYYY-MM-DD hh:mm:ss'.length;

/** ISO 8601 with three decimals, from PostgreSQL's text of a UTC timestamp(3), which leaves out zeros at the end. */
const isoOf = (text: string): string => {
  const decimals = text.length === SECONDS ? '.000' : text.slice(SECONDS).padEnd(4, '0');
  return `${text.slice(0, 10)}T${text.slice(11, SECONDS)}${decimals}Z`;
};

/** Checkpoints, generations and parked streams. */
export class ProjectionStore {
  constructor(readonly database: Database) {}

  /** Makes the first generation; a second opener changes nothing. */
  async open(tenant: string, projection: Projection): Promise<void> {
    await this.database.query(statements.openProjection, [tenant, projection.name, projection.version]);
  }

  /** All generations, oldest first: at most one runs; a newer one is being rebuilt, an older one is to be cleared. */
  async states(tenant: string, name: string): Promise<ProjectionState[]> {
    type Row = ProjectionState & { position: string; head: string };
    const rows = await this.database.query<Row>(statements.projections, [tenant, name]);
    return rows.map((row) => ({ ...row, position: Number(row.position), head: Number(row.head) }));
  }

  /** The generation that is read; throws if the projection was never opened for the tenant. */
  async running(tenant: string, name: string): Promise<ProjectionState> {
    const state = (await this.states(tenant, name)).find((candidate) => candidate.running);
    if (state === undefined) throw new Error(`projection ${name} of tenant ${tenant} was never opened`);
    return state;
  }

  /** False if somebody else has moved it meanwhile. */
  async move(sql: Sql, tenant: string, state: ProjectionState, to: number): Promise<boolean> {
    const { name, generation, position } = state;
    const rows = await sql.query(statements.moveCheckpoint, [tenant, name, generation, position, to]);
    return rows.length === 1;
  }

  /** The parked streams of a generation, by position. */
  async parked(sql: Sql, tenant: string, state: ProjectionState): Promise<ParkedStream[]> {
    const rows = await sql.query<ParkedStream>(statements.parkedStreams, [tenant, state.name, state.generation]);
    return rows.map((row) => ({ ...row, position: Number(row.position) }));
  }

  /** Parks the stream of an event from that event on. */
  async park(sql: Sql, tenant: string, state: ProjectionState, event: ProjectedEvent, error: unknown): Promise<void> {
    const { name, generation } = state;
    const parameters = [tenant, name, generation, event.streamId, event.position, describe(error)];
    await sql.query(statements.parkStream, parameters);
  }

  /** A parked stream was tried again in vain: keeps the new error. */
  async renewParked(tenant: string, state: ProjectionState, streamId: string, error: unknown): Promise<void> {
    const parameters = [tenant, state.name, state.generation, streamId, describe(error)];
    await this.database.query(statements.renewParked, parameters);
  }

  /** The log as projections see it; with a prefix, events of other streams come without their data. */
  async read(
    tenant: string,
    after: number,
    upTo: number,
    limit: number,
    prefix: string | null = null,
  ): Promise<ProjectedEvent[]> {
    return this.events(statements.readProjected, [tenant, after, upTo, limit, prefix]);
  }

  /** The events of some streams up to a position, stream by stream. */
  async readStreams(tenant: string, streamIds: readonly string[], upTo: number): Promise<ProjectedEvent[]> {
    return this.events(statements.readProjectedStreams, [tenant, streamIds, upTo]);
  }

  private async events(text: string, parameters: readonly unknown[]): Promise<ProjectedEvent[]> {
    type Row = Omit<ProjectedEvent, 'position'> & { position: string };
    const rows = await this.database.query<Row>(text, parameters);
    return rows.map(
      ({ position, streamId, version, eventId, type, data, occurredAt, recordedAt, actorId, origin }) => ({
        position: Number(position),
        streamId,
        version,
        eventId,
        type,
        data,
        occurredAt: isoOf(occurredAt),
        recordedAt: isoOf(recordedAt),
        actorId,
        origin,
      }),
    );
  }
}
