import { Jobs, createRecomputation, writeRecomputation } from '#application';
import { fixedClock, uuidV7 } from '#platform';
import { median } from './benchmark.js';
import type { Benchmark, BenchResult } from './benchmark.js';
import { CREATE_PLAIN, FILL_PLAIN } from './facts/baseline-sql.js';
import { openFactsDatabase } from './facts/facts-database.js';
import type { FactsDatabase } from './facts/facts-database.js';
import { LIVE } from './facts/sizes.js';
import type { Size } from './facts/sizes.js';

const ROUNDS = 3;

/** Seconds of a nightly run that knows nothing yet: every month under every policy, computed, stored and sealed. */
async function recompute({ database, owner }: FactsDatabase, { tenant, months }: Size): Promise<number> {
  await owner.query('truncate monthly_figure, monthly_state');
  const jobs = new Jobs(database, { uuid: uuidV7 });
  const jobId = await writeRecomputation(jobs, { tenant, full: false, requestedBy: 'bench' });
  const recomputation = createRecomputation(database, jobs, fixedClock(LIVE.now));
  const started = performance.now();
  const end = await recomputation.run(tenant, jobId);
  const seconds = (performance.now() - started) / 1_000;
  const { result } = await jobs.get(tenant, jobId);
  // The month that has begun has no reception yet, but what is open is carried over into it.
  if (end !== 'done' || result?.['monthsComputed'] !== months + 1) throw new Error(`${end}: ${JSON.stringify(result)}`);
  return seconds;
}

async function byHand({ owner }: FactsDatabase, { tenant }: Size): Promise<number> {
  await owner.query('truncate plain_figure');
  const started = performance.now();
  await owner.query(FILL_PLAIN, [tenant]);
  return (performance.now() - started) / 1_000;
}

/** Megabytes of this process, which does the worker's work here. */
const memory = (): number => process.memoryUsage().rss / 2 ** 20;

/**
 * The nightly figures of all months, policies and cells against one aggregate written by hand over the same table, for
 * each size; the growth law, as the exponent of time over dossiers; and the memory of the worker.
 */
export const recomputeBenchmark: Benchmark = {
  name: 'recompute',
  async run() {
    const bench = await openFactsDatabase();
    try {
      await bench.owner.query(CREATE_PLAIN);
      const results: BenchResult[] = [];
      const before = memory();
      const times: { n: number; seconds: number }[] = [];
      for (const size of bench.sizes) {
        const [ours, baseline]: [number[], number[]] = [[], []];
        for (let round = 0; round < ROUNDS; round++) {
          baseline.push(await byHand(bench, size));
          ours.push(await recompute(bench, size));
        }
        const n = size.dossiers;
        const both = { ours: tenths(median(ours)), baseline: tenths(median(baseline)) };
        const ratios = ours.map((seconds, index) => seconds / (baseline[index] ?? Number.NaN));
        results.push({ bench: 'recompute', n, ...both, ratio: Number(median(ratios).toFixed(3)), unit: 's' });
        times.push({ n, seconds: median(ours) });
        const rss = { ours: Math.round(memory()), baseline: Math.round(before) };
        results.push({
          bench: 'recompute memory',
          n,
          ...rss,
          ratio: Number((memory() / before).toFixed(3)),
          unit: 'MB',
        });
      }
      return [...results, ...growth(times)];
    } finally {
      await bench.close();
    }
  },
};

const tenths = (value: number): number => Number(value.toFixed(1));

/** time ~ n^ratio between two neighbouring sizes. */
function growth(times: readonly { n: number; seconds: number }[]): BenchResult[] {
  return times.slice(1).map(({ n, seconds }, index) => {
    const smaller = times[index] ?? { n, seconds };
    const exponent = Math.log(seconds / smaller.seconds) / Math.log(n / smaller.n);
    const both = { ours: Number(seconds.toFixed(2)), baseline: Number(smaller.seconds.toFixed(2)) };
    return { bench: 'recompute growth', n, ...both, ratio: Number(exponent.toFixed(3)), unit: 's, exponent' };
  });
}
