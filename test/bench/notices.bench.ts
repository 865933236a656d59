import pg from 'pg';
import { Catalogues, NoticeWatch } from '#application';
import { civilServiceCalendar } from '#calendar';
import { calendarStream } from '#dossier';
import { PostgresEventStore } from '#event-store';
import { systemClock, uuidV7 } from '#platform';
import { openBenchDatabase } from './bench-database.js';
import type { BenchDatabase } from './bench-database.js';
import { median } from './benchmark.js';
import type { Benchmark, BenchResult } from './benchmark.js';

const OPEN = 200_000;
const ENDED = 800_000;
const TICKS = 51;
const TENANT = 'B';
const TIMEZONE = 'Asia/Ho_Chi_Minh';

/** Dossiers straight into the facts; the open ones are due within the next sixty days, 100 of them received per minute. */
const FILL = `
insert into fact_current (tenant_id, generation, code, version, from_position, status, agency_id, receiving_agency_id,
  received_at, received_on, clock_starts_at, calendar_id, by_date, due_at, due_on, first_promise_at, due_changes,
  settled_on, closed_on, processed_at, processed_on, waits, supplement_requests, holdings, held_at, held_on,
  holder_unit_id, class_due, flags)
select $1, 1, prefix || lpad(i::text, 8, '0'), 1, i, case when ended then 9 else 2 end, 'A' || i % 160, 'A' || i % 160,
  due - interval '14 days', (due - interval '14 days')::date, due - interval '14 days', 'vn-civil-service', true,
  due, (due at time zone '${TIMEZONE}')::date, due, 0,
  case when ended then due::date else 'infinity' end, case when ended then due::date else 'infinity' end,
  case when ended then due end, case when ended then due::date end, 0, 0, 1, due, due::date,
  'A' || i % 160, case when ended then 2 end, '{}'
from (select i, $2::text as prefix, $4::boolean as ended,
        date_trunc('hour', clock_timestamp()) + (case when $4 then -1 else 1 end) * (i % 1440 + 24) * interval '1 hour' as due
      from generate_series(1, $3::int) i) d`;

/** The same rows with dates that cost nothing, by hand. */
const BASELINE = `
insert into plain_notice (tenant_id, code, promise_at, kind, dated_at, look_at)
select f.tenant_id, f.code, f.due_at, k.kind, f.due_at, f.due_at
from fact_current f cross join (values ('dueSoon'), ('overdue')) k (kind)
where f.tenant_id = $1 and f.settled_on = 'infinity'`;

const UPDATE = `
update plain_notice n set recorded_at = clock_timestamp(), look_at = null, number = r.n
from (select code, promise_at, kind, row_number() over (order by dated_at, code, kind) as n from plain_notice) r
where n.code = r.code and n.promise_at = r.promise_at and n.kind = r.kind`;

/**
 * The deadline watch with 200,000 open dossiers among a million: the first planning against one hand-written
 * insert … select of as many rows, a tick with nothing due against a query that asks nothing, and a morning on which
 * everybody is late against the update of as many rows by hand.
 */
export const noticesBenchmark: Benchmark = {
  name: 'notices',
  async run() {
    const bench = await openBenchDatabase(4);
    const byHand = new pg.Pool({
      connectionString: bench.migratorUrl,
      max: 1,
      options: '-c search_path=dunghen -c dunghen.tenant=*',
    });
    try {
      await prepare(bench, byHand);
      const clock = { ahead: 0, now: () => systemClock.now() + clock.ahead };
      const watch = new NoticeWatch(bench.database, new Catalogues(bench.database, clock), clock);
      const { database } = bench;
      const rows = 2 * OPEN;
      const planned = await seconds(() => watch.plan(TENANT, TIMEZONE));
      const copied = await seconds(() => database.query(BASELINE, [TENANT]));
      const ticks = await medianOf(() => watch.round());
      const nothing = await medianOf(() => database.query('select 1'));
      clock.ahead = 90 * 86_400_000;
      const given = await seconds(() => watch.give(TENANT, TIMEZONE));
      const updated = await seconds(() => database.query(UPDATE));
      return [
        result('notices plan', rows, rows / planned, rows / copied, 'rows/s'),
        result('notices tick', 1, ticks * 1_000, nothing * 1_000, 'ms'),
        result('notices give', rows, rows / given, rows / updated, 'rows/s'),
      ];
    } finally {
      await byHand.end();
      await bench.close();
    }
  },
};

async function prepare({ database }: BenchDatabase, byHand: pg.Pool): Promise<void> {
  await database.query('insert into tenant (tenant_id, name, timezone) values ($1, $1, $2)', [TENANT, TIMEZONE]);
  const event = {
    ...{ eventId: uuidV7(), type: 'CalendarPublished', schemaVersion: 1, data: { calendar: civilServiceCalendar } },
    ...{ occurredAt: '2026-01-01T00:00:00.000Z', personal: null },
    ...{ actorId: 'bench', unitId: null, correlationId: null, causationId: null },
  };
  const streamId = calendarStream(civilServiceCalendar.id);
  await new PostgresEventStore(database).append(TENANT, [{ streamId, expectedVersion: 0, events: [event] }]);
  await database.query(FILL, [TENANT, 'E', ENDED, true]);
  await database.query(FILL, [TENANT, 'O', OPEN, false]);
  await database.query(
    `insert into projection (tenant_id, name, version, generation, running, position)
     values ($1, 'dossier-facts', 2, 1, true, 1)`,
    [TENANT],
  );
  await byHand.query('create table plain_notice (like notice including all)');
  await byHand.query('grant select, insert, update on plain_notice to dunghen_app');
  await database.query('select refresh_statistics()');
}

const result = (bench: string, n: number, ours: number, baseline: number, unit: string): BenchResult => ({
  ...{ bench, n, ours: Number(ours.toFixed(2)), baseline: Number(baseline.toFixed(2)) },
  ...{ ratio: Number((ours / baseline).toFixed(3)), unit },
});

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1_000;
}

async function medianOf(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let n = 0; n < TICKS; n += 1) times.push(await seconds(work));
  return median(times);
}
