import { CalendarJobs, Catalogues, Jobs, ProjectionRunner, allProjections, publishCalendar } from '#application';
import { dossierStream } from '#dossier';
import { PostgresEventStore, ProjectionStore } from '#event-store';
import type { AppendRequest } from '#event-store';
import { systemClock, uuidV7 } from '#platform';
import { openBenchDatabase } from './bench-database.js';
import type { BenchDatabase } from './bench-database.js';
import { alternate } from './benchmark.js';
import type { Benchmark } from './benchmark.js';
import { calendarOfVersion, fillTenant, newEvent } from '../dsl/open-dossiers.js';

/** More with BENCH_DOSSIERS=200000. */
const N = Number(process.env['BENCH_DOSSIERS'] ?? 20_000);
const ROUNDS = 4;
/** Events per append, as the recalculation's own. */
const GROUP = 400;
const TENANT = 'B';
const ids = { uuid: uuidV7 };

/** Publishes and recalculates, each time the other version; dossiers moved per second. */
function recalculation({ database }: BenchDatabase) {
  const store = new PostgresEventStore(database);
  const streams = new ProjectionStore(database);
  const jobs = new Jobs(database, ids);
  const runner = new ProjectionRunner(streams, allProjections(streams), { batchSize: 5_000 });
  const catchUp = () => runner.catchUpTenant(TENANT);
  const work = new CalendarJobs({
    ...{ database, store, streams, jobs, clock: systemClock, ids, catchUp, settleMs: 0 },
    ...{ catalogues: new Catalogues(database, systemClock), onAppended: () => undefined },
  });
  let version = 1;
  return async (): Promise<number> => {
    const draft = { calendar: calendarOfVersion((version += 1)), agencyIds: undefined };
    await catchUp();
    const { jobId } = await publishCalendar({ database, store, jobs, clock: systemClock, ids }, TENANT, draft, {
      ...{ actorId: 'bench', unitId: null },
    });
    const started = performance.now();
    const end = await work.run(TENANT, jobId ?? '');
    const seconds = (performance.now() - started) / 1_000;
    const { result } = await jobs.get(TENANT, jobId ?? '');
    if (end !== 'done' || result?.['moved'] !== N) throw new Error(`${end}: ${JSON.stringify(result)}`);
    return N / seconds;
  };
}

/** The same number of events of the same size, in groups of the same size, through the same store. */
function plainAppends({ database }: BenchDatabase) {
  const store = new PostgresEventStore(database);
  let expectedVersion = -1;
  const data = {
    ...{ previousDueAt: '2026-05-13T01:30:00.000Z', dueAt: '2026-05-14T01:30:00.000Z', calendarUnpublished: null },
    cause: { kind: 'calendar', calendarId: 'vn', fromVersion: 1, toVersion: 2 },
  };
  const request = (index: number): AppendRequest => {
    const event = newEvent('DeadlineRecalculated', '2026-04-22T02:00:00.000Z', data);
    const events = [{ ...event, correlationId: uuidV7(), causationId: uuidV7(), metadata: { origin: 'calendar' } }];
    return { streamId: dossierStream(`plain-${String(index).padStart(7, '0')}`), expectedVersion, events };
  };
  return async (): Promise<number> => {
    expectedVersion += 1;
    const started = performance.now();
    for (let first = 0; first < N; first += GROUP) {
      const group = Array.from({ length: Math.min(GROUP, N - first) }, (_, index) => request(first + index));
      const outcomes = await store.append('P', group);
      if (outcomes.some(({ verdict }) => verdict !== 'appended')) throw new Error('not appended');
    }
    return N / ((performance.now() - started) / 1_000);
  };
}

/** Moving open dossiers to a new calendar version: read, fold, decide and append, against appending alone. */
export const recalculateBenchmark: Benchmark = {
  name: 'recalculate',
  async run() {
    const bench = await openBenchDatabase(8);
    try {
      await fillTenant(bench.database, TENANT, N);
      await bench.database.query(
        "insert into tenant (tenant_id, name, timezone) values ('P', 'P', 'Asia/Ho_Chi_Minh')",
      );
      await bench.database.query('select refresh_statistics()');
      const [ours, baseline] = [recalculation(bench), plainAppends(bench)];
      // The first round warms V8 and PostgreSQL's caches on both sides.
      await ours();
      await baseline();
      const rates = await alternate(ROUNDS, ours, baseline);
      return [{ bench: 'recalculate', n: N, ...rates, unit: 'dossiers/s' }];
    } finally {
      await bench.close();
    }
  },
};
