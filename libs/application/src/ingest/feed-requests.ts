import { dossierStream, toInstant } from '#dossier';
import type { DossierState, FeedEvent } from '#dossier';
import type { AppendRequest, NewEvent } from '#event-store';
import type { PersonalVault } from '../personal/personal-vault.js';
import { uuidOf } from './derived-id.js';
import type { IngestCaller } from './ingest-sync.types.js';

/** What a feed tells of one dossier, decided. */
export interface DecidedWork {
  code: string;
  state: DossierState;
  events: readonly FeedEvent[];
}

/** What goes to the log, and whether personal data was left out because the person was erased. */
export interface FeedRequest {
  request: AppendRequest;
  isDropped: boolean;
}

/** Of every event: on whose behalf, in which run, from where. */
export interface FeedSource {
  caller: IngestCaller;
  runId: string;
  origin: string;
  file: string | null;
}

/**
 * Makes the appends of decided dossiers, personal data sealed. Of an erased person nothing is sealed; a dossier that begins is
 * looked up only where `isRetry` says that its append was refused once.
 */
export async function feedRequests<T extends DecidedWork>(
  vault: PersonalVault,
  source: FeedSource,
  works: readonly T[],
  isRetry: boolean,
): Promise<Map<T, FeedRequest>> {
  const personal = works.filter(({ events }) => events.some((event) => event.personal !== null));
  const asked = personal.filter(({ state }) => isRetry || state.version > 0).map(({ code }) => dossierStream(code));
  const keys = asked.length === 0 ? new Map<string, null>() : await vault.keysOf(source.caller.tenant, asked);
  return new Map(works.map((work) => [work, requestOf(vault, source, work, keys)]));
}

function requestOf(
  vault: PersonalVault,
  source: FeedSource,
  { code, state, events }: DecidedWork,
  keys: ReadonlyMap<string, Buffer | null>,
): FeedRequest {
  const { tenant } = source.caller;
  const streamId = dossierStream(code);
  const isErased = keys.get(streamId) === null;
  let key = keys.get(streamId) ?? null;
  let wrappedKey: string | undefined;
  const stored = events.map((event, index): NewEvent => {
    const eventId = event.eventId ?? eventIdOf(tenant, streamId, state.version + index + 1, event);
    const content = isErased ? null : event.personal;
    if (content !== null && key === null) ({ key, wrappedKey } = vault.newKey(tenant, streamId));
    const personal = content === null || key === null ? null : vault.sealUnder(key, tenant, streamId, eventId, content);
    return toStored(source, event, eventId, personal);
  });
  return {
    request: {
      ...{ streamId, expectedVersion: state.version, events: stored },
      ...(wrappedKey === undefined ? {} : { wrappedKey }),
    },
    isDropped: isErased && events.some((event) => event.personal !== null),
  };
}

function eventIdOf(tenant: string, streamId: string, version: number, event: FeedEvent): string {
  const { type, occurredAt, data } = event;
  const told = 'told' in data ? data.told : undefined;
  const timeless = told?.snapshotAt === undefined ? data : { ...data, told: { ...told, snapshotAt: undefined } };
  const content = JSON.stringify(timeless);
  return uuidOf(toInstant(occurredAt), false, tenant, streamId, String(version), type, content);
}

function toStored(
  { caller, runId, origin, file }: FeedSource,
  { type, schemaVersion, occurredAt, data }: FeedEvent,
  eventId: string,
  personal: string | null,
): NewEvent {
  const told = 'told' in data ? data.told : undefined;
  const metadata: Record<string, unknown> = { origin };
  if (file !== null) metadata['file'] = file;
  if (told?.inferred === true) Object.assign(metadata, { inferred: true, snapshotAt: told.snapshotAt ?? null });
  // Member by member: a literal made of spreads costs some microseconds (2026-11-22).
  return {
    eventId,
    type,
    schemaVersion,
    occurredAt,
    actorId: caller.actorId,
    unitId: caller.unitId,
    correlationId: runId,
    causationId: null,
    personal,
    data: data as unknown as Record<string, unknown>,
    metadata,
  };
}
