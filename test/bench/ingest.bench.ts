import { createReadStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ProjectionRunner, allProjections, catchUpBeside, importCaseList } from '#application';
import { PostgresEventStore, ProjectionStore } from '#event-store';
import type { AppendAnswer, Database } from '#event-store';
import { WakeUps, systemClock, uuidV7 } from '#platform';
import { openBenchDatabase } from './bench-database.js';
import type { BenchDatabase } from './bench-database.js';
import { alternate } from './benchmark.js';
import type { Benchmark, BenchResult } from './benchmark.js';
import { copyInSeconds } from './copy-rows.js';
import { startBeside } from './ingest/beside.js';
import type { Beside } from './ingest/beside.js';
import { MAPPING, writeCaseList } from './ingest/case-list.js';

/** Rows of the lists, some 2.2 events each; more sizes in one run with BENCH_DOSSIERS=20000,100000,300000,1000000. */
const SIZES = (process.env['BENCH_DOSSIERS'] ?? '15000').split(',').map(Number);
const roundsOf = (dossiers: number): number => (dossiers > 30_000 ? 1 : 3);
const TIMEZONE = 'Asia/Ho_Chi_Minh';
/** As `dh` brings read models to the head. */
const CATCH_UP = 5_000;

interface IngestResult extends BenchResult {
  dossiers: number;
  /** The import alone; what `ours` adds to it is the waiting for the read models. */
  importEventsPerSecond: number;
  /** Longest that a group held the head, without its commit; DESIGN section 5: at most 100 ms. */
  headHeldMs: number;
  /** Longest that a counter command beside the import took; at most 250 ms. */
  counterWaitMs: number;
  /** seconds ~ dossiers^exponent from the size before; null for the first. */
  growthExponent: number | null;
  /** Most that the importing and the projecting process held. */
  rssMb: number;
  workerRssMb: number;
}

/** What the rounds of one size saw. */
interface Seen {
  events: number;
  importSeconds: number[];
  heldMs: number;
  waitMs: number;
  rss: number;
  workerRss: number;
}

/**
 * What `dh import csv` does beside a running worker and a counter, each a process of its own, from the file to events and
 * read models at the head, against COPY of the same events.
 */
export const ingestBenchmark: Benchmark = {
  name: 'ingest',
  async run() {
    const results: IngestResult[] = [];
    for (const dossiers of SIZES) results.push(await ofSize(dossiers, results.at(-1)));
    return results;
  },
};

async function ofSize(dossiers: number, smaller: IngestResult | undefined): Promise<IngestResult> {
  const bench = await openBenchDatabase(8);
  const folder = mkdtempSync(join(tmpdir(), 'dung-hen-ingest-'));
  const file = join(folder, 'list.csv');
  const seen: Seen = { events: 0, importSeconds: [], heldMs: 0, waitMs: 0, rss: 0, workerRss: 0 };
  try {
    const ours = async (round: number): Promise<number> => {
      const tenant = `T${String(round)}`;
      await bench.database.query('insert into tenant (tenant_id, name, timezone) values ($1, $1, $2)', [
        tenant,
        TIMEZONE,
      ]);
      await writeCaseList(file, dossiers, tenant);
      return besideOthers(bench, tenant, seen, (worker) => ingest(bench, { tenant, file, dossiers }, worker, seen));
    };
    const baseline = async (round: number): Promise<number> =>
      seen.events / (await copyInSeconds(bench, `T${String(round)}`));
    const rates = await alternate(roundsOf(dossiers), ours, baseline);
    return resultOf(dossiers, seen, rates, smaller);
  } finally {
    await bench.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Events a second of the work, while a worker and a counter run. */
async function besideOthers(
  { appUrl, database }: BenchDatabase,
  tenant: string,
  seen: Seen,
  work: (worker: Beside<unknown>) => Promise<void>,
): Promise<number> {
  const worker = await startBeside<{ rss: number }>('worker', [appUrl, tenant]);
  const counter = await startBeside<{ waits: number[] }>('counter', [appUrl, tenant]);
  const memory = setInterval(() => (seen.rss = Math.max(seen.rss, process.memoryUsage().rss)), 250);
  const started = performance.now();
  await work(worker);
  const seconds = (performance.now() - started) / 1_000;
  clearInterval(memory);
  seen.waitMs = Math.max(seen.waitMs, ...(await counter.stop()).waits);
  seen.workerRss = Math.max(seen.workerRss, (await worker.stop()).rss);
  const [row] = await database.query<{ events: number }>(
    "select count(*)::int as events from event where tenant_id = $1 and stream_id like 'dossier-%'",
    [tenant],
  );
  seen.events = row?.events ?? 0;
  return seen.events / seconds;
}

async function ingest(
  { database }: BenchDatabase,
  { tenant, file, dossiers }: { tenant: string; file: string; dossiers: number },
  worker: Beside<unknown>,
  seen: Seen,
): Promise<void> {
  const wakeUps = new WakeUps({
    wakeProjector: () => Promise.resolve(worker.wake()),
    startJob: () => Promise.resolve(),
    close: () => Promise.resolve(),
  });
  const store = new PostgresEventStore(timingAppends(database, seen));
  const source = { name: 'list.csv', open: () => createReadStream(file) };
  const onAppended = (): void => {
    wakeUps.wake(tenant);
  };
  const started = performance.now();
  const summary = await importCaseList(
    { store, clock: systemClock, ids: { uuid: uuidV7 }, onAppended },
    { tenant, timezone: TIMEZONE, source, mapping: MAPPING, dryRun: false, actorId: 'bench', unitId: null },
  );
  if (summary.accepted !== dossiers) throw new Error(JSON.stringify(summary));
  seen.importSeconds.push((performance.now() - started) / 1_000);
  const projections = new ProjectionStore(database);
  const runner = new ProjectionRunner(projections, allProjections(projections), { batchSize: CATCH_UP });
  await catchUpBeside(runner, projections, tenant);
  await wakeUps.close();
}

/** The database, also noting how long each append held the head: inside the server, without its commit of a few ms. */
const timingAppends = (database: Database, seen: Seen): Database => ({
  query: async <Row>(text: string, parameters?: readonly unknown[]): Promise<Row[]> => {
    const rows = await database.query<Row>(text, parameters);
    if (text.includes('append_events(')) {
      for (const { answer } of rows as { answer: AppendAnswer }[])
        seen.heldMs = Math.max(seen.heldMs, Number(answer.heldMs));
    }
    return rows;
  },
  transaction: (work) => database.transaction(work),
});

function resultOf(
  dossiers: number,
  seen: Seen,
  rates: { ours: number; baseline: number; ratio: number },
  smaller: IngestResult | undefined,
): IngestResult {
  const { events, importSeconds, heldMs, waitMs, rss, workerRss } = seen;
  const seconds = (result: { n: number; ours: number }) => result.n / result.ours;
  const now = { n: events, ours: rates.ours };
  const growth = smaller && Math.log(seconds(now) / seconds(smaller)) / Math.log(dossiers / smaller.dossiers);
  return {
    ...{ bench: 'ingest', n: events, ...rates, unit: 'events/s', dossiers },
    importEventsPerSecond: Math.round(events / Math.min(...importSeconds)),
    headHeldMs: Math.round(heldMs),
    counterWaitMs: Math.round(waitMs),
    growthExponent: growth === undefined ? null : Number(growth.toFixed(3)),
    ...{ rssMb: megabytes(rss), workerRssMb: megabytes(workerRss) },
  };
}

const megabytes = (bytes: number): number => Math.round(bytes / 1_000_000);
