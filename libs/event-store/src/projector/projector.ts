import type { AfterCommit, ProjectedEvent, Projection, ProjectionScope, ProjectionState } from './projection.js';
import { statements } from '../statements.js';
import type { ProjectionStore } from './projection-store.js';
import { ReadAhead } from './read-ahead.js';

/** How a projector works. */
export interface ProjectorOptions {
  /** Events applied in one transaction at most. */
  batchSize: number;
  /** Raises the alert: figures of this projection are incomplete until the stream is retried. */
  onParked?: (tenant: string, projection: string, event: ProjectedEvent, error: unknown) => void;
}

/** What a catch-up did. */
export interface CaughtUp {
  /** Where the checkpoint stands now. */
  position: number;
  /** Events of the log this projector went past, parked and unhandled ones included. */
  applied: number;
  /** Streams it had to park. */
  parked: number;
}

/**
 * Moves a projection along the log. Rows and checkpoint change in one transaction by compare-and-set,
 * so two projectors at once cost time and nothing else, and a lost wake-up costs only delay.
 */
export class Projector {
  constructor(
    private readonly store: ProjectionStore,
    private readonly projection: Projection,
    private readonly options: ProjectorOptions,
  ) {}

  /** Applies all that stands in the log (or up to a position); `stop` is asked between batches. */
  async catchUp(
    tenant: string,
    timezone: string,
    { generation, upTo = Number.MAX_SAFE_INTEGER, stop = () => false, onProgress }: CatchUpOptions = {},
  ): Promise<CaughtUp> {
    await this.store.open(tenant, this.projection);
    const total: CaughtUp = { position: 0, applied: 0, parked: 0 };
    const { prefix = null } = this.projection;
    const ahead = new ReadAhead((after) => this.store.read(tenant, after, upTo, this.options.batchSize, prefix));
    try {
      for (;;) {
        const state = await this.state(tenant, generation);
        total.position = state.position;
        if (stop()) return total;
        const events = await ahead.read(state.position);
        if (events.length === 0) return total;
        if (events.length === this.options.batchSize) ahead.begin(events.at(-1)?.position ?? 0);
        const { applied, parked } = await this.applyOrHalve(tenant, timezone, state, events);
        total.applied += applied;
        total.parked += parked;
        if (applied > 0) onProgress?.(state.position + applied, Math.max(state.head, state.position + applied));
      }
    } finally {
      await ahead.end();
    }
  }

  /**
   * Tries a parked stream again from the event it was parked at; true if it now goes on. False if it is not parked
   * or fails again (the new error is kept). Rejects with a connection's or a lock's error.
   */
  async retryParked(tenant: string, timezone: string, streamId: string): Promise<boolean> {
    for (;;) {
      const state = await this.store.running(tenant, this.projection.name);
      const parked = await this.store.parked(this.store.database, tenant, state);
      const found = parked.find((stream) => stream.streamId === streamId);
      if (found === undefined) return false;
      const history = await this.store.readStreams(tenant, [streamId], state.position);
      const missing = history.filter((event) => event.position >= found.position);
      const done = await this.applyParked(tenant, timezone, state, missing);
      if (done !== 'overtaken') return done === 'applied';
    }
  }

  private async applyParked(
    tenant: string,
    timezone: string,
    state: ProjectionState,
    missing: readonly ProjectedEvent[],
  ): Promise<'applied' | 'failed' | 'overtaken'> {
    const [first] = missing;
    if (first === undefined) return 'failed';
    const scope: ProjectionScope = { tenant, timezone, generation: state.generation };
    let afterCommit: AfterCommit;
    try {
      afterCommit = await this.store.database.transaction(async (sql) => {
        if (!(await this.store.move(sql, tenant, state, state.position))) throw new OvertakenError();
        const freed = await sql.query(statements.unparkStream, [tenant, state.name, state.generation, first.streamId]);
        if (freed.length === 0) throw new OvertakenError();
        return this.projection.apply(sql, scope, missing);
      });
    } catch (error) {
      if (error instanceof OvertakenError) return 'overtaken';
      if (isTransient(error)) throw error;
      await this.store.renewParked(tenant, state, first.streamId, error);
      return 'failed';
    }
    afterCommit();
    return 'applied';
  }

  private async state(tenant: string, generation?: number): Promise<ProjectionState> {
    if (generation === undefined) return this.store.running(tenant, this.projection.name);
    const states = await this.store.states(tenant, this.projection.name);
    const state = states.find((candidate) => candidate.generation === generation);
    if (state === undefined || state.position < 0) {
      throw new Error(`no generation ${String(generation)} of ${this.projection.name}`);
    }
    return state;
  }

  /** A failing batch is halved until the poison is alone; its stream is parked, the others go on. */
  private async applyOrHalve(
    tenant: string,
    timezone: string,
    state: ProjectionState,
    events: readonly ProjectedEvent[],
  ): Promise<{ applied: number; parked: number }> {
    const last = events.at(-1);
    if (last === undefined) return NOTHING;
    try {
      const done = await unlessOvertaken(this.applyBatch(tenant, timezone, state, events, last.position));
      return done ? { applied: events.length, parked: 0 } : NOTHING;
    } catch (error) {
      if (isTransient(error) && !mayBeTooLarge(error, events.length)) throw error;
      if (events.length > 1) return this.applyHalves(tenant, timezone, state, events);
      const done = await unlessOvertaken(this.parkAndMove(tenant, state, last, error));
      return done ? { applied: 1, parked: 1 } : NOTHING;
    }
  }

  private async applyHalves(
    tenant: string,
    timezone: string,
    state: ProjectionState,
    events: readonly ProjectedEvent[],
  ): Promise<{ applied: number; parked: number }> {
    const first = events.slice(0, events.length >> 1);
    const one = await this.applyOrHalve(tenant, timezone, state, first);
    if (one.applied < first.length) return one;
    const moved = { ...state, position: first.at(-1)?.position ?? state.position };
    const other = await this.applyOrHalve(tenant, timezone, moved, events.slice(first.length));
    return { applied: one.applied + other.applied, parked: one.parked + other.parked };
  }

  private async applyBatch(
    tenant: string,
    timezone: string,
    state: ProjectionState,
    events: readonly ProjectedEvent[],
    to: number,
  ): Promise<void> {
    const scope: ProjectionScope = { tenant, timezone, generation: state.generation };
    const afterCommit = await this.store.database.transaction<AfterCommit>(async (sql) => {
      if (!(await this.store.move(sql, tenant, state, to))) throw new OvertakenError();
      const parked = new Set((await this.store.parked(sql, tenant, state)).map((stream) => stream.streamId));
      const mine = events.filter((event) => this.projection.handles(event.streamId) && !parked.has(event.streamId));
      return mine.length === 0 ? () => undefined : this.projection.apply(sql, scope, mine);
    });
    afterCommit();
  }

  private async parkAndMove(
    tenant: string,
    state: ProjectionState,
    event: ProjectedEvent,
    error: unknown,
  ): Promise<void> {
    await this.store.database.transaction(async (sql) => {
      if (!(await this.store.move(sql, tenant, state, event.position))) throw new OvertakenError();
      await this.store.park(sql, tenant, state, event, error);
    });
    this.options.onParked?.(tenant, this.projection.name, event, error);
  }
}

const NOTHING = { applied: 0, parked: 0 } as const;

/** How far a catch-up goes. */
export interface CatchUpOptions {
  /** A generation under construction; the running one if absent. */
  generation?: number;
  upTo?: number;
  /** Asked before each batch. */
  stop?: () => boolean;
  onProgress?: (position: number, head: number) => void;
}

/** Another projector moved the checkpoint first; nothing was written here. */
class OvertakenError extends Error {}

async function unlessOvertaken(work: Promise<void>): Promise<boolean> {
  try {
    await work;
    return true;
  } catch (error) {
    if (error instanceof OvertakenError) return false;
    throw error;
  }
}

/**
 * Connection, resource, lock and shutdown errors say nothing about the event; neither do those of a program newer than
 * its schema or without a grant (0A, 26, 42). The caller tries again later.
 */
function isTransient(error: unknown): boolean {
  const state = codeOf(error);
  return /^(08|0A|25|26|40|42|53|55|57|58|XX)...$/.test(state) || /^E[A-Z]+$/.test(state) || isDriverError(error);
}

/** A statement that took too long may go through in halves; a single event is never parked for it. */
const mayBeTooLarge = (error: unknown, events: number): boolean => events > 1 && codeOf(error) === '57014';

function codeOf(error: unknown): string {
  const { code, driverError } = (error ?? {}) as { code?: unknown; driverError?: { code?: unknown } };
  const state = driverError?.code ?? code;
  return typeof state === 'string' ? state : '';
}

/** pg and TypeORM give these no code. An event's own error may well speak of a timeout: only whole beginnings count. */
const isDriverError = (error: unknown): boolean =>
  error instanceof Error &&
  /^(Connection terminated|timeout exceeded when trying to connect|Client (was closed|has encountered a connection error)|Query read timeout|Cannot use a pool after|Driver not Connected|Connection with sql database is not established)/.test(
    error.message,
  );
