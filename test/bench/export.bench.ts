import { createReadStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportLog, importLogFile } from '#application';
import { PostgresEventStore } from '#event-store';
import { fillTenant } from '../dsl/open-dossiers.js';
import { openBenchDatabase } from './bench-database.js';
import type { BenchDatabase } from './bench-database.js';
import { alternate } from './benchmark.js';
import type { Benchmark } from './benchmark.js';
import { copyInSeconds, copyOutSeconds, seconds } from './copy-rows.js';

/** Two events each. */
const DOSSIERS = 10_000;
const ROUNDS = 3;
const TENANT = 'B';

/** A log as gzipped CloudEvents, every hash computed on the way out, against COPY of its rows; and in again, verified. */
export const exportBenchmark: Benchmark = {
  name: 'export',
  async run() {
    const [from, into] = [await openBenchDatabase(8), await openBenchDatabase(8)];
    const folder = mkdtempSync(join(tmpdir(), 'dung-hen-bench-'));
    const path = join(folder, 'log.ndjson.gz');
    try {
      await fillTenant(from.database, TENANT, DOSSIERS);
      const store = new PostgresEventStore(from.database);
      const { position: events } = await store.head(TENANT);
      const out = await alternate(
        ROUNDS,
        async () => events / (await seconds(() => exportLog(store, { tenant: TENANT, path }))),
        async () => events / (await copyOutSeconds(from, TENANT)),
      );
      const back = await alternate(
        ROUNDS,
        async () => events / (await importSeconds(into, path)),
        async () => events / (await copyInSeconds(from, TENANT)),
      );
      return [
        { bench: 'export', n: events, ...out, unit: 'events/s' },
        { bench: 'export: import, kept as it was', n: events, ...back, unit: 'events/s' },
      ];
    } finally {
      rmSync(folder, { recursive: true, force: true });
      await Promise.all([from.close(), into.close()]);
    }
  },
};

const ROLLED_BACK = new Error('rolled back');

/** The whole import but its commit, so that the next round finds the tenant empty again. */
async function importSeconds({ database }: BenchDatabase, path: string): Promise<number> {
  const tenant = `insert into tenant (tenant_id, name, timezone) values ('${TENANT}', 'b', 'Asia/Ho_Chi_Minh') on conflict do nothing`;
  await database.query(tenant);
  const undone = {
    query: database.query.bind(database),
    transaction: <T>(work: Parameters<typeof database.transaction<T>>[0]) =>
      database.transaction<T>(async (sql) => {
        await work(sql);
        throw ROLLED_BACK;
      }),
  };
  const source = { tenant: TENANT, name: 'bench', open: () => createReadStream(path) };
  return seconds(() =>
    importLogFile(undone, source).catch((error: unknown) => {
      if (error !== ROLLED_BACK) throw error;
    }),
  );
}
