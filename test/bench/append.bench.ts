import pg from 'pg';
import { randomUUID } from 'node:crypto';
import { GroupAppender, PostgresEventStore } from '#event-store';
import type { NewEvent } from '#event-store';
import { uuidV7 } from '#platform';
import { openBenchDatabase } from './bench-database.js';
import { alternate, ratePerSecond } from './benchmark.js';
import type { Benchmark } from './benchmark.js';

const N = 10_000;
const CONCURRENCY = 32;
const ROUNDS = 5;

const data = {
  toUnitId: 'H26.12',
  toOfficerId: 'cb-0042',
  fromUnitId: 'H26.12.01',
  step: 'thu-ly',
  mode: 'electronic',
  flags: [],
};

const newEvent = (): NewEvent => ({
  eventId: uuidV7(),
  type: 'DossierHandedOver',
  schemaVersion: 1,
  occurredAt: '2026-11-20T02:15:00.000Z',
  actorId: 'token:clerk',
  unitId: 'H26.12',
  correlationId: uuidV7(),
  causationId: null,
  data,
  personal: null,
});

const INSERT = `
  insert into plain_event (tenant_id, position, event_id, stream_id, version, type, schema_version, data, personal,
    metadata, occurred_at, recorded_at, hash)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, clock_timestamp(), $12)`;

/** 32 concurrent one-event commands with versions, hash and order, against bare single-row inserts of the same row. */
export const appendBenchmark: Benchmark = {
  name: 'append',
  async run() {
    const bench = await openBenchDatabase(8);
    const plain = new pg.Pool({
      connectionString: bench.migratorUrl,
      max: CONCURRENCY,
      options: '-c search_path=dunghen',
    });
    plain.on('error', () => undefined);
    try {
      await bench.database.query(
        "insert into tenant (tenant_id, name, timezone) values ('B', 'Bench', 'Asia/Ho_Chi_Minh')",
      );
      await plain.query('create table plain_event (like event including all)');
      const appender = new GroupAppender(new PostgresEventStore(bench.database));
      const ours = () =>
        ratePerSecond(N, CONCURRENCY, () =>
          appender.append('B', { streamId: `dossier-${randomUUID()}`, expectedVersion: 0, events: [newEvent()] }),
        );
      let position = 0;
      const hash = Buffer.alloc(32, 7);
      const baseline = () =>
        ratePerSecond(N, CONCURRENCY, () => {
          const { eventId, type, schemaVersion, occurredAt, actorId, unitId, correlationId } = newEvent();
          const metadata = JSON.stringify({ actorId, unitId, correlationId, causationId: null });
          const row = [
            'B',
            ++position,
            eventId,
            `dossier-${randomUUID()}`,
            1,
            type,
            schemaVersion,
            JSON.stringify(data),
            null,
          ];
          return plain.query({ name: 'insert', text: INSERT, values: [...row, metadata, occurredAt, hash] });
        });
      const rates = await alternate(ROUNDS, ours, baseline);
      return [{ bench: 'append', n: N, ...rates, unit: 'events/s' }];
    } finally {
      await plain.end();
      await bench.close();
    }
  },
};
