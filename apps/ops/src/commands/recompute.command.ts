import type { Command } from 'commander';
import { Jobs, createRecomputation, writeRecomputation } from '#application';
import { systemClock, uuidV7 } from '#platform';
import { catchUp } from './catch-up.js';
import { interruption, printResult, startProgress, tenantOf, withOperations } from './command-line.js';

interface Options {
  tenant?: string;
  period?: string;
  full?: boolean;
  json?: boolean;
}

export function addRecomputeCommand(program: Command): void {
  program
    .command('recompute')
    .description('recompute monthly figures, compare them and the facts with the log; what differs is stored as drift')
    .option('--tenant <id>')
    .option('--period <period>', 'for example 2026, 2026-Q3, 2026-08; absent: every month')
    .option('--full', 'also what has not changed since the last run')
    .option('--json', 'result as one JSON object')
    .action(async ({ tenant: asked, period, full, json }: Options) => {
      await withOperations(async (operations) => {
        const { tenant } = await tenantOf(operations, asked);
        const { database } = operations;
        const jobs = new Jobs(database, { uuid: uuidV7 });
        await catchUp(operations, tenant);
        const jobId = await writeRecomputation(jobs, {
          tenant,
          period,
          full: full === true,
          requestedBy: 'dh recompute',
        });
        const progress = startProgress('Recomputing', 'slices', () => systemClock.now());
        const { stop } = interruption();
        const onProgress = (done: number, total: number) => {
          progress.update(done, total);
        };
        const end = await createRecomputation(database, jobs, systemClock).run(tenant, jobId, { stop, onProgress });
        progress.stop();
        const job = await jobs.get(tenant, jobId);
        printResult(
          { jobId, state: job.state, end, ...(job.result ?? {}), ...(job.error === null ? {} : { error: job.error }) },
          json === true,
        );
        if (end !== 'done') process.exitCode = end === 'stopped' ? 130 : 1;
      });
    });
}
