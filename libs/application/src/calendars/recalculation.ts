import { changedDays } from '#calendar';
import type { CalendarChange, CalendarVersion } from '#calendar';
import { calendarVersion } from '#dossier';
import type { Catalogue } from '#dossier';
import { jobErrorOf } from '../jobs/job.js';
import type { Job } from '../jobs/job.js';
import { factsState } from '../recomputation/facts-state.js';
import type { RunEnd } from '../recomputation/recomputation.js';
import { isTransient } from '../recomputation/transient.js';
import { CalendarPublications, baseOf } from './calendar-publications.js';
import type { OpenPublication } from './calendar-publications.js';
import type { CalendarTools, RunOptions } from './calendar-tools.js';
import { RecalculationRun } from './recalculation-run.js';
import { whileAlive } from '../jobs/while-alive.js';

/**
 * Moves the open dossiers of a calendar to the versions that were published. Everything it needs to know stands in
 * PostgreSQL: any process may begin or go on with it, and doing a slice twice writes nothing.
 */
export class CalendarRecalculation {
  readonly publications: CalendarPublications;

  constructor(private readonly tools: CalendarTools) {
    this.publications = new CalendarPublications(tools.database, tools.jobs);
  }

  /**
   * Works on all versions of the job's calendar that are owed, in the order of their publication. `busy`: another
   * process has them in hand. Rejects with what made the job fail, or with a connection's error: then it stays open.
   */
  async run(job: Job, options: RunOptions = {}): Promise<RunEnd> {
    const { tenant } = job;
    const calendarId = String(job.parameters['calendarId']);
    for (;;) {
      const publication = await this.publications.next(tenant, calendarId);
      if (publication === null) return 'done';
      const runner = this.tools.ids.uuid();
      if (!(await this.publications.lease(publication, runner))) {
        // Its own job is in the other's hands; one that waits for an earlier version is looked for again.
        if (publication.jobId !== job.id) await this.tools.jobs.release(tenant, job.id);
        return 'busy';
      }
      if ((await this.tools.jobs.claim(tenant, publication.jobId)) === null) continue;
      try {
        const end = await this.carryOut(publication, runner, options);
        if (end === 'stopped') await this.giveBack(tenant, [publication.jobId, job.id]);
        if (end !== 'done') return end;
      } catch (error) {
        await this.giveUp(publication, error);
        if (publication.jobId === job.id) throw error;
      } finally {
        await this.publications.release(publication, runner).catch(() => undefined);
      }
    }
  }

  private async carryOut(publication: OpenPublication, runner: string, options: RunOptions): Promise<RunEnd> {
    const { tenant, position } = publication;
    // Facts as of the publication are enough: who was written to since is found in the log (stragglers).
    if (!(await this.factsReach(tenant, position))) {
      await whileAlive(this.tools.catchUp(tenant), () => this.signOfLife(publication, runner));
      // Catching up ends early when this process is asked to stop.
      if (!(await this.factsReach(tenant, position))) return 'stopped';
    }
    this.tools.catalogues.forget(tenant);
    const catalogue = await this.tools.catalogues.of(tenant);
    const calendar = versionOf(catalogue, publication);
    const change = changeTo(catalogue, publication, calendar);
    const run = new RecalculationRun(this.tools, this.publications, { publication, runner, calendar, catalogue });
    const end = await run.work(change, options);
    if (end === 'done') await this.publications.finish(publication);
    return end;
  }

  private async factsReach(tenant: string, position: number): Promise<boolean> {
    const facts = await factsState(this.tools.database, tenant);
    return facts !== null && facts.position >= position;
  }

  private async signOfLife(publication: OpenPublication, runner: string): Promise<void> {
    const { tenant, jobId, done } = publication;
    await this.publications.lease(publication, runner);
    await this.tools.jobs.progress(tenant, jobId, done);
  }

  /** This process stops: whoever looks for stranded jobs next goes on. */
  private async giveBack(tenant: string, jobIds: readonly string[]): Promise<void> {
    for (const id of new Set(jobIds)) await this.tools.jobs.release(tenant, id);
  }

  private async giveUp({ tenant, jobId }: OpenPublication, error: unknown): Promise<void> {
    if (isTransient(error)) throw error;
    await this.tools.jobs.fail(tenant, jobId, jobErrorOf(error));
  }
}

/** Any day: nobody knows which of two versions a dossier stands on. */
const ANYWHERE = { from: null, to: null, days: [], weekly: true } satisfies CalendarChange;

/**
 * What differs from where the dossiers stand; null: nothing. An earlier version that failed may have moved some of them
 * and not others, so then all are looked at, also where the new version takes the failed one back.
 */
function changeTo(
  catalogue: Catalogue,
  publication: OpenPublication,
  calendar: CalendarVersion,
): CalendarChange | null {
  if (publication.oldestOwed < publication.version) return ANYWHERE;
  const base = baseOf(catalogue, publication);
  return base === null ? null : changedDays(base, calendar);
}

function versionOf(catalogue: Catalogue, { id, version }: OpenPublication): CalendarVersion {
  const calendar = calendarVersion(catalogue, id, version);
  if (calendar === null) throw new Error(`calendar ${id} version ${String(version)} is not in the catalogue`);
  return calendar;
}
