import { readFileSync } from 'node:fs';
import type { Instant } from '#calendar';
import type { Sql } from '#event-store';
import { isPlanId } from '#indicators';
import type { PersonalVault } from '../personal/personal-vault.js';
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
  personal: string | null;
  actorId: string | null;
  recordedAt: Date;
};

/** Opens what is encrypted in the texts of statements. */
export type OpensTexts = Pick<PersonalVault, 'open'>;

/** Every plan as known at an instant (null: now), by id. */
export async function allPlans(
  sql: Sql,
  vault: OpensTexts,
  tenant: string,
  asOf: Instant | null,
): Promise<Map<string, PlanRecord>> {
  return foldPlans(await read(sql, vault, tenant, [planStream(''), planStream(LAST)], asOf));
}

/** One plan as known at an instant; null: there was none of this id. */
export async function findPlan(
  sql: Sql,
  vault: OpensTexts,
  tenant: string,
  planId: string,
  asOf: Instant | null,
): Promise<PlanRecord | null> {
  if (!isPlanId(planId)) return null;
  const stream = planStream(planId);
  return foldPlans(await read(sql, vault, tenant, [stream, stream], asOf)).get(planId) ?? null;
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
  vault: OpensTexts,
  tenant: string,
  [first, last]: [string, string],
  asOf: Instant | null,
): Promise<ToldPlanEvent[]> {
  const until = asOf === null ? null : new Date(asOf).toISOString();
  const rows = await sql.query<Row>(PLAN_EVENTS, [tenant, first, last, until]);
  const texts = await textsOf(rows, vault, tenant);
  return rows.map((row) => ({
    ...row,
    position: Number(row.position),
    recordedAt: row.recordedAt.toISOString(),
    text: texts.get(row.eventId) ?? null,
  }));
}

async function textsOf(rows: readonly Row[], vault: OpensTexts, tenant: string): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  const streams = new Set(rows.flatMap(({ personal, streamId }) => (personal === null ? [] : [streamId])));
  for (const streamId of streams) {
    const sealed = rows.flatMap(({ personal, eventId, streamId: stream }) =>
      personal === null || stream !== streamId ? [] : [{ eventId, personal: personal.replaceAll('\n', '') }],
    );
    const contents = await vault.open(tenant, streamId, sealed);
    for (const [index, { eventId }] of sealed.entries()) {
      const note = contents[index]?.note;
      if (note !== undefined) texts.set(eventId, note);
    }
  }
  return texts;
}
