import { Inject } from '@nestjs/common';
import { CommandHandler, QueryHandler } from '@nestjs/cqrs';
import type { ICommandHandler, IQueryHandler } from '@nestjs/cqrs';
import type { Database, EventStore } from '#event-store';
import { requireOperation } from '../access/permissions.js';
import type { Principal } from '../access/principal.js';
import type { Catalogues } from '../catalogue/catalogues.js';
import { JOB_STARTER } from '../jobs/job-starter.js';
import type { JobStarter } from '../jobs/job-starter.js';
import { Jobs } from '../jobs/jobs.js';
import { requireWholeTenant } from '../jobs/whole-tenant.js';
import { CATALOGUES, CLOCK, DATABASE, EVENT_STORE, IDS } from '../ports.js';
import type { Clock, Ids } from '../ports.js';
import { ProblemError, invalid } from '../problem-error.js';
import { checkCalendar, readCalendar } from './calendar-document.js';
import { CalendarDrafts } from './calendar-drafts.js';
import { CalendarPublications } from './calendar-publications.js';
import {
  GetPreviewMoves,
  ImportCalendar,
  ListCalendars,
  PreviewCalendar,
  PublishCalendar,
} from './calendar-requests.js';
import type { DraftSummary, DraftView } from './calendar-requests.js';
import type { PublicationView } from './calendar-publications.js';
import { PREVIEW } from './calendar-preview.js';
import { draftSummary } from './draft-summary.js';
import { PreviewMoves } from './preview-moves.js';
import type { PreviewMovePage } from './preview-moves.js';
import { publishCalendar } from './publish-calendar.js';
import type { PublishedCalendar } from './publish-calendar.js';
import { writePreview } from './write-preview.js';

/** Calendars move promises of everybody: for an administrator of the whole tenant alone. */
function requireManager(principal: Principal): void {
  requireOperation(principal, 'calendars.manage');
  requireWholeTenant(principal);
}

function requireReader(principal: Principal): void {
  requireOperation(principal, 'calendars.read');
  requireWholeTenant(principal);
}

/** The ids that `validateCalendar` lets through; any other is an unknown calendar like any other. */
const CALENDAR_ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

const noDraft = (id: string) => new ProblemError('NOT_FOUND', `there is no draft of calendar ${id}; import it first`);

async function draftOf(database: Database, tenant: string, calendarId: string) {
  const draft = CALENDAR_ID.test(calendarId) ? await new CalendarDrafts(database).of(tenant, calendarId) : null;
  if (draft === null) throw noDraft(calendarId);
  return draft;
}

/** The catalogue as it stands in the log now. */
const freshCatalogue = (catalogues: Catalogues, tenant: string) => {
  catalogues.forget(tenant);
  return catalogues.of(tenant);
};

@CommandHandler(ImportCalendar)
export class ImportCalendarHandler implements ICommandHandler<ImportCalendar, DraftSummary> {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CATALOGUES) private readonly catalogues: Catalogues,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ principal, source, agencyIds }: ImportCalendar): Promise<DraftSummary> {
    requireManager(principal);
    const { tenant, timezone, actorId } = principal;
    const catalogue = await freshCatalogue(this.catalogues, tenant);
    const now = this.clock.now();
    const checked = checkCalendar(readCalendar(source, catalogue), agencyIds, { catalogue, timezone, now });
    await new CalendarDrafts(this.database).keep(tenant, checked, actorId);
    return draftSummary(checked, now);
  }
}

@CommandHandler(PreviewCalendar)
export class PreviewCalendarHandler implements ICommandHandler<PreviewCalendar, { jobId: string }> {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CATALOGUES) private readonly catalogues: Catalogues,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(Jobs) private readonly jobs: Jobs,
    @Inject(JOB_STARTER) private readonly starter: JobStarter,
  ) {}

  async execute(request: PreviewCalendar): Promise<{ jobId: string }> {
    const { tenant, actorId } = request.principal;
    requireManager(request.principal);
    const jobId = await writePreview(this.jobs, tenant, await this.calendarOf(request), actorId);
    this.starter.startJob(tenant, jobId);
    return { jobId };
  }

  private async calendarOf({ principal, calendarId, document }: PreviewCalendar) {
    const { tenant, timezone } = principal;
    if (document === undefined) {
      return (await draftOf(this.database, tenant, calendarId)).calendar;
    }
    const catalogue = await freshCatalogue(this.catalogues, tenant);
    const calendar = readCalendar({ kind: 'json', document }, catalogue);
    if (calendar.id !== calendarId) {
      throw invalid([{ pointer: '/id', code: 'ID.OTHER_THAN_PATH', detail: `the path names ${calendarId}` }]);
    }
    return checkCalendar(calendar, undefined, { catalogue, timezone, now: this.clock.now() }).calendar;
  }
}

@CommandHandler(PublishCalendar)
export class PublishCalendarHandler implements ICommandHandler<PublishCalendar, PublishedCalendar> {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(CATALOGUES) private readonly catalogues: Catalogues,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(IDS) private readonly ids: Ids,
    @Inject(Jobs) private readonly jobs: Jobs,
    @Inject(JOB_STARTER) private readonly starter: JobStarter,
  ) {}

  async execute({ principal, calendarId }: PublishCalendar): Promise<PublishedCalendar> {
    requireManager(principal);
    const { tenant, actorId, unitId } = principal;
    const draft = await draftOf(this.database, tenant, calendarId);
    const { database, store, clock, ids, jobs } = this;
    const published = await publishCalendar({ database, store, clock, ids, jobs }, tenant, draft, { actorId, unitId });
    this.catalogues.forget(tenant);
    if (published.jobId !== null) this.starter.startJob(tenant, published.jobId);
    return published;
  }
}

@QueryHandler(GetPreviewMoves)
export class GetPreviewMovesHandler implements IQueryHandler<GetPreviewMoves, PreviewMovePage> {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(Jobs) private readonly jobs: Jobs,
  ) {}

  async execute({ principal, jobId, after, limit }: GetPreviewMoves): Promise<PreviewMovePage> {
    requireReader(principal);
    const job = await this.jobs.get(principal.tenant, jobId);
    if (job.kind !== PREVIEW) throw new ProblemError('JOB.NOT_FOUND', `${jobId} is no preview`);
    return new PreviewMoves(this.database).page(principal.tenant, jobId, after, limit);
  }
}

@QueryHandler(ListCalendars)
export class ListCalendarsHandler implements IQueryHandler<
  ListCalendars,
  { published: PublicationView[]; drafts: DraftView[] }
> {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(Jobs) private readonly jobs: Jobs,
  ) {}

  async execute({ principal }: ListCalendars): Promise<{ published: PublicationView[]; drafts: DraftView[] }> {
    requireReader(principal);
    const { tenant } = principal;
    const drafts = await new CalendarDrafts(this.database).list(tenant);
    return {
      published: await new CalendarPublications(this.database, this.jobs).list(tenant),
      drafts: drafts.map(({ calendar, agencyIds, importedBy, importedAt }) => ({
        ...{ id: calendar.id, version: calendar.version, agencyIds: agencyIds ?? null, importedBy, calendar },
        importedAt: importedAt.toISOString(),
      })),
    };
  }
}
