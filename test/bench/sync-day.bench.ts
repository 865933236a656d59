import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openBenchDatabase } from './bench-database.js';
import type { Benchmark, BenchResult } from './benchmark.js';
import { feedDays } from './sync/sync-days.js';
import type { FedDay } from './sync/sync-days.js';

/** Dossiers of the day; a province's with BENCH_DOSSIERS=50000, which takes some minutes. */
const DOSSIERS = Number(process.env['BENCH_DOSSIERS'] ?? 2_000);
/** Other histories with another number. */
const SEED = Number(process.env['BENCH_SEED'] ?? 42);
const KILLS = 3;
const PROGRAM = fileURLToPath(new URL('./sync/import-files.js', import.meta.url));

/** A way of feeding a day, its rate against that of the day fed whole. */
type FedResult = BenchResult & Omit<FedDay, 'seconds'>;

/** Ends in an error if a dossier of any way tells other facts than its history. */
export const syncDayBenchmark: Benchmark = {
  name: 'sync-day',
  async run() {
    const bench = await openBenchDatabase(4);
    const folder = mkdtempSync(join(tmpdir(), 'dung-hen-day-'));
    const results: FedResult[] = [];
    try {
      const days = { ...bench, folder, dossiers: DOSSIERS, seed: SEED, program: PROGRAM, kills: KILLS };
      for await (const { seconds, ...fed } of feedDays(days)) {
        const ours = Math.round(fed.items / seconds);
        const baseline = results[0]?.ours ?? ours;
        const ratio = Number((ours / baseline).toFixed(3));
        results.push({ bench: 'sync-day', n: fed.dossiers, ours, baseline, ratio, unit: 'items/s', ...fed });
        process.stderr.write(`  ${fed.way}: the facts of ${String(fed.dossiers)} histories\n`);
      }
      return results;
    } finally {
      await bench.close();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
