import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { LimitUnit } from '#calendar';
import { codeOfStream, dossierStream, replay } from '#dossier';
import type { FoldableEvent } from '#dossier';
import { PostgresEventStore, ProjectionStore } from '#event-store';
import { parseCaseListMapping } from '#exchange';
import type { CaseFileFormat } from '#exchange';
import { classify, findPolicy, zoneOf } from '#indicators';
import { type TypeOrmDatabase, uuidV7 } from '#platform';
import { countingFacts, figures, inSnapshot } from '#read-models';
import type { FigureRow } from '#read-models';
import { openSpecDatabase, type SpecDatabase } from '../../../../test/support/spec-database.js';
import { allProjections } from '../projections/all-projections.js';
import { ProjectionRunner } from '../projections/projection-runner.js';
import { Pseudonyms } from '../personal/pseudonyms.js';
import { importCaseList } from './index.js';
import type { CaseListSummary } from './index.js';

const DATA = new URL('../../../../../shared/data/', import.meta.url);
const MAPPINGS = new URL('../../../exchange/mappings/', import.meta.url);
const where = (name: string) => (existsSync(new URL(name, DATA)) ? describe : describe.skip);

let db: SpecDatabase;
let store: PostgresEventStore;
let database: TypeOrmDatabase;
beforeAll(async () => {
  db = await openSpecDatabase(3);
  database = db.database;
  const sql = `insert into tenant (tenant_id, name, timezone) values ($1, $1, $2)`;
  await database.query(sql, ['BOS', 'America/New_York']);
  await database.query(sql, ['NL', 'Europe/Amsterdam']);
  for (const tenant of ['NL-DAYS', 'NL-XES', 'NL-XES-DAYS']) await database.query(sql, [tenant, 'Europe/Amsterdam']);
  store = new PostgresEventStore(database);
});
afterAll(() => db.drop());

interface List {
  tenant: string;
  timezone: string;
  file: string;
  mapping: string;
  format?: CaseFileFormat;
  /** Instead of the mapping's own. */
  limitUnit?: LimitUnit;
}
const run = ({ tenant, timezone, file, mapping, limitUnit, format }: List, dryRun = false): Promise<CaseListSummary> =>
  importCaseList(
    { store, clock: { now: () => Date.now() }, ids: { uuid: uuidV7 }, pseudonyms: new Pseudonyms(Buffer.alloc(32, 1)) },
    {
      tenant,
      format,
      timezone,
      source: { name: basename(file), open: () => createReadStream(new URL(file, DATA)) },
      mapping: {
        ...parseCaseListMapping(readFileSync(new URL(mapping, MAPPINGS), 'utf8')),
        ...(limitUnit && { limitUnit }),
      },
      dryRun,
      actorId: null,
      unitId: null,
    },
  );

/** Dossiers in a tenant's log by their class now. */
async function classesOf({ tenant, timezone }: List): Promise<Record<string, number>> {
  const { position } = await store.head(tenant);
  const events = await store.readLog(tenant, { after: 0, limit: position });
  const codes = new Set(events.map(({ streamId }) => codeOfStream(streamId)).filter((code) => code !== null));
  const counts: Record<string, number> = {};
  for (const [streamId, stream] of await store.readStreams(tenant, [...codes].map(dossierStream))) {
    const state = replay(codeOfStream(streamId) ?? '', stream as unknown as FoldableEvent[]);
    if (!state.received) continue;
    const { class: name } = classify(countingFacts(state), findPolicy(), Date.now(), zoneOf(timezone));
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}
/** All of a list's dossiers as the figures in the database count them. */
async function figuresOf({ tenant, timezone }: List): Promise<FigureRow> {
  const projections = new ProjectionStore(database);
  await new ProjectionRunner(projections, allProjections(projections)).catchUpTenant(tenant);
  const span = { from: '2009-01-01', to: '2030-12-31', policy: findPolicy() };
  const question = { tenant, timezone, ...span, groupBy: [], filters: {}, scope: null, now: Date.now() };
  return (await inSnapshot(database, (sql) => figures(sql, question))).total;
}

const inTime = (counts: Record<string, number>): number => (counts['early'] ?? 0) + (counts['onTime'] ?? 0);

const BOSTON: List = {
  tenant: 'BOS',
  timezone: 'America/New_York',
  file: 'boston311/boston311_2015_2024_sample.csv.gz',
  mapping: 'boston311.json',
};
where(BOSTON.file)('the service desk of Boston (needs ../shared/data/boston311)', () => {
  const expected = {
    rows: 4995,
    dossiers: 4995,
    rejected: 0,
    reconciliation: { agree: 4283, disagree: 0, blank: 1, notComparable: 711 },
  };

  it('says in a dry run what it would do, and writes nothing', async () => {
    expect(await run(BOSTON, true)).toMatchObject({ ...expected, accepted: 4995, duplicate: 0, dryRun: true });
    expect((await store.head('BOS')).position).toBe(0);
  });

  it('takes every case and agrees with every flag of the publisher', async () => {
    expect(await run(BOSTON)).toMatchObject({ ...expected, accepted: 4995, duplicate: 0, interrupted: false });
  });

  it('is all duplicates the second time, without one event', async () => {
    const before = await store.head('BOS');
    expect(await run(BOSTON)).toMatchObject({ ...expected, accepted: 0, duplicate: 4995, events: 0 });
    expect(await store.head('BOS')).toEqual(before);
  });

  it('left 3,809 cases on time or early and 475 late to the second in the log', async () => {
    const counts = await classesOf(BOSTON);
    expect([inTime(counts), counts['late']]).toEqual([3809, 475]);
    const [first] = await store.readLog('BOS', { after: 0, limit: 1 });
    expect(first?.metadata['origin']).toBe('file:boston311_2015_2024_sample.csv.gz');
  });
});

const RECEIPT: List = {
  tenant: 'NL',
  timezone: 'Europe/Amsterdam',
  file: 'receipt/receipt.csv.gz',
  mapping: 'receipt.json',
};
where(RECEIPT.file)('the receipt phase of a Dutch permit (needs ../shared/data/receipt)', () => {
  it('makes 1,434 dossiers of 8,577 rows, 952 on time and 377 late to the instant', async () => {
    expect(await run(RECEIPT)).toMatchObject({
      rows: 8577,
      dossiers: 1434,
      accepted: 1434,
      duplicate: 7143,
      rejected: 0,
    });
    const counts = await classesOf(RECEIPT);
    expect([inTime(counts), counts['late']]).toEqual([952, 377]);
    expect(await run(RECEIPT)).toMatchObject({ duplicate: 8577, events: 0 });
  });

  it('is 71.63 % in the figures, to the instant', async () => {
    const { early, onTime, late, rate } = await figuresOf(RECEIPT);
    expect([early + onTime, late]).toEqual([952, 377]);
    expect(rate).toEqual({ numerator: 952, denominator: 1329, percent: '71.63' });
  });

  it('has 309 late by the local date', async () => {
    const byDate: List = { ...RECEIPT, tenant: 'NL-DAYS', limitUnit: 'workingDay' };
    await run(byDate);
    const { early, onTime, late } = await figuresOf(byDate);
    expect([early + onTime, late]).toEqual([1329 - 309, 309]);
  });
});

const RECEIPT_LOG: List = { ...RECEIPT, tenant: 'NL-XES', file: 'receipt/receipt.xes.gz', format: 'xes' };
where(RECEIPT_LOG.file)('the same as an event log (needs ../shared/data/receipt)', () => {
  const expected = {
    ...{ rows: 1434, dossiers: 1434, rejected: 0, activityAfterEnd: 145 },
    learnt: expect.objectContaining({ agencies: 3 }),
  };

  it('says in a dry run what it would do, and writes nothing', async () => {
    const activities = { told: 8577, recorded: 8577 };
    expect(await run(RECEIPT_LOG, true)).toMatchObject({ ...expected, accepted: 1434, activities, dryRun: true });
    expect((await store.head(RECEIPT_LOG.tenant)).position).toBe(0);
  });

  it('keeps 8,577 events as the timeline of 1,434 dossiers, 145 of them with work after their end', async () => {
    const activities = { told: 8577, recorded: 8577 };
    expect(await run(RECEIPT_LOG)).toMatchObject({ ...expected, accepted: 1434, duplicate: 0, activities });
    const stream = await store.readStream(RECEIPT_LOG.tenant, dossierStream('case-10017'));
    expect(stream.slice(0, 2)).toMatchObject([
      { type: 'DossierReceived', occurredAt: '2011-10-10T23:06:40.020Z', data: { promise: 'given', grain: 'instant' } },
      {
        type: 'ActivityRecorded',
        occurredAt: '2011-10-18T11:46:39.679Z',
        data: { name: 'Confirmation of receipt', status: 'complete', unitId: 'EMPTY' },
      },
    ]);
    expect(stream[1]?.data['pseudonym']).toMatch(/^p-[0-9a-f]{16}$/);
    const { position } = await store.head(RECEIPT_LOG.tenant);
    const log = await store.readLog(RECEIPT_LOG.tenant, { after: 0, limit: position });
    expect(JSON.stringify(log)).not.toContain('Resource');
  });

  it('is all duplicates the second time, without one event', async () => {
    const before = await store.head(RECEIPT_LOG.tenant);
    const activities = { told: 8577, recorded: 0 };
    expect(await run(RECEIPT_LOG)).toMatchObject({ ...expected, duplicate: 1434, activities, events: 0, learnt: {} });
    expect(await store.head(RECEIPT_LOG.tenant)).toEqual(before);
  });

  it('tells every figure that the table tells: 952 and 377 to the instant, 309 by date', async () => {
    expect(await figuresOf(RECEIPT_LOG)).toEqual(await figuresOf(RECEIPT));
    expect((await figuresOf(RECEIPT_LOG)).rate).toEqual({ numerator: 952, denominator: 1329, percent: '71.63' });
    const byDate: List = { ...RECEIPT_LOG, tenant: 'NL-XES-DAYS', limitUnit: 'workingDay' };
    await run(byDate);
    expect(await figuresOf(byDate)).toEqual(await figuresOf({ ...RECEIPT, tenant: 'NL-DAYS' }));
    expect((await figuresOf(byDate)).late).toBe(309);
  });
});
