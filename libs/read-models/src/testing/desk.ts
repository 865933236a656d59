import { randomUUID } from 'node:crypto';
import type { DossierReceivedData } from '#dossier';
import { dossierStream, messageStream } from '#dossier';
import { PostgresEventStore, ProjectionStore, Projector } from '#event-store';
import type { AppendRequest, Database } from '#event-store';
import { DossierFactsProjection } from '../dossier-facts/dossier-facts.projection.js';
import type { TestEvent, ToldTestEvent } from '../../../../test/dsl/test-event.js';
import { zoneOf } from '../zone-of.js';

export type { TestEvent, ToldTestEvent };

const MINUTE = 60_000;
const MOST_PER_GROUP = 400;

/** A tenant of a spec: events go through the real store, facts through the real projector. */
export class Desk {
  readonly store: PostgresEventStore;
  readonly projections: ProjectionStore;
  readonly projection: DossierFactsProjection;
  private readonly versions = new Map<string, number>();

  private constructor(
    readonly database: Database,
    readonly tenant: string,
    readonly timezone: string,
  ) {
    this.store = new PostgresEventStore(database);
    this.projections = new ProjectionStore(database);
    this.projection = this.newProjection();
  }

  static async open(database: Database, tenant: string, timezone = 'Asia/Ho_Chi_Minh'): Promise<Desk> {
    await database.query('insert into tenant (tenant_id, name, timezone) values ($1, $1, $2)', [tenant, timezone]);
    const desk = new Desk(database, tenant, timezone);
    await desk.projections.open(tenant, desk.projection);
    return desk;
  }

  /** A projection that remembers nothing yet, as after a restart. */
  newProjection(): DossierFactsProjection {
    return new DossierFactsProjection((...asked) => this.projections.readStreams(...asked), zoneOf);
  }

  /** Writes to the log in the order given. */
  async log(events: readonly (TestEvent | ToldTestEvent)[]): Promise<void> {
    for (let start = 0; start < events.length; start += MOST_PER_GROUP) {
      const group = events.slice(start, start + MOST_PER_GROUP).map((event) => this.request(event));
      const outcomes = await this.store.append(this.tenant, group);
      const refused = outcomes.find((outcome) => outcome.verdict !== 'appended');
      if (refused !== undefined) throw new Error(`not appended: ${JSON.stringify(refused)}`);
    }
  }

  async project(batchSize = 500): Promise<void> {
    const parked: string[] = [];
    const onParked = (_t: string, _p: string, event: { streamId: string }, error: unknown): void => {
      parked.push(`${event.streamId}: ${String(error)}`);
    };
    await new Projector(this.projections, this.projection, { batchSize, onParked }).catchUp(this.tenant, this.timezone);
    if (parked.length > 0) throw new Error(parked.join('\n'));
  }

  private request({
    code,
    occurredAt,
    recordedAt,
    type,
    eventId,
    actorId,
    origin,
    ...event
  }: TestEvent | ToldTestEvent): AppendRequest {
    const streamId = type === 'ApologyTold' ? messageStream(code) : dossierStream(code);
    const expectedVersion = this.versions.get(streamId) ?? 0;
    this.versions.set(streamId, expectedVersion + 1);
    const nobody = { actorId: actorId ?? null, unitId: null, correlationId: null, causationId: null, personal: null };
    const times = {
      occurredAt: new Date(occurredAt).toISOString(),
      recordedAt: new Date(recordedAt ?? occurredAt + MINUTE).toISOString(),
    };
    const data = event.data as unknown as Record<string, unknown>;
    const metadata = origin === undefined ? {} : { origin };
    return {
      streamId,
      expectedVersion,
      events: [{ eventId: eventId ?? randomUUID(), type, schemaVersion: 1, data, ...times, ...nobody, metadata }],
    };
  }
}

/** What a reception pins, with everything a spec does not care about filled in. */
export function receivedData(
  code: string,
  known: Partial<Omit<DossierReceivedData, 'dueAt'>> & { dueAt?: number | null },
): DossierReceivedData {
  return {
    code,
    procedureCode: 'P1',
    caseCode: null,
    fieldCode: 'F1',
    agencyId: 'A',
    agencyLevel: 'commune',
    receivingAgencyId: null,
    clockStartsAt: '2026-01-01T00:00:00.000Z',
    channel: 'counter',
    limit: null,
    promise: 'given',
    grain: 'date',
    clockPolicyId: null,
    calendarId: null,
    calendarVersion: null,
    calendarUnpublished: null,
    applicantKind: 'citizen',
    components: [],
    flags: [],
    ...known,
    dueAt: known.dueAt == null ? null : new Date(known.dueAt).toISOString(),
  };
}

/** The instant of a Vietnamese wall time, `at('2026-03-02 10:00')`. */
export function at(wallTime: string): number {
  const instant = Date.parse(`${wallTime.replace(' ', 'T')}+07:00`);
  if (Number.isNaN(instant)) throw new RangeError(`not a wall time: ${wallTime}`);
  return instant;
}

type Received = Parameters<typeof receivedData>[1];

/** Events of dossiers at a counter, in a spec's words. */
export const received = (
  code: string,
  wallTime: string,
  { due, ...known }: Received & { due?: string } = {},
): TestEvent => ({
  code,
  occurredAt: at(wallTime),
  type: 'DossierReceived',
  data: receivedData(code, due === undefined ? known : { ...known, dueAt: at(due) }),
});
export const processed = (code: string, wallTime: string): TestEvent => ({
  code,
  occurredAt: at(wallTime),
  type: 'DossierProcessed',
  data: { decision: 'granted', resultNumber: null, resultDigitized: false, flags: [] },
});
export const returned = (code: string, wallTime: string): TestEvent => ({
  code,
  occurredAt: at(wallTime),
  type: 'ResultReturned',
  data: { via: 'counter', flags: [] },
});
export const withdrawn = (code: string, wallTime: string): TestEvent => ({
  code,
  occurredAt: at(wallTime),
  type: 'DossierWithdrawn',
  data: { legalBasisCode: null, flags: [] },
});
export const stopped = (code: string, wallTime: string): TestEvent => ({
  code,
  occurredAt: at(wallTime),
  type: 'ProcessingStopped',
  data: { legalBasisCode: 'L1', flags: [] },
});
export const handedOver = (
  code: string,
  wallTime: string,
  toUnitId: string,
  toOfficerId: string | null = null,
): TestEvent => ({
  code,
  occurredAt: at(wallTime),
  type: 'DossierHandedOver',
  data: { fromUnitId: null, toUnitId, toOfficerId, step: null, mode: 'electronic', flags: [] },
});
export const refused = (code: string, wallTime: string): TestEvent => ({
  code,
  occurredAt: at(wallTime),
  type: 'IntakeRefused',
  data: {
    code,
    procedureCode: 'P1',
    agencyId: 'A',
    agencyLevel: 'commune',
    fieldCode: 'F1',
    channel: 'counter',
    reasonCode: 'R1',
    flags: [],
  },
});
export const dueMoved = (code: string, wallTime: string, due: string): TestEvent => ({
  code,
  occurredAt: at(wallTime),
  type: 'DeadlineRecalculated',
  data: { previousDueAt: null, dueAt: new Date(at(due)).toISOString(), cause: { kind: 'file', name: 'list.csv' } },
});
