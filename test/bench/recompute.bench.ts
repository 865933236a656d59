import { Jobs, PARTS_AT_ONCE, createRecomputation, writeRecomputation } from '#application';
import { fixedClock, uuidV7 } from '#platform';
import { growth, median, memory } from './benchmark.js';
import type { Benchmark, BenchResult } from './benchmark.js';
import { CREATE_BY_HAND, FILL_BY_HAND, SETTINGS_BY_HAND } from './facts/by-hand-sql.js';
import { expectEqualTotals } from './facts/equal-totals.js';
import { openFactsDatabase } from './facts/facts-database.js';
import type { FactsDatabase } from './facts/facts-database.js';
import { CREATE_PLAIN, FILL_PLAIN } from './facts/plain-aggregate-sql.js';
import { LIVE } from './facts/sizes.js';
import type { Size } from './facts/sizes.js';

/** Of one size, in seconds, round by round. */
interface Times {
  ours: number[];
  byHand: number[];
  plain: number[];
  /** As {@link recompute}, but one part after the other: what two connections are worth. Once. */
  oneAtATime: number;
  /** Most megabytes of this process while it did the worker's work. */
  memory: number;
}

const roundsOf = ({ dossiers }: Size): number => (dossiers > 2_000_000 ? 1 : 3);

/** Seconds of a nightly run that knows nothing yet: every month under every policy, computed, stored and sealed. */
async function recompute(
  { database, owner }: FactsDatabase,
  { tenant, months }: Size,
  partsAtOnce: number,
): Promise<number> {
  await owner.query('truncate monthly_figure, monthly_state');
  const jobs = new Jobs(database, { uuid: uuidV7 });
  const jobId = await writeRecomputation(jobs, { tenant, full: false, requestedBy: 'bench' });
  const recomputation = createRecomputation(database, jobs, fixedClock(LIVE.now));
  const started = performance.now();
  const end = await recomputation.run(tenant, jobId, { partsAtOnce });
  const seconds = secondsSince(started);
  const { result } = await jobs.get(tenant, jobId);
  // The month that has begun has no reception yet, but what is open is carried over into it.
  if (end !== 'done' || result?.['monthsComputed'] !== months + 1) throw new Error(`${end}: ${JSON.stringify(result)}`);
  return seconds;
}

async function byHand({ owner }: FactsDatabase, { tenant }: Size): Promise<number> {
  await owner.query('truncate figure_by_hand');
  await owner.query('begin');
  await owner.query(SETTINGS_BY_HAND);
  const started = performance.now();
  await owner.query(FILL_BY_HAND, [tenant]);
  const seconds = secondsSince(started);
  await owner.query('commit');
  return seconds;
}

async function plain({ owner }: FactsDatabase, { tenant }: Size): Promise<number> {
  await owner.query('truncate plain_figure');
  const started = performance.now();
  await owner.query(FILL_PLAIN, [tenant]);
  return secondsSince(started);
}

async function timesOf(bench: FactsDatabase, size: Size): Promise<Times> {
  const times: Times = { ours: [], byHand: [], plain: [], oneAtATime: Number.NaN, memory: 0 };
  for (let round = 0; round < roundsOf(size); round++) {
    times.plain.push(await plain(bench, size));
    times.byHand.push(await byHand(bench, size));
    const watch = setInterval(() => (times.memory = Math.max(times.memory, memory())), 50);
    times.ours.push(await recompute(bench, size, PARTS_AT_ONCE).finally(() => clearInterval(watch)));
    if (round === 0) await expectEqualTotals(bench.owner, size.tenant);
    const [ours, hand, small] = [times.ours, times.byHand, times.plain].map((list) => list.at(-1)?.toFixed(1) ?? '');
    process.stderr.write(
      `  ${size.tenant} round ${String(round + 1)}: ours ${ours ?? ''} s, by hand ${hand ?? ''} s, plain ${small ?? ''} s\n`,
    );
  }
  times.oneAtATime = await recompute(bench, size, 1);
  return times;
}

function resultsOf(n: number, times: Times, before: number): BenchResult[] {
  const line = (bench: string, ours: readonly number[], baseline: readonly number[]): BenchResult => {
    const ratios = ours.map((seconds, index) => seconds / (baseline[index] ?? Number.NaN));
    const both = { ours: hundredths(median([...ours])), baseline: hundredths(median([...baseline])) };
    return { bench, n, ...both, ratio: thousandths(median(ratios)), unit: 's' };
  };
  return [
    line('recompute', times.ours, times.byHand),
    line('recompute, one part at a time', [times.oneAtATime], [median(times.byHand)]),
    line('recompute plainAggregate', times.ours, times.plain),
    {
      bench: 'recompute memory',
      n,
      ours: Math.round(times.memory),
      baseline: Math.round(before),
      ratio: thousandths(times.memory / before),
      unit: 'MB',
    },
  ];
}

/**
 * The nightly figures of all months, policies and cells, for each size: against the same figures by one statement
 * written by hand for the same table, with equal totals; against the small aggregate of before (`plainAggregate`: three
 * policies by month of reception, no carrying over); the growth law, as the exponent of time over dossiers; and the
 * memory of the worker.
 */
export const recomputeBenchmark: Benchmark = {
  name: 'recompute',
  async run() {
    const bench = await openFactsDatabase();
    try {
      await bench.owner.query(CREATE_PLAIN);
      await bench.owner.query(CREATE_BY_HAND);
      const results: BenchResult[] = [];
      const before = memory();
      const grown: { n: number; seconds: number }[] = [];
      for (const size of bench.sizes) {
        const times = await timesOf(bench, size);
        results.push(...resultsOf(size.dossiers, times, before));
        grown.push({ n: size.dossiers, seconds: median(times.ours) });
      }
      return [...results, ...growth('recompute', grown)];
    } finally {
      await bench.close();
    }
  },
};

const secondsSince = (started: number): number => (performance.now() - started) / 1_000;
const hundredths = (value: number): number => Number(value.toFixed(2));
const thousandths = (value: number): number => Number(value.toFixed(3));
