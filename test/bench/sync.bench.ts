import { randomBytes } from 'node:crypto';
import { createReadStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  Catalogues,
  PersonalVault,
  ProjectionRunner,
  Pseudonyms,
  allProjections,
  catchUpBeside,
  ingestSyncFile,
} from '#application';
import type { IngestDependencies } from '#application';
import { PostgresEventStore, ProjectionStore } from '#event-store';
import { WakeUps, systemClock, uuidV7 } from '#platform';
import { openBenchDatabase } from './bench-database.js';
import type { BenchDatabase } from './bench-database.js';
import { alternate } from './benchmark.js';
import type { Benchmark } from './benchmark.js';
import { copyInSeconds } from './copy-rows.js';
import { startBeside } from './ingest/beside.js';
import type { Beside } from './ingest/beside.js';
import { writeDaySync } from './sync/day-sync.js';

/** Dossiers of the day, some 4 events each. More with BENCH_DOSSIERS=50000. */
const DOSSIERS = Number(process.env['BENCH_DOSSIERS'] ?? 5_000);
const ROUNDS = DOSSIERS > 20_000 ? 1 : 3;
const TIMEZONE = 'Asia/Ho_Chi_Minh';

/**
 * What `dh import dvcqg` does with a day's sync in both services beside a running worker, from the files to events and read
 * models at the head, against COPY of the same events.
 */
export const syncBenchmark: Benchmark = {
  name: 'sync',
  under: 'ingest',
  async run() {
    const bench = await openBenchDatabase(8);
    const folder = mkdtempSync(join(tmpdir(), 'dung-hen-sync-'));
    let events = 0;
    try {
      await writeDaySync(folder, DOSSIERS);
      const ours = async (round: number): Promise<number> => {
        const tenant = `T${String(round)}`;
        await bench.database.query('insert into tenant (tenant_id, name, timezone) values ($1, $1, $2)', [
          tenant,
          TIMEZONE,
        ]);
        const worker = await startBeside<{ rss: number }>('worker', [bench.appUrl, tenant]);
        const started = performance.now();
        await ingest(bench, tenant, folder, worker);
        const seconds = (performance.now() - started) / 1_000;
        await worker.stop();
        const [row] = await bench.database.query<{ events: number }>(
          "select count(*)::int as events from event where tenant_id = $1 and stream_id like 'dossier-%'",
          [tenant],
        );
        events = row?.events ?? 0;
        const { rss } = process.memoryUsage();
        process.stderr.write(
          `  ${String(events)} events in ${seconds.toFixed(1)} s, ${(rss / 2 ** 20).toFixed(0)} MB\n`,
        );
        return events / seconds;
      };
      const baseline = async (round: number): Promise<number> =>
        events / (await copyInSeconds(bench, `T${String(round)}`));
      return [{ bench: 'sync', n: DOSSIERS, ...(await alternate(ROUNDS, ours, baseline)), unit: 'events/s' }];
    } finally {
      await bench.close();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

async function ingest(
  { database }: BenchDatabase,
  tenant: string,
  folder: string,
  worker: Beside<unknown>,
): Promise<void> {
  const key = randomBytes(32);
  const wakeUps = new WakeUps({
    wakeProjector: () => Promise.resolve(worker.wake()),
    startJob: () => Promise.resolve(),
    close: () => Promise.resolve(),
  });
  const dependencies: IngestDependencies = {
    ...{ database, store: new PostgresEventStore(database), catalogues: new Catalogues(database, systemClock) },
    ...{ vault: new PersonalVault(database, key), pseudonyms: new Pseudonyms(key) },
    ...{ clock: systemClock, ids: { uuid: uuidV7 } },
    onAppended: (changed) => {
      wakeUps.wake(changed);
    },
  };
  const caller = { tenant, timezone: TIMEZONE, actorId: 'bench', unitId: null };
  for (const name of ['DongBoHoSoMC.json', 'CapNhatTienDoHoSoMC.json']) {
    const summary = await ingestSyncFile(dependencies, caller, {
      name,
      open: () => createReadStream(join(folder, name)),
    });
    if (summary.quarantined > 0) throw new Error(JSON.stringify(summary));
  }
  const projections = new ProjectionStore(database);
  const runner = new ProjectionRunner(projections, allProjections(projections), { batchSize: 5_000 });
  await catchUpBeside(runner, projections, tenant);
  await wakeUps.close();
}
