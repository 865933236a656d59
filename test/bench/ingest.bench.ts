import pg from 'pg';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ProjectionRunner, allProjections, importCaseList } from '#application';
import { PostgresEventStore, ProjectionStore } from '#event-store';
import type { AppendAnswer, Database } from '#event-store';
import { systemClock, uuidV7 } from '#platform';
import { openBenchDatabase } from './bench-database.js';
import type { BenchDatabase } from './bench-database.js';
import { alternate, median } from './benchmark.js';
import type { Benchmark, BenchResult } from './benchmark.js';
import { MAPPING, writeCaseList } from './ingest/case-list.js';

/** Rows of the list; some 2.2 events each. More with BENCH_DOSSIERS=1000000. */
const DOSSIERS = Number(process.env['BENCH_DOSSIERS'] ?? 15_000);
const ROUNDS = DOSSIERS > 200_000 ? 1 : 3;
const TIMEZONE = 'Asia/Ho_Chi_Minh';
/** What DESIGN section 5 allows, in ms; the last two lines compare with these. */
const MAY_HOLD = 100;
const MAY_WAIT = 250;

/** A case list from its file to events and read models, while a counter works beside it, against COPY of the same events. */
export const ingestBenchmark: Benchmark = {
  name: 'ingest',
  async run() {
    const bench = await openBenchDatabase(8);
    const superuser = new pg.Pool({ connectionString: superuserUrl(bench), max: 1, options: '-c search_path=dunghen' });
    const folder = mkdtempSync(join(tmpdir(), 'dung-hen-ingest-'));
    const holds: number[] = [];
    const waits: number[] = [];
    let events = 0;
    try {
      await superuser.query('create table plain_event (like event including all)');
      const ours = async (round: number): Promise<number> => {
        const tenant = `T${String(round)}`;
        const file = join(folder, 'list.csv');
        await bench.database.query('insert into tenant (tenant_id, name, timezone) values ($1, $1, $2)', [
          tenant,
          TIMEZONE,
        ]);
        await writeCaseList(file, DOSSIERS, tenant);
        const counter = await startCounter(bench, tenant);
        const seconds = await timed(() => ingest(bench, tenant, file, holds));
        waits.push(...(await counter.stop()));
        const [row] = await bench.database.query<{ events: number }>(
          "select count(*)::int as events from event where tenant_id = $1 and stream_id like 'dossier-%'",
          [tenant],
        );
        events = row?.events ?? 0;
        return events / seconds;
      };
      const baseline = async (round: number): Promise<number> => {
        const seconds = await copySeconds(superuser, `T${String(round)}`);
        return events / seconds;
      };
      const rates = await alternate(ROUNDS, ours, baseline);
      return [
        { bench: 'ingest', n: events, ...rates, unit: 'events/s' },
        longest('ingest head lock', holds, MAY_HOLD),
        longest('ingest counter wait', waits, MAY_WAIT),
      ];
    } finally {
      await superuser.end();
      await bench.close();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

/** As `dh import csv` does it: take in the file, then bring the read models to the head. */
async function ingest({ database }: BenchDatabase, tenant: string, file: string, holds: number[]): Promise<void> {
  const store = new PostgresEventStore(timingAppends(database, holds));
  const source = { name: 'list.csv', open: () => createReadStream(file) };
  const who = { actorId: 'bench', unitId: null };
  const summary = await importCaseList(
    { store, clock: systemClock, ids: { uuid: uuidV7 } },
    { ...{ tenant, timezone: TIMEZONE, source, mapping: MAPPING, dryRun: false }, ...who },
  );
  if (summary.accepted !== DOSSIERS) throw new Error(JSON.stringify(summary));
  const projections = new ProjectionStore(database);
  await new ProjectionRunner(projections, allProjections(projections), { batchSize: CATCH_UP }).catchUpTenant(tenant);
}
/** As `dh` brings read models to the head. */
const CATCH_UP = 5_000;

/** The database, also noting how long each append held the head: inside the server, without its commit of a few ms. */
const timingAppends = (database: Database, holds: number[]): Database => ({
  query: async <Row>(text: string, parameters?: readonly unknown[]): Promise<Row[]> => {
    const rows = await database.query<Row>(text, parameters);
    if (text.includes('append_events(')) {
      for (const { answer } of rows as { answer: AppendAnswer }[]) holds.push(Number(answer.heldMs));
    }
    return rows;
  },
  transaction: (work) => database.transaction(work),
});

async function startCounter({ appUrl }: BenchDatabase, tenant: string) {
  const path = fileURLToPath(new URL('./ingest/counter.js', import.meta.url));
  const child = fork(path, [appUrl, tenant], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  await once(child, 'message');
  return {
    stop: async (): Promise<number[]> => {
      const answered = once(child, 'message');
      child.send('stop');
      const [{ waits }] = (await answered) as [{ waits: number[] }];
      await once(child, 'exit');
      return waits;
    },
  };
}

/** The fastest way PostgreSQL has to take the very rows in: from a file of its own. */
async function copySeconds(superuser: pg.Pool, tenant: string): Promise<number> {
  const { rows } = await superuser.query<{ folder: string }>("select current_setting('data_directory') as folder");
  const file = `${rows[0]?.folder ?? ''}/bench-events.copy`;
  await superuser.query(`copy (select * from event where tenant_id = '${tenant}' and stream_id like 'dossier-%'
    order by position) to '${file}'`);
  await superuser.query('truncate plain_event');
  return timed(() => superuser.query(`copy plain_event from '${file}'`));
}

const superuserUrl = ({ superuserUrl: url, migratorUrl }: BenchDatabase): string => {
  const named = new URL(url);
  named.pathname = new URL(migratorUrl).pathname;
  return named.href;
};

/** `ours` is the longest of all rounds; half of them took no longer than the middle one, told beside it. */
function longest(bench: string, times: readonly number[], mayTake: number): BenchResult {
  const most = Math.max(...times);
  process.stderr.write(`  ${bench}: ${String(times.length)} times, median ${median([...times]).toFixed(1)} ms\n`);
  return {
    ...{ bench, n: times.length, ours: Number(most.toFixed(1)), baseline: mayTake },
    ...{ ratio: Number((most / mayTake).toFixed(3)), unit: 'ms' },
  };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1_000;
}
