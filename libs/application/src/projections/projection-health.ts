import type { Database, Projection } from '#event-store';

/** Where one projection of one tenant stands. */
export interface ProjectionHealth {
  tenant: string;
  projection: string;
  head: number;
  position: number;
  lagEvents: number;
  /** How long the oldest event not yet projected has been waiting; 0 when there is none. */
  lagSeconds: number;
  /** Streams set aside because of a poison event. */
  parked: number;
  rebuilding: boolean;
}

/** A worker that says it lives. */
export interface WorkerLiveness {
  workerId: string;
  startedAt: Date;
  /** Since its last sign of life, by the database's clock. */
  silentSeconds: number;
  queueBackend: string;
}

const PROJECTIONS = `
  select h.tenant_id as tenant, n.name as projection, h.position as head, coalesce(p.position, 0) as position,
         h.position - coalesce(p.position, 0) as "lagEvents",
         coalesce(greatest(0, extract(epoch from clock_timestamp() - e.recorded_at)), 0)::float8 as "lagSeconds",
         (select count(*)::int from parked_stream s
          where s.tenant_id = h.tenant_id and s.projection = n.name and s.generation = p.generation) as parked,
         exists (select from projection r
                 where r.tenant_id = h.tenant_id and r.name = n.name and r.generation > p.generation) as rebuilding
  from tenant_head h cross join unnest($1::text[]) as n(name)
  left join projection p on p.tenant_id = h.tenant_id and p.name = n.name and p.running
  left join lateral (
    -- Positions have no hole. Not by "= position + 1": for arithmetic row-level security reads the whole log.
    select u.recorded_at from event u where u.tenant_id = h.tenant_id and u.position > coalesce(p.position, 0)
    order by u.position limit 1) e on true
  order by 1, 2`;

const WORKERS = `
  select worker_id as "workerId", started_at as "startedAt", queue_backend as "queueBackend",
         greatest(0, extract(epoch from clock_timestamp() - beat_at))::float8 as "silentSeconds"
  from worker_heartbeat where beat_at > clock_timestamp() - interval '1 day'
  order by beat_at desc`;

/** For /health/ready and /metrics: lag per tenant and projection, and which workers live. Nothing personal, no permission. */
export class BackgroundHealth {
  constructor(
    private readonly database: Database,
    private readonly projectionsOfProduct: readonly Projection[],
  ) {}

  async projections(): Promise<ProjectionHealth[]> {
    type Row = ProjectionHealth & Record<'head' | 'position' | 'lagEvents', string>;
    const names = this.projectionsOfProduct.map((projection) => projection.name);
    const rows = await this.database.query<Row>(PROJECTIONS, [names]);
    return rows.map((row) => ({
      ...row,
      head: Number(row.head),
      position: Number(row.position),
      lagEvents: Number(row.lagEvents),
    }));
  }

  /** Newest sign of life first; a worker that stopped cleanly is not there. */
  async workers(): Promise<WorkerLiveness[]> {
    return this.database.query<WorkerLiveness>(WORKERS);
  }
}

/** A projection over all tenants, as the one that is furthest behind. */
export type OverallHealth = Pick<ProjectionHealth, 'projection' | 'lagEvents' | 'lagSeconds' | 'parked' | 'rebuilding'>;

/** For whoever has not said who they are: no tenant is named, and none counted. */
export function overallHealth(all: readonly ProjectionHealth[]): OverallHealth[] {
  const names = [...new Set(all.map(({ projection }) => projection))].sort();
  return names.map((projection) => {
    const tenants = all.filter((health) => health.projection === projection);
    return {
      projection,
      lagEvents: Math.max(...tenants.map((health) => health.lagEvents)),
      lagSeconds: Math.max(...tenants.map((health) => health.lagSeconds)),
      parked: tenants.reduce((sum, health) => sum + health.parked, 0),
      rebuilding: tenants.some((health) => health.rebuilding),
    };
  });
}
