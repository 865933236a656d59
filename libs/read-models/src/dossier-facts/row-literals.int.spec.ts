import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { TypeOrmDatabase } from '#platform';
import { openSpecDatabase, type SpecDatabase } from '../../../../test/support/spec-database.js';
import { rowLiterals } from './row-literals.js';

let testDatabase: SpecDatabase;
let database: TypeOrmDatabase;

beforeAll(async () => {
  testDatabase = await openSpecDatabase(1);
  database = testDatabase.database;
});
afterAll(() => testDatabase.drop());

/** Whatever PostgreSQL can store; with a liking for what quotes, separates and means nothing. */
const text = fc.oneof(
  fc.string({
    unit: fc.constantFrom('"', '\\', ',', '(', ')', '{', '}', ' ', "'", '\n', '\t', 'N', 'U', 'L', 'đ', '😀'),
  }),
  fc.string({ unit: 'grapheme' }).filter((value) => !value.includes('\0') && value.isWellFormed()),
  fc.constantFrom('', 'NULL', 'null', '{}', '()', '\\N', '""'),
);
const row = fc.record({
  tenant_id: text,
  projection: fc.option(text),
  generation: fc.option(fc.integer({ min: -32_768, max: 32_767 })),
  stream_id: fc.option(text),
  position: fc.option(fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER })),
  error: fc.option(text),
  parked_at: fc.option(
    fc
      .integer({ min: Date.parse('2000-01-01'), max: Date.parse('2100-01-01') })
      .map((at) => new Date(at).toISOString()),
  ),
});

test('PostgreSQL reads back from a row literal what was put into it, whatever the texts hold', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 5 }), async (rows) => {
      const columns = ['tenant_id', 'projection', 'generation', 'stream_id', 'position', 'error', 'parked_at'] as const;
      const literal = rowLiterals(columns, rows, (one, column) => one[column as (typeof columns)[number]]);
      const read = await database.query<{ row: Record<string, unknown> }>(
        `select jsonb_set(to_jsonb(r), '{parked_at}', coalesce(to_jsonb(extract(epoch from parked_at) * 1000), 'null')) as row
         from unnest($1::parked_stream[]) r`,
        [literal],
      );
      const given = rows.map((one) => ({
        ...one,
        parked_at: one.parked_at === null ? null : Date.parse(one.parked_at),
      }));
      expect(read.map((one) => one.row)).toEqual(given);
    }),
    { numRuns: 200 },
  );
});

test('lists of texts are read back too', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(text, { maxLength: 4 }), async (flags) => {
      const [{ row: columns } = { row: [] }] = await database.query<{ row: string[] }>(
        `select array_agg(attname::text order by attnum) as row from pg_attribute
         where attrelid = 'fact_current'::regclass and attnum > 0 and not attisdropped`,
      );
      const literal = rowLiterals(columns, [flags], (value, column) => (column === 'flags' ? value : undefined));
      const [read] = await database.query<{ flags: string[] }>('select flags from unnest($1::fact_current[])', [
        literal,
      ]);
      expect(read?.flags).toEqual(flags);
    }),
    { numRuns: 100 },
  );
});
