import { setTimeout as sleep } from 'node:timers/promises';
import { CalendarJobs, CalendarPublications, Jobs, PreviewMoves, writePreview } from '#application';
import type { PreviewMove, RunEnd } from '#application';
import type { CalendarVersion } from '#calendar';
import { ProjectionStore } from '#event-store';
import { openWakeUps, systemClock, uuidV7 } from '#platform';
import type { Operations } from '../context/open-operations.js';
import { catchUp } from './catch-up.js';
import { interruption, say, startProgress } from './command-line.js';

/** Previews and recalculations carried out in this process. */
export interface CalendarWork {
  jobs: Jobs;
  preview(calendar: CalendarVersion, requestedBy: string): Promise<{ jobId: string; end: RunEnd }>;
  /** Also where a worker has it in hand: then it is watched to its end. */
  recalculate(jobId: string): Promise<RunEnd>;
  /** The job of a recalculation of a calendar that is not finished; null: none. */
  unfinished(calendarId: string, requestedBy: string): Promise<string | null>;
  /** State, result and error of a job. */
  result(jobId: string): Promise<object>;
  moves(jobId: string): Promise<PreviewMove[]>;
  close(): Promise<void>;
}

const LOOK_EVERY_MS = 500;
const PAGE = 1_000;

export function openCalendarWork(operations: Operations, tenant: string): CalendarWork {
  const { database, store, catalogues, config, appUrl } = operations;
  const ids = { uuid: uuidV7 };
  const jobs = new Jobs(database, ids);
  const wakeUps = openWakeUps({ databaseUrl: appUrl, redisUrl: config.redisUrl }, say);
  const work = new CalendarJobs({
    ...{ database, store, streams: new ProjectionStore(database), jobs, catalogues, clock: systemClock, ids },
    catchUp: () => catchUp(operations, tenant),
    onAppended: (changed) => {
      wakeUps.wake(changed);
    },
  });
  const run = async (what: string, jobId: string): Promise<RunEnd> => {
    const { stop } = interruption();
    const progress = startProgress(what, 'dossiers', () => systemClock.now());
    const onProgress = (done: number, total: number | null) => {
      progress.update(done, total);
    };
    try {
      for (;;) {
        const end = await work.run(tenant, jobId, { stop, onProgress });
        if (end === 'done' || end === 'stopped') return end;
        // A worker has it in hand, or has ended it.
        const { state, done, total } = await jobs.get(tenant, jobId);
        if (state === 'done') return 'done';
        if (state !== 'queued' && state !== 'running') return 'ended';
        if (stop()) return 'stopped';
        onProgress(done, total);
        await sleep(LOOK_EVERY_MS);
      }
    } finally {
      progress.stop();
    }
  };
  return {
    jobs,
    preview: async (calendar, requestedBy) => {
      const jobId = await writePreview(jobs, tenant, calendar, requestedBy);
      return { jobId, end: await run('Looking', jobId) };
    },
    recalculate: async (jobId) => {
      const end = await run('Recalculating', jobId);
      if (end === 'done') await catchUp(operations, tenant);
      return end;
    },
    unfinished: (calendarId, requestedBy) =>
      new CalendarPublications(database, jobs).unfinished(tenant, calendarId, requestedBy),
    result: async (jobId) => {
      const { state, result, error } = await jobs.get(tenant, jobId);
      return { state, ...result, ...(error === null ? {} : { error }) };
    },
    moves: async (jobId) => {
      const found: PreviewMove[] = [];
      for (let after: string | null = ''; after !== null;) {
        const page = await new PreviewMoves(database).page(tenant, jobId, after, PAGE);
        found.push(...page.items);
        after = page.next;
      }
      return found;
    },
    close: () => wakeUps.close(),
  };
}
