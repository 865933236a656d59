import { randomUUID } from 'node:crypto';
import { CATALOGUE_STREAM, dossierStream } from '#dossier';
import type { CatalogueEvent, Channel, DossierReceivedData } from '#dossier';
import { PostgresEventStore, ProjectionStore, Projector } from '#event-store';
import type { Database } from '#event-store';
import type { Ii06aReport } from '#indicators';
import { fixedClock } from '#platform';
import { DossierFactsProjection, zoneOf } from '#read-models';
import type { Principal } from '../../access/principal.js';
import { Catalogues } from '../../catalogue/catalogues.js';
import { GetReportIi06a } from '../get-report-ii06a.js';
import { GetReportIi06aHandler } from '../get-report-ii06a.handler.js';

const ZONE = 'Asia/Ho_Chi_Minh';
const MINUTE = 60_000;

/** A dossier in the words of a report spec; wall times of Viet Nam such as `2026-03-02 10:00`. */
export interface Told {
  code: string;
  field: string | null;
  agency?: string;
  channel: Channel;
  receivedAt: string;
  dueAt?: string | null;
  end?: { how: 'processed' | 'withdrawn' | 'stopped'; at: string };
  /** When the end became known; a minute after it happened if absent. */
  endKnownAt?: string;
}

export const at = (wallTime: string): number => Date.parse(`${wallTime.replace(' ', 'T')}:00+07:00`);

/** A tenant whose reports are asked for: events through the real store, facts through the real projector. */
export class ReportDesk {
  private constructor(
    readonly database: Database,
    readonly tenant: string,
    private readonly now: string,
  ) {}

  static async open(database: Database, tenant: string, now: string): Promise<ReportDesk> {
    await database.query('insert into tenant (tenant_id, name, timezone) values ($1, $2, $3)', [
      tenant,
      'Tỉnh Mẫu',
      ZONE,
    ]);
    return new ReportDesk(database, tenant, now);
  }

  /** Writes catalogue events at their instants, then the dossiers in the order in which things became known. */
  async log(catalogue: readonly [at: string, event: CatalogueEvent][], told: readonly Told[]): Promise<void> {
    const named = catalogue.map(([time, event], version) => ({
      ...{ streamId: CATALOGUE_STREAM, version, occurred: at(time), recorded: at(time), ...event },
    }));
    const requests = [...named, ...told.flatMap(eventsOf)]
      .sort((a, b) => a.recorded - b.recorded || a.version - b.version)
      .map(({ streamId, version, occurred, recorded, type, data }) => ({
        streamId,
        expectedVersion: version,
        events: [
          {
            ...{ eventId: randomUUID(), type, schemaVersion: 1, data: data as Record<string, unknown> },
            ...{ occurredAt: new Date(occurred).toISOString(), recordedAt: new Date(recorded).toISOString() },
            ...{ actorId: null, unitId: null, correlationId: null, causationId: null, personal: null },
          },
        ],
      }));
    const store = new PostgresEventStore(this.database);
    for (const outcome of await store.append(this.tenant, requests)) {
      if (outcome.verdict !== 'appended') throw new Error(`not appended: ${JSON.stringify(outcome)}`);
    }
    const projections = new ProjectionStore(this.database);
    const facts = new DossierFactsProjection((...asked) => projections.readStreams(...asked), zoneOf);
    await new Projector(projections, facts, { batchSize: 500 }).catchUp(this.tenant, ZONE);
  }

  report(
    parameters: Record<string, string>,
    unitId: string | null = null,
    role: Principal['role'] = 'inspector',
  ): Promise<Ii06aReport> {
    const clock = fixedClock(`${this.now.replace(' ', 'T')}:00+07:00`);
    const handler = new GetReportIi06aHandler(this.database, clock, new Catalogues(this.database, clock));
    const who: Principal = { tenant: this.tenant, timezone: ZONE, tokenId: 't', actorId: 'a', role, unitId };
    return handler.execute(new GetReportIi06a(who, parameters));
  }
}

interface Logged {
  streamId: string;
  version: number;
  occurred: number;
  recorded: number;
  type: string;
  data: object;
}

function eventsOf({ code, field, agency = 'A', channel, receivedAt, dueAt = null, end, endKnownAt }: Told): Logged[] {
  const streamId = dossierStream(code);
  const data: DossierReceivedData = {
    ...{ code, procedureCode: 'P1', caseCode: null, fieldCode: field, agencyId: agency, agencyLevel: 'commune' },
    ...{ receivingAgencyId: null, clockStartsAt: new Date(at(receivedAt)).toISOString(), channel, limit: null },
    ...{ promise: 'given', grain: 'date', clockPolicyId: null, calendarId: null, calendarVersion: null },
    ...{ calendarUnpublished: null, dueAt: dueAt === null ? null : new Date(at(dueAt)).toISOString() },
    ...{ applicantKind: 'citizen', components: [], flags: [] },
  };
  const occurred = at(receivedAt);
  const reception: Logged = {
    streamId,
    version: 0,
    occurred,
    recorded: occurred + MINUTE,
    type: 'DossierReceived',
    data,
  };
  if (end === undefined) return [reception];
  const known = endKnownAt === undefined ? at(end.at) + MINUTE : at(endKnownAt);
  return [reception, { streamId, version: 1, occurred: at(end.at), recorded: known, ...ENDS[end.how] }];
}

const ENDS: Readonly<Record<NonNullable<Told['end']>['how'], { type: string; data: object }>> = {
  processed: {
    type: 'DossierProcessed',
    data: { decision: 'granted', resultNumber: null, resultDigitized: false, flags: [] },
  },
  withdrawn: { type: 'DossierWithdrawn', data: { legalBasisCode: null, flags: [] } },
  stopped: { type: 'ProcessingStopped', data: { legalBasisCode: 'L1', flags: [] } },
};
