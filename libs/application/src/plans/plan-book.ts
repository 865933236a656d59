import { readFileSync } from 'node:fs';
import type { Instant } from '#calendar';
import type { Sql } from '#event-store';
import { isPlanId } from '#indicators';
import { ProblemError } from '../problem-error.js';
import type { PlanEvent } from './plan-events.js';
import { planStream } from './plan-events.js';
import type { PlanRecord, ToldPlanEvent } from './plan-record.js';
import { foldPlans } from './plan-record.js';

const PLAN_EVENTS = readFileSync(new URL('./sql/plan-events.sql', import.meta.url), 'utf8');
/** Ids are lower-case letters, digits and hyphens: a tilde comes after all of them. */
const LAST = '~';

type Row = PlanEvent & {
  streamId: string;
  position: string;
  eventId: string;
  hasText: boolean;
  actorId: string | null;
  recordedAt: Date;
};

/** Every plan as known at an instant (null: now), by id. */
export async function allPlans(sql: Sql, tenant: string, asOf: Instant | null): Promise<Map<string, PlanRecord>> {
  return foldPlans(await read(sql, tenant, [planStream(''), planStream(LAST)], asOf));
}

/** One plan as known at an instant; null: there was none of this id. */
export async function findPlan(
  sql: Sql,
  tenant: string,
  planId: string,
  asOf: Instant | null,
): Promise<PlanRecord | null> {
  if (!isPlanId(planId)) return null;
  const stream = planStream(planId);
  return foldPlans(await read(sql, tenant, [stream, stream], asOf)).get(planId) ?? null;
}

/** As {@link findPlan}; throws PLAN.NOT_FOUND. */
export async function planOf(...asked: Parameters<typeof findPlan>): Promise<PlanRecord> {
  const record = await findPlan(...asked);
  if (record === null) throw noSuchPlan();
  return record;
}

export const noSuchPlan = () => new ProblemError('PLAN.NOT_FOUND', 'there is no plan of this id');

async function read(
  sql: Sql,
  tenant: string,
  [first, last]: [string, string],
  asOf: Instant | null,
): Promise<ToldPlanEvent[]> {
  const until = asOf === null ? null : new Date(asOf).toISOString();
  const rows = await sql.query<Row>(PLAN_EVENTS, [tenant, first, last, until]);
  return rows.map((row) => ({
    ...row,
    position: Number(row.position),
    recordedAt: row.recordedAt.toISOString(),
  }));
}
