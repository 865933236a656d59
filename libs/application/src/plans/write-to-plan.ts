import type { AppendOutcome, AppendRequest, NewEvent } from '#event-store';
import type { Database } from '#event-store';
import type { PersonalVault } from '../personal/personal-vault.js';
import type { Clock, Ids } from '../ports.js';
import type { PlanEvent } from './plan-events.js';
import { planStream } from './plan-events.js';
import { findPlan } from './plan-book.js';
import type { PlanRecord, Told } from './plan-record.js';

/** What writing to a plan needs. */
export interface PlanTools {
  database: Database;
  vault: Pick<PersonalVault, 'open' | 'seal'>;
  append: (tenant: string, request: AppendRequest) => Promise<AppendOutcome>;
  clock: Clock;
  ids: Ids;
}

/** Who writes, and where a file came from. */
export interface WrittenBy {
  actorId: string;
  unitId: string | null;
  origin?: string;
}

/** An event to be written, or null: nothing new. */
export type Decided = { event: PlanEvent; text?: string | null } | null;

const MOST_ATTEMPTS = 8;

/**
 * Decides against the plan as it stands and appends what was decided; whoever was overtaken decides again. Answers where
 * it stands in the log, or null if there was nothing to write.
 */
export async function writeToPlan(
  tools: PlanTools,
  tenant: string,
  planId: string,
  by: WrittenBy,
  decide: (record: PlanRecord | null) => Decided,
): Promise<Told | null> {
  const streamId = planStream(planId);
  for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) {
    const record = await findPlan(tools.database, tools.vault, tenant, planId, null);
    const decided = decide(record);
    if (decided === null) return null;
    const { event, wrappedKey } = await sealed(tools, tenant, streamId, by, decided);
    const expectedVersion = record?.events ?? 0;
    const key = wrappedKey === undefined ? {} : { wrappedKey };
    const outcome = await tools.append(tenant, { streamId, expectedVersion, events: [event], ...key });
    if (outcome.verdict === 'appended') {
      return { position: outcome.lastPosition, recordedAt: outcome.recordedAt, actorId: by.actorId };
    }
  }
  throw new Error(`plan ${planId} of ${tenant} changed ${String(MOST_ATTEMPTS)} times meanwhile; try again`);
}

async function sealed(
  { vault, clock, ids }: PlanTools,
  tenant: string,
  streamId: string,
  { actorId, unitId, origin }: WrittenBy,
  { event: { type, data }, text }: NonNullable<Decided>,
): Promise<{ event: NewEvent; wrappedKey?: string | undefined }> {
  const eventId = ids.uuid();
  const secret = text == null ? null : await vault.seal(tenant, streamId, eventId, { note: text });
  const who = { actorId, unitId, correlationId: eventId, causationId: null };
  const metadata = origin === undefined ? {} : { metadata: { origin } };
  const occurredAt = new Date(clock.now()).toISOString();
  const personal = secret?.personal ?? null;
  const copy = structuredClone(data) as unknown as Record<string, unknown>;
  const event = { eventId, type, schemaVersion: 1, occurredAt, ...who, personal, data: copy, ...metadata };
  return { event, wrappedKey: secret?.wrappedKey };
}
