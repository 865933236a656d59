import { Projector, rebuild } from '#event-store';
import type { ProjectedEvent, Projection, ProjectionStore } from '#event-store';
import { timezoneOf } from '../timezone-of.js';

/** A projection of a tenant that is behind its log, or whose rows an older program wrote. */
export interface Lagging {
  tenant: string;
  timezone: string;
  projection: string;
  behind: boolean;
  outdated: boolean;
}

export interface ProjectionRunnerOptions {
  /** Events applied in one transaction at most. */
  batchSize?: number;
  /** A poison event was met; its stream is parked. */
  onParked?: (tenant: string, projection: string, event: ProjectedEvent, error: unknown) => void;
  onRebuilt?: (tenant: string, projection: string, version: number) => void;
  onTrouble?: (what: string, error: unknown) => void;
}

const BATCH = 2_000;
const REBUILD_BATCH = 20_000;

/** All tenants in one statement: what lags, whatever became of the wake-ups. */
const LAGGING = `
  select h.tenant_id as tenant, t.timezone, n.name as projection,
         h.position > coalesce(p.position, 0) as behind, coalesce(p.version < n.version, false) as outdated
  from tenant_head h join tenant t using (tenant_id)
  cross join unnest($1::text[], $2::int[]) as n(name, version)
  left join projection p on p.tenant_id = h.tenant_id and p.name = n.name and p.running
  where h.position > coalesce(p.position, 0) or p.version < n.version
  order by h.tenant_id`;

interface Turn {
  again: boolean;
  done: Promise<void>;
}

/**
 * Keeps every projection of every tenant at the head of its log. Wake-ups and the sweep end in the same `catchUp`;
 * per tenant one runs in this process at a time, and one that is asked for meanwhile runs after it.
 */
export class ProjectionRunner {
  private readonly turns = new Map<string, Turn>();
  private readonly rebuilding = new Map<string, Promise<void>>();
  private readonly projectors: Projector[];
  private stopping = false;

  constructor(
    private readonly store: ProjectionStore,
    readonly projections: readonly Projection[],
    private readonly options: ProjectionRunnerOptions = {},
  ) {
    const { batchSize = BATCH, onParked } = options;
    this.projectors = projections.map((projection) => new Projector(store, projection, { batchSize, onParked }));
  }

  /** Resolves when everything that stood in the log at the call is projected, or the runner stops. */
  catchUp(tenant: string, timezone: string): Promise<void> {
    const turn = this.turns.get(tenant);
    if (turn !== undefined) {
      turn.again = true;
      return turn.done;
    }
    const next: Turn = { again: false, done: Promise.resolve() };
    this.turns.set(tenant, next);
    next.done = this.takeTurn(tenant, timezone, next).finally(() => this.turns.delete(tenant));
    return next.done;
  }

  /** Catches up one tenant by its id; an unknown one is nobody's business. */
  async catchUpTenant(tenant: string): Promise<void> {
    const timezone = await timezoneOf(this.store.database, tenant);
    if (timezone !== null) await this.catchUp(tenant, timezone);
  }

  /** Finds and catches up whatever lags: a lost, doubled or late wake-up changes nothing but the delay. */
  async sweep(): Promise<void> {
    const found = await this.lagging();
    for (const item of found) if (item.outdated) this.rebuildInBackground(item);
    const tenants = new Map(found.filter((item) => item.behind).map((item) => [item.tenant, item.timezone]));
    for (const [tenant, timezone] of tenants) {
      if (this.stopping) return;
      await this.catchUp(tenant, timezone).catch((error: unknown) => {
        this.options.onTrouble?.(`projections of ${tenant}`, error);
      });
    }
  }

  async lagging(): Promise<Lagging[]> {
    const names = this.projections.map((projection) => projection.name);
    const versions = this.projections.map((projection) => projection.version);
    return this.store.database.query<Lagging>(LAGGING, [names, versions]);
  }

  /** Ends after the batches under way; nothing is lost, the checkpoints are true. */
  async stop(): Promise<void> {
    this.stopping = true;
    await Promise.allSettled([...[...this.turns.values()].map((turn) => turn.done), ...this.rebuilding.values()]);
  }

  private async takeTurn(tenant: string, timezone: string, turn: Turn): Promise<void> {
    const stop = () => this.stopping;
    do {
      turn.again = false;
      for (const projector of this.projectors) await projector.catchUp(tenant, timezone, { stop });
    } while (turn.again && !this.stopping);
  }

  /** Figures go on from the running rows meanwhile; two workers doing the same costs time and nothing else. */
  private rebuildInBackground({ tenant, timezone, projection: name }: Lagging): void {
    const key = `${tenant} ${name}`;
    const projection = this.projections.find((candidate) => candidate.name === name);
    if (projection === undefined || this.rebuilding.has(key) || this.stopping) return;
    const work = rebuild(this.store, projection, tenant, timezone, {
      batchSize: REBUILD_BATCH,
      onParked: this.options.onParked,
      stop: () => this.stopping,
    })
      .then(({ state }) => {
        if (state === 'swapped') this.options.onRebuilt?.(tenant, name, projection.version);
      })
      .catch((error: unknown) => this.options.onTrouble?.(`rebuild of ${name} of ${tenant}`, error))
      .finally(() => this.rebuilding.delete(key));
    this.rebuilding.set(key, work);
  }
}
