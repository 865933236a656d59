import { civilServiceCalendar } from '#calendar';
import type { CalendarVersion } from '#calendar';
import { CATALOGUE_STREAM, calendarStream } from '#dossier';
import type { CatalogueEvent, DossierEventType } from '#dossier';
import { PostgresEventStore, ProjectionStore } from '#event-store';
import type { Database, NewEvent } from '#event-store';
import { fixedClock, uuidV7 } from '#platform';
import { Catalogues } from '../../catalogue/catalogues.js';
import { allProjections } from '../../projections/all-projections.js';
import { ProjectionRunner } from '../../projections/projection-runner.js';
import { NoticeWatch, SETTLING_MS } from '../notice-watch.js';
import type { NoticeWatchOptions } from '../notice-watch.js';
import type { NoticeKind } from '../promise.js';

/** What happened, and when it was written down (a minute later unless said). */
export interface Happened {
  type: DossierEventType;
  at: string;
  told?: string;
  data?: Record<string, unknown>;
}

/** A row of `notice` in a spec's words; times are wall times of the tenant. */
export interface NoticeRow {
  code: string;
  kind: NoticeKind;
  promise: string;
  dated: string;
  recorded: string | null;
  withdrawn: string | null;
}

const MINUTE = 60_000;
const OFFSETS: Record<string, string> = { 'Asia/Ho_Chi_Minh': '+07:00', 'America/New_York': '-04:00' };

/** A tenant whose log, facts and deadline watch are moved by hand. */
export class Watched {
  readonly clock = fixedClock('2026-03-01T00:00:00+07:00');
  readonly runner: ProjectionRunner;
  private readonly versions = new Map<string, number>();

  private constructor(
    readonly database: Database,
    readonly tenant: string,
    readonly timezone: string,
  ) {
    const store = new ProjectionStore(database);
    this.runner = new ProjectionRunner(store, allProjections(store));
  }

  /** Under the civil-service calendar: 08:00-12:00, 13:00-17:00. */
  static async open(database: Database, tenant: string, timezone = 'Asia/Ho_Chi_Minh'): Promise<Watched> {
    await database.query('insert into tenant (tenant_id, name, timezone) values ($1, $1, $2)', [tenant, timezone]);
    const watched = new Watched(database, tenant, timezone);
    const calendar: CalendarVersion = { ...civilServiceCalendar, timezone };
    const agencies = { agencies: [agency('A', null), agency('B', null)] };
    const catalogue: CatalogueEvent = { type: 'AgenciesDefined', data: agencies };
    await watched.append(CATALOGUE_STREAM, catalogue.type, '2026-01-01', { data: catalogue.data });
    await watched.append(calendarStream(calendar.id), 'CalendarPublished', '2026-01-01', { data: { calendar } });
    return watched;
  }

  /** The instant of a wall time of the tenant, as ISO text. */
  iso(wallTime: string): string {
    const [date = '', time = '00:00'] = wallTime.split(' ');
    return new Date(Date.parse(`${date}T${time}${OFFSETS[this.timezone] ?? 'Z'}`)).toISOString();
  }

  async log(code: string, ...events: Happened[]): Promise<void> {
    for (const { type, at, told, data = {} } of events) {
      await this.append(`dossier-${code}`, type, at, { data, ...(told === undefined ? {} : { told }) });
    }
  }

  /** Received with a due; a limit in hours unless `byDate`. */
  received(
    code: string,
    at: string,
    due: string,
    more: { byDate?: boolean; told?: string; agencyId?: string } = {},
  ): Promise<void> {
    const { byDate = false, told, agencyId = 'A' } = more;
    const data = {
      ...{ code, procedureCode: 'P1', caseCode: null, fieldCode: 'F1', agencyId, agencyLevel: 'commune' },
      ...{ receivingAgencyId: agencyId, clockStartsAt: this.iso(at), channel: 'counter', limit: null },
      ...{ promise: 'given', grain: byDate ? 'date' : 'instant', clockPolicyId: null, calendarId: null },
      ...{ calendarVersion: null, dueAt: this.iso(due), calendarUnpublished: null, applicantKind: 'citizen' },
      ...{ components: [], flags: [] },
    };
    return this.log(code, { type: 'DossierReceived', at, data, ...(told === undefined ? {} : { told }) });
  }

  processed(code: string, at: string, told?: string): Promise<void> {
    const data = { decision: 'granted', resultNumber: null, resultDigitized: false, flags: [] };
    return this.log(code, { type: 'DossierProcessed', at, data, ...(told === undefined ? {} : { told }) });
  }

  dueMoved(code: string, at: string, due: string): Promise<void> {
    const data = { previousDueAt: null, dueAt: this.iso(due), cause: { kind: 'file', name: 'list.csv' } };
    return this.log(code, { type: 'DeadlineRecalculated', at, data });
  }

  supplementRequested(code: string, at: string): Promise<void> {
    return this.log(code, { type: 'SupplementRequested', at, data: { items: [], respondBy: null, flags: [] } });
  }

  supplementReceived(code: string, at: string, due: string): Promise<void> {
    const moved = { previousDueAt: null, dueAt: this.iso(due), promiseDueAt: this.iso(due), regime: 'pause' };
    const data = { items: [], ...moved, calendarVersion: null, calendarUnpublished: null, flags: [] };
    return this.log(code, { type: 'SupplementReceived', at, data });
  }

  /** The watch as a process of its own has it, its clock set so that it knows everything up to the wall time. */
  watch(options: NoticeWatchOptions = {}): NoticeWatch {
    return new NoticeWatch(this.database, new Catalogues(this.database, this.clock), this.clock, options);
  }

  project(): Promise<void> {
    return this.runner.catchUp(this.tenant, this.timezone);
  }

  setClock(wallTime: string): void {
    this.clock.set(Date.parse(this.iso(wallTime)) + SETTLING_MS);
  }

  /** What a worker does at a moment: catch up the facts, plan, give. */
  async tick(wallTime: string, options: NoticeWatchOptions = {}): Promise<void> {
    this.setClock(wallTime);
    await this.project();
    const watch = this.watch(options);
    await watch.plan(this.tenant, this.timezone);
    await watch.give(this.tenant, this.timezone);
  }

  /** All rows, planned ones too, by code, date and kind. */
  async rows(): Promise<NoticeRow[]> {
    const wall = (column: string) => `to_char(${column} at time zone $2, 'YYYY-MM-DD HH24:MI')`;
    return this.database.query<NoticeRow>(
      `select code, kind, ${wall('promise_at')} as promise, ${wall('dated_at')} as dated,
         ${wall('recorded_at')} as recorded, ${wall('withdrawn_at')} as withdrawn
       from notice where tenant_id = $1 order by code, dated_at, kind`,
      [this.tenant, this.timezone],
    );
  }

  /** The notices given, as `code kind dated → recorded`. */
  async given(): Promise<string[]> {
    const rows = (await this.rows()).filter(({ recorded }) => recorded !== null);
    return rows.map(({ code, kind, dated, recorded, withdrawn }) =>
      [code, kind, dated, '→', recorded, ...(withdrawn === null ? [] : ['withdrawn', withdrawn])].join(' '),
    );
  }

  private async append(
    streamId: string,
    type: string,
    at: string,
    { data, told }: { data: object; told?: string },
  ): Promise<void> {
    const version = this.versions.get(streamId) ?? 0;
    const recordedAt = told === undefined ? Date.parse(this.iso(at)) + MINUTE : Date.parse(this.iso(told));
    const event: NewEvent = {
      ...{ eventId: uuidV7(), type, schemaVersion: 1, data: data as Record<string, unknown>, personal: null },
      ...{ occurredAt: this.iso(at), recordedAt: new Date(recordedAt).toISOString() },
      ...{ actorId: 'spec', unitId: null, correlationId: null, causationId: null },
    };
    const store = new PostgresEventStore(this.database);
    const [outcome] = await store.append(this.tenant, [{ streamId, expectedVersion: version, events: [event] }]);
    if (outcome?.verdict !== 'appended') throw new Error(`not appended: ${JSON.stringify(outcome)}`);
    this.versions.set(streamId, version + 1);
  }
}

const agency = (id: string, parentId: string | null) => ({
  ...{ id, name: id, parentId, level: 'commune' as const, validFrom: null, validTo: null, provisional: false },
});
