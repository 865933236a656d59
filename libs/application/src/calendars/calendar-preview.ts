import type { CalendarVersion } from '#calendar';
import { latestCalendar, toInstant } from '#dossier';
import type { Catalogue } from '#dossier';
import { classify, findPolicy } from '#indicators';
import { countingFacts, zoneOf } from '#read-models';
import { jobErrorOf } from '../jobs/job.js';
import type { Job } from '../jobs/job.js';
import { JobProgress } from '../jobs/job-progress.js';
import type { RunEnd } from '../recomputation/recomputation.js';
import { isTransient } from '../recomputation/transient.js';
import { changesFrom } from './calendar-content.js';
import { CalendarPublications } from './calendar-publications.js';
import type { CalendarTools, RunOptions } from './calendar-tools.js';
import { candidateSlices, countCandidates, rangeOf } from './candidates.js';
import type { CandidateRange } from './candidates.js';
import type { Move } from './decide-moves.js';
import { decideMoves, publicationOf } from './decide-moves.js';
import { PreviewMoves, verdictCounts } from './preview-moves.js';
import type { MoveVerdict, PreviewMove } from './preview-moves.js';
import { whileAlive } from '../jobs/while-alive.js';

export const PREVIEW = 'calendar-preview';

/** What stands in the job's parameters: the calendar as it was when the preview was asked for. */
export interface PreviewParameters extends Record<string, unknown> {
  calendar: CalendarVersion;
}

/** More are not named. */
const MOST_UNDECIDED = 1_000;

const TT01 = findPolicy('tt01-2020');

/** What publishing a calendar now would do to the open dossiers; writes nothing but the answer. */
export class CalendarPreview {
  private readonly moves: PreviewMoves;

  constructor(private readonly tools: CalendarTools) {
    this.moves = new PreviewMoves(tools.database);
  }

  /** Rejects with what made the job fail, or with a connection's error: then it stays open. */
  async run(job: Job, options: RunOptions = {}): Promise<RunEnd> {
    const { jobs } = this.tools;
    try {
      return await this.carryOut(job, options);
    } catch (error) {
      if (!isTransient(error)) await jobs.fail(job.tenant, job.id, jobErrorOf(error));
      throw error;
    }
  }

  private async carryOut(job: Job, { stop = () => false, onProgress }: RunOptions): Promise<RunEnd> {
    const { tenant, id: jobId } = job;
    const { calendar } = job.parameters as PreviewParameters;
    const { database, jobs, catalogues, clock } = this.tools;
    await whileAlive(this.tools.catchUp(tenant), () => jobs.progress(tenant, jobId, 0));
    await this.moves.begin(tenant, jobId);
    catalogues.forget(tenant);
    const catalogue = await catalogues.of(tenant);
    const { change, everywhere } = await this.changeTo(tenant, catalogue, calendar);
    const range = rangeOf(tenant, calendar.id, everywhere || change === null ? { from: null, to: null } : change);
    const { open, candidates } = await countCandidates(database, range);
    const nothing = change === null && !everywhere;
    const total = nothing ? 0 : candidates;
    const progress = new JobProgress(jobs, clock, tenant, jobId);
    await progress.report(0, total);
    const judge = judgeOf(clock.now(), calendar);
    const counts = { moved: 0, earlier: 0, later: 0, becomesLate: 0, stopsBeingLate: 0 };
    const undecided: string[] = [];
    let done = 0;
    for await (const slice of this.slices(range, nothing)) {
      if (stop()) {
        await jobs.release(tenant, jobId);
        return 'stopped';
      }
      const decided = decideMoves(slice.histories, publicationOf(calendar, clock.now()), catalogue);
      const moves = decided.moves.map(judge);
      await this.moves.keep(tenant, jobId, moves);
      for (const [name, count] of Object.entries(verdictCounts(moves))) counts[name as keyof typeof counts] += count;
      undecided.push(...decided.undecided);
      done += slice.codes.length;
      onProgress?.(done, total);
      if (!(await progress.report(done, total))) return 'ended';
    }
    const result = { calendarId: calendar.id, version: calendar.version, open, lookedAt: done, ...counts };
    const changes = { changedDays: change?.days ?? [], weekly: change?.weekly ?? false };
    return (await this.moves.finish(jobs, job, {
      ...result,
      undecided: undecided.slice(0, MOST_UNDECIDED),
      ...changes,
    }))
      ? 'done'
      : 'busy';
  }

  private slices(range: CandidateRange, nothing: boolean) {
    return nothing ? [] : candidateSlices(this.tools, range, '');
  }

  /**
   * What differs from the version in force; `everywhere`: a recalculation is not finished, so the dossiers stand on
   * several versions and all are looked at.
   */
  private async changeTo(tenant: string, catalogue: Catalogue, calendar: CalendarVersion) {
    const unfinished = await new CalendarPublications(this.tools.database, this.tools.jobs).isOwed(tenant, calendar.id);
    return { change: changesFrom(latestCalendar(catalogue, calendar.id), calendar), everywhere: unfinished };
  }
}

/** Overdue at an instant under the due in force, and under the new one (policy tt01-2020; who waits is judged at its beginning). */
function judgeOf(now: number, { timezone }: CalendarVersion): (move: Move) => PreviewMove {
  const zone = zoneOf(timezone);
  return ({ code, state, event }) => {
    const facts = countingFacts(state);
    const overdue = (dueAt: number | null) => classify({ ...facts, dueAt }, TT01, now, zone).class === 'openOverdue';
    const { previousDueAt, dueAt } = event.data;
    const [was, is] = [overdue(instantOf(previousDueAt)), overdue(instantOf(dueAt))];
    const verdict: MoveVerdict = was === is ? null : is ? 'becomesLate' : 'stopsBeingLate';
    return { code, from: previousDueAt ?? '', to: dueAt ?? '', verdict };
  };
}

const instantOf = (iso: string | null): number | null => (iso === null ? null : toInstant(iso));
