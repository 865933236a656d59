import { setTimeout } from 'node:timers/promises';
import type { AppendOutcome, AppendRequest, NewEvent } from '#event-store';
import type { Database } from '#event-store';
import type { PersonalVault } from '../personal/personal-vault.js';
import type { Clock, Ids } from '../ports.js';
import { ProblemError } from '../problem-error.js';
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

const MOST_ATTEMPTS = 12;

/** The last writer to a stream that this process knows of; whoever comes next waits for it. */
const lastWriters = new Map<string, Promise<unknown>>();

/**
 * Decides against the plan as it stands and appends what was decided; whoever was overtaken decides again. Writers of one
 * process go one after the other, so only other processes overtake. Answers where it stands in the log, or null if there
 * was nothing to write. Throws PLAN.BUSY where others never let it through.
 */
export async function writeToPlan(...asked: Parameters<typeof decideAndAppend>): Promise<Told | null> {
  const [, tenant, planId] = asked;
  const key = `${tenant} ${planId}`;
  const before = lastWriters.get(key) ?? Promise.resolve();
  const own = before.then(() => decideAndAppend(...asked));
  const settled = own.catch(() => undefined);
  lastWriters.set(key, settled);
  try {
    return await own;
  } finally {
    if (lastWriters.get(key) === settled) lastWriters.delete(key);
  }
}

async function decideAndAppend(
  tools: PlanTools,
  tenant: string,
  planId: string,
  by: WrittenBy,
  decide: (record: PlanRecord | null) => Decided | Promise<Decided>,
): Promise<Told | null> {
  const streamId = planStream(planId);
  for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) {
    const record = await findPlan(tools.database, tenant, planId, null);
    const decided = await decide(record);
    if (decided === null) return null;
    const { event, wrappedKey } = await sealed(tools, tenant, streamId, by, decided);
    const expectedVersion = record?.events ?? 0;
    const key = wrappedKey === undefined ? {} : { wrappedKey };
    const outcome = await tools.append(tenant, { streamId, expectedVersion, events: [event], ...key });
    if (outcome.verdict === 'appended') {
      const { eventId } = event;
      return { position: outcome.lastPosition, eventId, recordedAt: outcome.recordedAt, actorId: by.actorId };
    }
    await setTimeout(pause(tools.ids, attempt));
  }
  throw new ProblemError('PLAN.BUSY', `others went on writing to plan ${planId} meanwhile; try again`);
}

/** Milliseconds until the next attempt, of no two writers the same: an id's end is random. */
const pause = (ids: Ids, attempt: number): number => (Number.parseInt(ids.uuid().slice(-4), 16) % 25) * attempt;

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
