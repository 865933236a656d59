import pg from 'pg';
import { allProjections, rebuildReadModels } from '#application';
import { ProjectionStore } from '#event-store';
import { openBenchDatabase } from './bench-database.js';
import type { BenchDatabase } from './bench-database.js';
import { alternate, growth, memory } from './benchmark.js';
import type { BenchResult, Benchmark } from './benchmark.js';
import { writeLogOfAYear } from './generate/log-of-a-year.js';
import { TABLES, assertSameRows } from './project/assert-same-rows.js';
import { BY_HAND } from './project/by-hand.js';

/**
 * Dossiers of a year; some eight events each. More sizes and larger ones with BENCH_DOSSIERS=100000,300000,1000000, each in
 * a database of its own (a million: some 35 GB below the temporary folder while it runs).
 */
const SIZES = (process.env['BENCH_DOSSIERS'] ?? '20000').split(',').map(Number);
const MOST_IN_ROUNDS = 200_000;
const TENANT = 'B';

/**
 * Rebuilding the read models from the log, against one hand-written statement that fills the same tables: for each size,
 * with the memory of the process that rebuilds, and the growth law.
 */
export const projectBenchmark: Benchmark = {
  name: 'project',
  async run() {
    const results: BenchResult[] = [];
    for (const dossiers of SIZES) results.push(...(await projected(dossiers)));
    const times = results.filter(({ bench }) => bench === 'project').map(({ n, ours }) => ({ n, seconds: n / ours }));
    return [...results, ...growth('project', times)];
  },
};

async function projected(dossiers: number): Promise<BenchResult[]> {
  const bench = await openBenchDatabase(8);
  const owner = new pg.Pool({
    connectionString: bench.migratorUrl,
    max: 1,
    options: '-c search_path=dunghen -c dunghen.tenant=*',
  });
  // An idle connection may still be closing when the server of this size stops.
  owner.on('error', () => undefined);
  try {
    for (const table of TABLES) await owner.query(`create table plain_${table} (like fact_${table} including all)`);
    say(`${String(dossiers)} dossiers: writing the log …`);
    const n = await writeLogOfAYear(owner, TENANT, dossiers, (written, all) => {
      say(`  ${String(written)} of ${String(all)} events`);
    });
    const before = memory();
    let most = before;
    const ours = async (): Promise<number> => {
      await owner.query(`truncate ${TABLES.map((table) => `fact_${table}`).join(', ')}, projection`);
      const told = tenths(n);
      const onProgress = (position: number): void => {
        most = Math.max(most, memory());
        told(position);
      };
      return n / (await seconds(() => rebuilt(bench, onProgress)));
    };
    const baseline = async (): Promise<number> => {
      await owner.query(`truncate ${TABLES.map((table) => `plain_${table}`).join(', ')}`);
      await owner.query("set work_mem = '256MB'");
      return n / (await seconds(() => owner.query(BY_HAND, [TENANT])));
    };
    const rates = await alternate(dossiers > MOST_IN_ROUNDS ? 1 : 3, ours, baseline);
    await assertSameRows(owner);
    const [whole, kept] = [Math.round(most), Math.round(before)];
    const ratio = Number((most / before).toFixed(3));
    return [
      { bench: 'project', n, ...rates, unit: 'events/s' },
      { bench: 'project memory', n, ours: whole, baseline: kept, ratio, unit: 'MB' },
    ];
  } finally {
    await owner.end();
    await bench.close();
  }
}

const say = (text: string): void => {
  process.stderr.write(`${text}\n`);
};

/** Tells of every tenth of a rebuild. */
function tenths(all: number): (position: number) => void {
  let told = 0;
  return (position) => {
    const tenth = Math.floor((10 * position) / all);
    if (tenth > told) say(`  projected ${String(position)} of ${String(all)} events, ${memory().toFixed(0)} MB`);
    told = tenth;
  };
}

async function rebuilt({ database }: BenchDatabase, onProgress: (position: number) => void): Promise<void> {
  const store = new ProjectionStore(database);
  const options = { tenant: TENANT, onProgress: (_name: string, position: number) => onProgress(position) };
  for (const { state } of await rebuildReadModels(store, allProjections(store), options)) {
    if (state !== 'swapped') throw new Error(`rebuild: ${state}`);
  }
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1_000;
}
