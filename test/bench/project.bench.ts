import pg from 'pg';
import { allProjections, rebuildReadModels } from '#application';
import { ProjectionStore } from '#event-store';
import { openBenchDatabase } from './bench-database.js';
import type { BenchDatabase } from './bench-database.js';
import { alternate } from './benchmark.js';
import type { Benchmark } from './benchmark.js';
import { writeLogOfAYear } from './generate/log-of-a-year.js';
import { BY_HAND } from './project/by-hand.js';

/** Of a year; some eight events each. More with BENCH_DOSSIERS=1000000 (some 20 GB below the temporary folder). */
const DOSSIERS = Number(process.env['BENCH_DOSSIERS'] ?? 20_000);
const ROUNDS = DOSSIERS > 200_000 ? 1 : 3;
const TENANT = 'B';
/** Each fact table and its double that is filled by hand. */
const TABLES = ['current', 'history', 'due', 'holding', 'waiting'] as const;

/** Rebuilding the read models from the log, against one hand-written statement that fills the same tables. */
export const projectBenchmark: Benchmark = {
  name: 'project',
  async run() {
    const bench = await openBenchDatabase(8);
    const owner = new pg.Pool({ connectionString: bench.migratorUrl, max: 1, options: '-c search_path=dunghen' });
    try {
      for (const table of TABLES) await owner.query(`create table plain_${table} (like fact_${table} including all)`);
      const events = await writeLogOfAYear(owner, TENANT, DOSSIERS);
      const ours = async (): Promise<number> => {
        await owner.query(`truncate ${TABLES.map((table) => `fact_${table}`).join(', ')}, projection`);
        return events / (await seconds(() => rebuilt(bench)));
      };
      const baseline = async (): Promise<number> => {
        await owner.query(`truncate ${TABLES.map((table) => `plain_${table}`).join(', ')}`);
        await owner.query("set work_mem = '256MB'");
        return events / (await seconds(() => owner.query(BY_HAND, [TENANT])));
      };
      const rates = await alternate(ROUNDS, ours, baseline);
      await assertSameRows(owner);
      return [{ bench: 'project', n: events, ...rates, unit: 'events/s' }];
    } finally {
      await owner.end();
      await bench.close();
    }
  },
};

async function rebuilt({ database }: BenchDatabase): Promise<void> {
  const store = new ProjectionStore(database);
  for (const { state } of await rebuildReadModels(store, allProjections(store), { tenant: TENANT })) {
    if (state !== 'swapped') throw new Error(`rebuild: ${state}`);
  }
}

/** A baseline that leaves something out would be no baseline: row for row, or the difference is named. */
async function assertSameRows(owner: pg.Pool): Promise<void> {
  for (const table of TABLES) {
    const rows = (name: string) => `select to_jsonb(t) - 'generation' from ${name}_${table} t`;
    const { rows: found } = await owner.query<{ count: number; example: string }>(
      `with difference as ((${rows('fact')} except all ${rows('plain')}) union all (${rows('plain')} except all ${rows('fact')}))
       select count(*)::int as count, min(difference::text) as example from difference`,
    );
    if (found[0]?.count !== 0) throw new Error(`${table}: ${JSON.stringify(found[0])}`);
  }
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1_000;
}
