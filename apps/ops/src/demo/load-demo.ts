import { type PersonalContent, toIso } from '#dossier';
import type { AppendOutcome, AppendRequest, EventStore, NewEvent } from '#event-store';
import { appendGroups, type Run } from './append-groups.js';
import { inOrder } from './generate-demo.js';
import type { GeneratedDemo } from './generate-demo.js';

/** Most events in one transaction; the store takes no more. */
const GROUP_SIZE = 1000;

/** Ciphertext, and the stream's wrapped data key; both base64. */
export interface SealedPersonal {
  personal: string;
  wrappedKey?: string;
}

export interface LoadDemoOptions {
  /** The tenant's log: empty, or holding what an earlier run of the same demo wrote. */
  store: Pick<EventStore, 'append'>;
  tenant: string;
  generated: Pick<GeneratedDemo, 'setUp' | 'entries' | 'reviews' | 'tellings'>;
  /** Makes a new event id (UUIDv7). */
  uuid: () => string;
  /**
   * Encrypts one event's personal data; without it the personal data are left out, never stored in clear. A stream has
   * them in its first event alone, so a new key each time is right.
   */
  encrypt?: (
    tenant: string,
    streamId: string,
    eventId: string,
    personal: PersonalContent,
  ) => SealedPersonal | Promise<SealedPersonal>;
  /** Told after each transaction: events done, those found already there included, of how many. */
  onProgress?: (done: number, total: number) => void;
}

export interface LoadedDemo {
  /** Events written now. */
  appended: number;
  /** Events that an earlier, interrupted run had written. */
  skipped: number;
}

/** A stream holds something else than this demo: another seed, another `now`, or a dossier of somebody else. */
export class DemoConflictError extends Error {
  readonly code = 'DEMO.CONFLICT';
  constructor(
    readonly streamId: string,
    readonly actualVersion: number,
    readonly expectedVersion: number,
  ) {
    const versions = `version ${String(actualVersion)}, not ${String(expectedVersion)}`;
    super(`demo data cannot be loaded: ${streamId} stands at ${versions}; was it made with the same seed and time?`);
  }
}

/**
 * Writes a generated demo into the log in the order of `recordedAt`, through the same append as everything else.
 * After an interruption it can simply be run again with the same demo: what is there is skipped.
 * Throws {@link DemoConflictError} when the log holds something else, and whatever the store throws.
 */
export async function loadDemo(options: LoadDemoOptions): Promise<LoadedDemo> {
  const { store, tenant, generated, onProgress } = options;
  const entries = [...generated.setUp, ...inOrder(generated)];
  const loaded: LoadedDemo = { appended: 0, skipped: 0 };
  for (const runs of appendGroups(entries, GROUP_SIZE)) {
    const requests = await Promise.all(runs.map((run) => requestOf(run, options)));
    const outcomes = await store.append(tenant, requests);
    requests.forEach((request, index) => {
      loaded[verdictOn(request, outcomes[index])] += request.events.length;
    });
    onProgress?.(loaded.appended + loaded.skipped, entries.length);
  }
  return loaded;
}

async function requestOf(run: Run, options: LoadDemoOptions): Promise<AppendRequest> {
  const [{ streamId, expectedVersion }] = run;
  const events: NewEvent[] = [];
  let wrappedKey: string | undefined;
  for (const entry of run) {
    const eventId = entry.eventId ?? options.uuid();
    const sealed = await seal(entry.event.personal, streamId, eventId, options);
    wrappedKey ??= sealed?.wrappedKey;
    events.push(newEvent(entry, eventId, sealed?.personal ?? null));
  }
  return wrappedKey === undefined
    ? { streamId, expectedVersion, events }
    : { streamId, expectedVersion, events, wrappedKey };
}

async function seal(
  personal: PersonalContent | null,
  streamId: string,
  eventId: string,
  { encrypt, tenant }: LoadDemoOptions,
): Promise<SealedPersonal | null> {
  return personal === null || encrypt === undefined ? null : encrypt(tenant, streamId, eventId, personal);
}

function newEvent(
  { event, actorId, unitId, recordedAt }: Run[number],
  eventId: string,
  personal: string | null,
): NewEvent {
  return {
    eventId,
    type: event.type,
    schemaVersion: event.schemaVersion,
    occurredAt: event.occurredAt,
    actorId,
    unitId,
    correlationId: null,
    causationId: null,
    data: { ...event.data },
    personal,
    metadata: { origin: 'demo' },
    recordedAt: toIso(recordedAt),
  };
}

function verdictOn({ streamId, expectedVersion, events }: AppendRequest, outcome?: AppendOutcome): keyof LoadedDemo {
  if (outcome?.verdict === 'appended') return 'appended';
  const actualVersion = outcome?.verdict === 'conflict' ? outcome.actualVersion : 0;
  if (actualVersion >= expectedVersion + events.length) return 'skipped';
  throw new DemoConflictError(streamId, actualVersion, expectedVersion);
}
