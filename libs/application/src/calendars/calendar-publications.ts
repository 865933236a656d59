import type { CalendarVersion, Instant } from '#calendar';
import type { Catalogue } from '#dossier';
import type { Database, Sql } from '#event-store';
import type { Jobs } from '../jobs/jobs.js';
import { CalendarDrafts } from './calendar-drafts.js';
import { statements } from './statements.js';

/** A `CalendarPublished` in the log, as far as its recalculation is concerned. */
export interface PublishedVersion {
  tenant: string;
  id: string;
  version: number;
  position: number;
  eventId: string;
  publishedAt: Date;
  recordedAt: Date;
  /** Nobody can have been promised anything by an earlier version. */
  first: boolean;
}

/** A version that is owed, and how far its recalculation is. */
export interface OpenPublication extends Omit<PublishedVersion, 'first'> {
  jobId: string;
  /** It, or an earlier version that failed: dossiers may stand before that yet. */
  oldestOwed: number;
  phase: 'facts' | 'stragglers';
  cursorCode: string;
  cursorPosition: number | null;
  /** Dossiers looked at. */
  done: number;
  total: number | null;
  moved: number;
  undecided: string[];
}

/** How `GET /calendars` shows a published version. */
export interface PublicationView {
  id: string;
  version: number;
  position: number;
  publishedAt: string;
  publishedBy: string | null;
  /** null: the publication did not say. */
  agencyIds: string[] | null;
  recalculation: {
    state: 'open' | 'done';
    jobId: string | null;
    jobState: string | null;
    done: number;
    total: number | null;
    moved: number;
    undecided: number;
  };
}

/** Seconds without a sign of life after which somebody else may take a recalculation over. */
const LEASE_SECONDS = 15;

export const RECALCULATION = 'calendar-recalculation';

/** The table `calendar_publication`: which recalculations are owed, who works on them, how far they are. */
export class CalendarPublications {
  constructor(
    private readonly database: Database,
    private readonly jobs: Jobs,
  ) {}

  /** Writes down that a published version is owed its recalculation; answers the job's id, also when it was known. */
  async owe(published: PublishedVersion, requestedBy: string): Promise<string | null> {
    const { tenant, id, version, position, eventId, publishedAt, recordedAt, first } = published;
    return this.database.transaction(async (sql) => {
      const jobId = this.jobs.newId();
      const row = [tenant, id, version, position, eventId, publishedAt, recordedAt, jobId, first ? 'done' : 'open'];
      const isNew = (await sql.query(statements.insertPublication, row)).length > 0;
      await new CalendarDrafts(this.database).forget(sql, tenant, id, version);
      if (!isNew) return this.jobOf(sql, tenant, id, version);
      await this.createJob(sql, jobId, published, requestedBy);
      if (first) await this.jobs.finish(tenant, jobId, { calendarId: id, version, lookedAt: 0, moved: 0 }, sql);
      return jobId;
    });
  }

  /** Versions that stand in the log and not here, of every tenant. */
  async missing(): Promise<PublishedVersion[]> {
    type Row = PublishedVersion & { position: string };
    const rows = await this.database.query<Row>(statements.missingPublications);
    return rows.map((row) => ({ ...row, position: Number(row.position) }));
  }

  /** The job of an unfinished recalculation of a calendar, renewed where it has failed; null: nothing is owed. */
  async unfinished(tenant: string, id: string, requestedBy: string): Promise<string | null> {
    return this.database.transaction(async (sql) => {
      const [row] = await sql.query<{ version: number; jobId: string; alive: boolean }>(
        `select p.version, p.job_id as "jobId", coalesce(j.state in ('queued', 'running'), false) as alive
         from calendar_publication p left join job j on j.tenant_id = p.tenant_id and j.job_id = p.job_id
         where p.tenant_id = $1 and p.calendar_id = $2 and p.state = 'open'
         order by p.version desc limit 1 for update of p`,
        [tenant, id],
      );
      if (row === undefined) return null;
      if (row.alive) return row.jobId;
      const jobId = this.jobs.newId();
      await this.createJob(sql, jobId, { tenant, id, version: row.version }, requestedBy);
      await sql.query(
        'update calendar_publication set job_id = $4 where tenant_id = $1 and calendar_id = $2 and version = $3',
        [tenant, id, row.version, jobId],
      );
      return jobId;
    });
  }

  /** The oldest version of a calendar that is owed; null: none. */
  async next(tenant: string, id: string): Promise<OpenPublication | null> {
    type Row = OpenPublication & Record<'position' | 'done' | 'moved' | 'total' | 'cursorPosition', string | null>;
    const [row] = await this.database.query<Row>(statements.nextPublication, [tenant, id]);
    if (row === undefined) return null;
    const number = (text: string | null) => (text === null ? null : Number(text));
    return {
      ...row,
      ...{ tenant, id, position: Number(row.position), done: Number(row.done), moved: Number(row.moved) },
      ...{ total: number(row.total), cursorPosition: number(row.cursorPosition) },
    };
  }

  /** Whether the recalculation of some version has not ended, also where its job has failed. */
  async isOwed(tenant: string, id: string): Promise<boolean> {
    const text = `select from calendar_publication where tenant_id = $1 and calendar_id = $2 and state = 'open' limit 1`;
    return (await this.database.query(text, [tenant, id])).length > 0;
  }

  /** False: somebody else works on it. */
  async lease({ tenant, id, version }: OpenPublication, runner: string): Promise<boolean> {
    const parameters = [tenant, id, version, runner, LEASE_SECONDS];
    return (await this.database.query(statements.leasePublication, parameters)).length > 0;
  }

  /** Notes how far it is; false: somebody else has taken it over. */
  async move(publication: OpenPublication, runner: string): Promise<boolean> {
    const { tenant, id, version, phase, cursorCode, cursorPosition, done, total, moved, undecided } = publication;
    const state = [phase, cursorCode, cursorPosition, done, total, moved, undecided];
    const parameters = [tenant, id, version, runner, ...state, LEASE_SECONDS];
    return (await this.database.query(statements.movePublication, parameters)).length > 0;
  }

  /** Gives it back, so that the next worker need not wait for the lease to end. */
  async release({ tenant, id, version }: OpenPublication, runner: string): Promise<void> {
    await this.database.query(
      `update calendar_publication set runner = null, leased_until = null
       where tenant_id = $1 and calendar_id = $2 and version = $3 and runner = $4`,
      [tenant, id, version, runner],
    );
  }

  /** Ends the recalculation and its job. */
  async finish(publication: OpenPublication): Promise<void> {
    const { tenant, id, version, position, eventId, jobId, done, undecided } = publication;
    await this.database.transaction(async (sql) => {
      type Row = { moved: string; later: string };
      const [row] = await sql.query<Row>(statements.outcome, [tenant, position, eventId]);
      const [moved, later] = [Number(row?.moved ?? 0), Number(row?.later ?? 0)];
      await sql.query(statements.finishPublication, [tenant, id, version, moved]);
      const counts = { lookedAt: done, moved, earlier: moved - later, later };
      await this.jobs.finish(tenant, jobId, { calendarId: id, version, ...counts, undecided }, sql);
    });
  }

  async list(tenant: string): Promise<PublicationView[]> {
    type Row = Omit<PublicationView, 'recalculation' | 'publishedAt'> &
      PublicationView['recalculation'] & { publishedAt: Date };
    const rows = await this.database.query<Row>(statements.listPublications, [tenant]);
    return rows.map(({ state, jobId, jobState, done, total, moved, undecided, ...row }) => ({
      ...row,
      position: Number(row.position),
      publishedAt: row.publishedAt.toISOString(),
      recalculation: {
        ...{ state, jobId, jobState, undecided, done: Number(done), moved: Number(moved) },
        total: total === null ? null : Number(total),
      },
    }));
  }

  private async createJob(
    sql: Sql,
    jobId: string,
    { tenant, id, version }: Pick<PublishedVersion, 'tenant' | 'id' | 'version'>,
    requestedBy: string,
  ): Promise<void> {
    const parameters = { calendarId: id, version };
    await this.jobs.create(tenant, { kind: RECALCULATION, parameters, unit: 'dossier', requestedBy }, sql, jobId);
  }

  private async jobOf(sql: Sql, tenant: string, id: string, version: number): Promise<string | null> {
    const [row] = await sql.query<{ jobId: string | null }>(
      'select job_id as "jobId" from calendar_publication where tenant_id = $1 and calendar_id = $2 and version = $3',
      [tenant, id, version],
    );
    return row?.jobId ?? null;
  }
}

/** The version that was in force before any that is owed; null: none. */
export const baseOf = (catalogue: Catalogue, { id, oldestOwed }: OpenPublication): CalendarVersion | null =>
  catalogue.calendars.get(id)?.findLast(({ version }) => version < oldestOwed) ?? null;

/** For the decision of `recalculate`. */
export const publishedAtOf = ({ publishedAt }: OpenPublication): Instant => publishedAt.getTime();
