import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { CATALOGUE_STREAM } from '#dossier';
import { PostgresEventStore } from '#event-store';
import { uuidV7 } from '#platform';
import { openSpecDatabase, type SpecDatabase } from '../../../../test/support/spec-database.js';
import { importCaseList } from './index.js';
import type { CaseListImport, CaseListSummary } from './index.js';
import { PLAIN_MAPPING, fileOf, listOf, madeUpRows } from './testing/case-list-files.js';

const ROWS = madeUpRows(1_200);
const NOW = Date.parse('2026-03-20T10:00:00+07:00');
const SUM = { rows: 1_440, dossiers: 1_200, rejected: 0 };
let db: SpecDatabase;
let store: PostgresEventStore;
beforeAll(async () => {
  db = await openSpecDatabase(4);
  const { database } = db;
  for (const tenant of ['ONE', 'TWO', 'STOP']) {
    await database.query(`insert into tenant (tenant_id, name, timezone) values ($1, $1, 'Asia/Ho_Chi_Minh')`, [
      tenant,
    ]);
  }
  store = new PostgresEventStore(database);
});
afterAll(() => db.drop());

const run = (tenant: string, given: Partial<CaseListImport> = {}): Promise<CaseListSummary> =>
  importCaseList(
    { store, clock: { now: () => NOW }, ids: { uuid: uuidV7 } },
    {
      tenant,
      timezone: 'Asia/Ho_Chi_Minh',
      source: fileOf(listOf(ROWS)),
      mapping: PLAIN_MAPPING,
      dryRun: false,
      actorId: null,
      unitId: null,
      ...given,
    },
  );
/** What a tenant's log says of dossiers, whatever the order and the time of recording. */
async function contentOf(tenant: string): Promise<string[]> {
  const events = await store.readLog(tenant, { after: 0, limit: 10_000 });
  return events
    .filter(({ streamId }) => streamId !== CATALOGUE_STREAM)
    .map(({ streamId, version, type, occurredAt, data, metadata }) =>
      JSON.stringify([streamId, version, type, occurredAt, data, metadata['origin'], metadata['row']]),
    )
    .sort();
}

it('takes a made-up list into PostgreSQL; again it is all duplicates', async () => {
  const dry = await run('ONE', { dryRun: true });
  expect((await store.head('ONE')).position).toBe(0);
  const first = await run('ONE');
  expect(first).toMatchObject({ ...SUM, accepted: 1_440, duplicate: 0 });
  expect({ ...dry, dryRun: false }).toEqual(first);
  const head = await store.head('ONE');
  expect(head.position).toBe(first.events);
  expect(await run('ONE')).toMatchObject({
    ...SUM,
    accepted: 0,
    duplicate: 1_440,
    events: 0,
    reconciliation: first.reconciliation,
  });
  expect(await store.head('ONE')).toEqual(head);
});

it('two imports of one file at once write each fact once', async () => {
  const both = await Promise.all([run('TWO'), run('TWO')]);
  expect(both.map(({ accepted, duplicate, rejected }) => accepted + duplicate + rejected)).toEqual([1_440, 1_440]);
  expect((await store.head('TWO')).position).toBe(both[0].events + both[1].events);
  expect(await contentOf('TWO')).toEqual(await contentOf('ONE'));
});

it('stopped in the middle and run again leaves the same log', async () => {
  let written = 0;
  const onProgress: CaseListImport['onProgress'] = ({ phase, rows }) => (written = phase === 'importing' ? rows : 0);
  const stopped = await run('STOP', { onProgress, stop: () => written > 0 });
  expect(stopped).toMatchObject({ interrupted: true, accepted: stopped.rows });
  expect(stopped.rows).toBeLessThan(1_440);
  expect(await run('STOP')).toMatchObject({ ...SUM, duplicate: stopped.rows });
  expect(await contentOf('STOP')).toEqual(await contentOf('ONE'));
});
