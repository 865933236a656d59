import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ProjectionRunner, allProjections } from '#application';
import { ProjectionStore } from '#event-store';
import { fillTenant } from '../dsl/open-dossiers.js';
import { openBenchDatabase } from './bench-database.js';
import type { BenchDatabase } from './bench-database.js';
import { growth } from './benchmark.js';
import type { BenchResult, Benchmark } from './benchmark.js';
import { copyInSeconds, copyOutSeconds } from './copy-rows.js';

/** Events of the logs; a million with BENCH_EVENTS=1000000 (some 6 GB below the temporary folder, twenty minutes). */
const SIZES = (process.env['BENCH_EVENTS'] ?? '20000').split(',').map(Number);
const TENANT = 'B';

/**
 * A whole log out as gzipped CloudEvents and into another database as it was, each way in a process of its own, against COPY of
 * its rows. Throws unless events, both times, hashes, metadata and the facts behind the figures are the same on both sides.
 */
export const roundTripBenchmark: Benchmark = {
  name: 'round-trip',
  async run() {
    const results: BenchResult[] = [];
    for (const size of SIZES) results.push(...(await ofSize(size)));
    return [...results, ...['out', 'in'].flatMap((way) => growthOf(`round-trip ${way}`, results))];
  },
};

async function ofSize(size: number): Promise<BenchResult[]> {
  const [from, into] = [await openBenchDatabase(8), await openBenchDatabase(8)];
  const folder = mkdtempSync(join(tmpdir(), 'dung-hen-bench-'));
  const path = join(folder, 'log.ndjson.gz');
  try {
    await fillTenant(from.database, TENANT, size >> 1);
    const tenant = 'insert into tenant (tenant_id, name, timezone) select $1, $1, $2';
    await into.database.query(tenant, [TENANT, 'Asia/Ho_Chi_Minh']);
    const out = await step('out', from, path);
    const back = await step('in', into, path);
    const n = await assertSame(from, into);
    return [
      ...resultsOf('round-trip out', n, out, await copyOutSeconds(from, TENANT)),
      ...resultsOf('round-trip in', n, back, await copyInSeconds(from, TENANT)),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
    await Promise.all([from.close(), into.close()]);
  }
}

interface Step {
  seconds: number;
  /** Bytes that the process held before, and at its most. */
  before: number;
  most: number;
}

async function step(way: 'out' | 'in', { appUrl }: BenchDatabase, path: string): Promise<Step> {
  const program = fileURLToPath(new URL('./round-trip/step.js', import.meta.url));
  const child = fork(program, [way, appUrl, TENANT, path], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const ended = once(child, 'exit');
  const [told] = (await Promise.race([once(child, 'message'), ended])) as [Step | number | null];
  await ended;
  if (told === null || typeof told === 'number') throw new Error(`${way}: ended with ${String(told)}`);
  process.stderr.write(`  ${way}: ${told.seconds.toFixed(1)} s, ${megabytes(told.most).toFixed(0)} MB\n`);
  return told;
}

function resultsOf(bench: string, n: number, { seconds, before, most }: Step, copySeconds: number): BenchResult[] {
  const [ours, baseline] = [n / seconds, n / copySeconds];
  const [whole, bare] = [Math.round(megabytes(most)), Math.round(megabytes(before))];
  return [
    { bench, n, ours, baseline, ratio: Number((ours / baseline).toFixed(3)), unit: 'events/s' },
    { bench: `${bench} memory`, n, ours: whole, baseline: bare, ratio: Number((most / before).toFixed(3)), unit: 'MB' },
  ];
}

const megabytes = (bytes: number): number => bytes / 1_000_000;

const growthOf = (bench: string, results: readonly BenchResult[]): BenchResult[] =>
  growth(
    bench,
    results.filter((result) => result.bench === bench).map(({ n, ours }) => ({ n, seconds: n / ours })),
  );

/** Whatever a row says goes into its table's number, in any order. */
const digestOf = (table: string): string =>
  `select count(*)::int as rows, bit_xor(hashtextextended(r::text, 0))::text as digest from ${table} r where tenant_id = $1`;

/** Answers how many events there are. */
async function assertSame(from: BenchDatabase, into: BenchDatabase): Promise<number> {
  let events = 0;
  for (const { database } of [from, into]) {
    const store = new ProjectionStore(database);
    await new ProjectionRunner(store, allProjections(store), { batchSize: 20_000 }).catchUpTenant(TENANT);
  }
  for (const table of ['event', 'fact_current', 'fact_history', 'fact_due', 'fact_holding', 'fact_waiting']) {
    type Row = { rows: number; digest: string };
    const [ours] = await from.database.query<Row>(digestOf(table), [TENANT]);
    const [theirs] = await into.database.query<Row>(digestOf(table), [TENANT]);
    if (JSON.stringify(ours) !== JSON.stringify(theirs)) {
      throw new Error(`${table}: ${JSON.stringify(ours)} went out, ${JSON.stringify(theirs)} came in`);
    }
    if (table === 'event') events = ours?.rows ?? 0;
  }
  return events;
}
