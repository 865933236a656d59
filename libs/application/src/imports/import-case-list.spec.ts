import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { gzipSync } from 'node:zlib';
import { CATALOGUE_STREAM, dossierStream, replay } from '#dossier';
import type { FoldableEvent, Received } from '#dossier';
import { MemoryEventStore } from '#event-store';
import type { AppendRequest, NewEvent, StoredEvent } from '#event-store';
import { importCaseList } from './index.js';
import type { CaseListImport, CaseListSummary, RejectedRow } from './index.js';
import { PLAIN_MAPPING, fileOf, listOf, madeUpRows } from './testing/case-list-files.js';
import type { Cells } from './testing/case-list-files.js';

// Lists of a thousand rows, and the import lets the event loop turn: a busy machine takes longer than five seconds.
jest.setTimeout(60_000);

const T = 'H26';
const NOW = Date.parse('2026-03-20T10:00:00+07:00');
let store: MemoryEventStore;
let made = 0;
const uuid = (): string => `00000000-0000-7000-8000-${String(++made).padStart(12, '0')}`;
beforeEach(() => {
  store = new MemoryEventStore(() => NOW, [T]);
});

const run = (given: Partial<CaseListImport>, into: MemoryEventStore = store): Promise<CaseListSummary> =>
  importCaseList(
    { store: into, clock: { now: () => NOW }, ids: { uuid } },
    {
      tenant: T,
      timezone: 'Asia/Ho_Chi_Minh',
      source: fileOf(''),
      mapping: PLAIN_MAPPING,
      dryRun: false,
      actorId: 'an',
      unitId: null,
      ...given,
    },
  );
const take = (rows: Cells[], given: Partial<CaseListImport> = {}) => run({ source: fileOf(listOf(rows)), ...given });
const eventsOf = (code: string): Promise<StoredEvent[]> => store.readStream(T, dossierStream(code));
const typesOf = async (code: string): Promise<string[]> => (await eventsOf(code)).map(({ type }) => type);
const stateOf = async (code: string): Promise<Received> =>
  replay(code, (await eventsOf(code)) as unknown as FoldableEvent[]) as Received;
const log = async (from = store): Promise<StoredEvent[]> => from.readLog(T, { after: 0, limit: 100_000 });
/** What the log says, whoever wrote it when and under which number. */
const contentOf = async (from: MemoryEventStore): Promise<string[]> =>
  (await log(from))
    .filter(({ streamId }) => streamId !== CATALOGUE_STREAM)
    .map(({ streamId, version, type, occurredAt, data, metadata }) =>
      JSON.stringify([streamId, version, type, occurredAt, data, metadata]),
    )
    .sort();

const A: Cells = { code: 'A', received: '2026-03-02 08:00', due: '2026-03-10 17:00' };

describe('what became of every row', () => {
  it('is told in the order of the file, once each, in a dry run too', async () => {
    const rows = [A, { ...A, received: 'x' }, { code: 'B', received: '2026-03-02 08:00' }, A];
    for (const dryRun of [true, false]) {
      const told: [number, string, string, number][] = [];
      await take(rows, {
        dryRun,
        onVerdict: ({ row, code, verdict, problems }) => told.push([row, code, verdict, problems.length]),
      });
      expect(told).toEqual([
        [2, 'A', 'accepted', 0],
        [3, 'A', 'rejected', 1],
        [4, 'B', 'accepted', 0],
        [5, 'A', 'duplicate', 0],
      ]);
    }
  });
});

describe('an import', () => {
  it('learns agencies, fields and procedures provisionally before it uses them', async () => {
    const places = { agency: 'Sở Xây dựng', procedure: '1.004', field: 'Nhà ở' };
    const summary = await take([{ ...A, ...places }]);
    expect(summary.learnt).toEqual({ agencies: 1, fields: 1, procedures: 1 });
    const events = await log();
    expect(events.map(({ streamId }) => streamId)).toEqual([
      CATALOGUE_STREAM,
      CATALOGUE_STREAM,
      CATALOGUE_STREAM,
      'dossier-A',
    ]);
    expect(events[1]?.data).toMatchObject({
      agencies: [{ id: 'Sở Xây dựng', name: 'Sở Xây dựng', provisional: true }],
    });
    expect(await stateOf('A')).toMatchObject({
      agencyId: 'Sở Xây dựng',
      procedureCode: '1.004',
      fieldCode: 'Nhà ở',
      agencyLevel: null,
    });
  });
  it('knows a reviewed agency by its name, and with it the level', async () => {
    const agency = {
      id: 'H26.15',
      name: 'Sở Xây dựng',
      parentId: null,
      level: 'province',
      validFrom: null,
      validTo: null,
      provisional: false,
    };
    await store.append(T, [catalogue({ type: 'AgenciesDefined', data: { agencies: [agency] } })]);
    expect((await take([{ ...A, agency: 'Sở  Xây dựng'.normalize('NFD') }])).learnt.agencies).toBe(0);
    expect(await stateOf('A')).toMatchObject({ agencyId: 'H26.15', agencyLevel: 'province' });
  });
  it('names the file and the row on every event', async () => {
    await take([A], { source: fileOf(gzipSync(listOf([A])), 'quý 1.csv.gz') });
    expect((await eventsOf('A'))[0]).toMatchObject({
      actorId: 'an',
      metadata: { origin: 'file:quý 1.csv.gz', row: 2 },
    });
  });
  it('counts rows = accepted + duplicate + rejected, and tells every rejected row in order', async () => {
    const told: RejectedRow[] = [];
    const rows: Cells[] = [
      A,
      A,
      { ...A, code: '' },
      { ...A, received: '2026-03-03 08:00' },
      { ...A, code: 'B', received: 'hôm qua' },
      { ...A, code: 'C', received: '2026-03-21 08:00' },
      { ...A, code: 'D', received: '' },
      { ...A, processed: '2026-03-09 10:00' },
    ];
    const summary = await take(rows, { onRejected: (row) => told.push(row) });
    expect(summary).toMatchObject({ rows: 8, accepted: 2, duplicate: 1, rejected: 5, dossiers: 1 });
    expect(told.map(({ row, problems }) => [row, problems[0]?.code])).toEqual([
      [4, 'CODE.MISSING'],
      [5, 'CONFLICT'],
      [6, 'TIME.UNREADABLE'],
      [7, 'TIME.FUTURE'],
      [8, 'RECEIVED_AT.MISSING'],
    ]);
    expect(summary.rejections).toEqual(told);
    expect(told[1]?.problems[0]).toMatchObject({
      given: '2026-03-03T01:00:00.000Z',
      recorded: '2026-03-02T01:00:00.000Z',
    });
  });
  it('stores NFC whatever form the file has', async () => {
    await take([{ ...A, code: 'Hồ-1'.normalize('NFD'), agency: 'Sở'.normalize('NFD') }]);
    expect((await eventsOf('Hồ-1'))[0]?.data).toMatchObject({ code: 'Hồ-1', agencyId: 'Sở' });
  });
  it.each([
    ['cut in mid-row', (text: string) => Buffer.from(text.slice(0, -20))],
    ['cut as gzip', (text: string) => gzipSync(text).subarray(0, -12)],
    ['not UTF-8 at its end', (text: string) => Buffer.concat([Buffer.from(text), Buffer.from([0xff, 0x0a])])],
  ])('of a file %s writes nothing at all', async (_what, spoil) => {
    const source = fileOf(spoil(listOf(madeUpRows(3_000))));
    await expect(run({ source })).rejects.toMatchObject({ name: 'Error', code: expect.stringMatching(/^FILE\./) });
    expect(await log()).toEqual([]);
  });
  it('whose agency column holds something else is refused before it fills the catalogue', async () => {
    const rows = Array.from({ length: 20_001 }, (_, index) => ({
      ...A,
      code: `A${String(index)}`,
      agency: `P ${String(index)}`,
    }));
    const message: unknown = expect.stringContaining('columns.agency has more than 20000 different texts');
    await expect(take(rows)).rejects.toMatchObject({ code: 'IMPORT.TOO_MANY_NAMES', message });
    expect(await log()).toEqual([]);
  });
  it('stops when it takes too long, with advice', async () => {
    let now = NOW;
    const clock = { now: () => (now += 1_000) };
    const request = {
      tenant: T,
      timezone: 'Asia/Ho_Chi_Minh',
      source: fileOf(listOf(madeUpRows(3_000))),
      mapping: PLAIN_MAPPING,
    };
    const limits = { milliseconds: 3_000 };
    const running = importCaseList(
      { store, clock, ids: { uuid } },
      { ...request, dryRun: false, actorId: null, unitId: null, limits },
    );
    await expect(running).rejects.toMatchObject({ code: 'IMPORT.TIMED_OUT' });
  });
});

describe('the same file again', () => {
  it('is all duplicates: not one event', async () => {
    const first = await take(madeUpRows(1_300));
    const before = await store.head(T);
    const second = await take(madeUpRows(1_300));
    expect(second).toMatchObject({
      rows: first.rows,
      dossiers: 1_300,
      accepted: 0,
      duplicate: first.rows,
      rejected: 0,
      events: 0,
    });
    expect(second.reconciliation).toEqual(first.reconciliation);
    expect(await store.head(T)).toEqual(before);
  });
  it('does not move a due back that another file moved since', async () => {
    await take([A]);
    expect(await take([{ ...A, due: '2026-03-12 17:00' }])).toMatchObject({ accepted: 1 });
    expect(await take([A])).toMatchObject({ accepted: 0, duplicate: 1 });
    expect(await typesOf('A')).toEqual(['DossierReceived', 'DeadlineRecalculated']);
  });
  it('with two dues for one dossier keeps the first, each time', async () => {
    const rows = [A, { ...A, due: '2026-03-12 17:00' }, ...madeUpRows(1_000), { ...A, due: '2026-03-13 17:00' }];
    await take(rows);
    await take(rows);
    expect(await typesOf('A')).toEqual(['DossierReceived']);
  });
});

describe('a run that ended in the middle', () => {
  it('tells true counts and leaves the same log once it is run again', async () => {
    let written = 0;
    const interrupted = await take(madeUpRows(2_600), {
      onProgress: ({ phase, rows }) => (written = phase === 'importing' ? rows : 0),
      stop: () => written >= 1_000,
    });
    expect(interrupted).toMatchObject({ interrupted: true, accepted: interrupted.rows });
    expect(interrupted.rows).toBeGreaterThan(0);
    expect(interrupted.rows).toBeLessThan(3_120);
    expect(await take(madeUpRows(2_600))).toMatchObject({
      rows: 3_120,
      duplicate: interrupted.rows,
      interrupted: false,
    });
    const whole = new MemoryEventStore(() => NOW, [T]);
    await run({ source: fileOf(listOf(madeUpRows(2_600))) }, whole);
    expect(await contentOf(store)).toEqual(await contentOf(whole));
  });
});

describe('a dry run', () => {
  it('reports what the real run does, also for rows of one dossier far apart, and writes nothing', async () => {
    const rows = [...madeUpRows(1_500), { code: 'HS-00000', received: '2024-01-01 08:00' }, A, A];
    const dry = await take(rows, { dryRun: true });
    expect(await log()).toEqual([]);
    const real = await take(rows);
    expect({ ...dry, dryRun: false }).toEqual(real);
    expect(real.rejected).toBe(1);
  });
});

describe('reconciliation', () => {
  it('counts dossiers, not rows, from what is recorded in the end', async () => {
    const rows: Cells[] = [
      { ...A, flag: 'ONTIME' },
      { ...A, code: 'B', processed: '2026-03-10 20:00', flag: 'ONTIME' },
      { ...A, code: 'C', processed: '2026-03-11 08:00', flag: 'ONTIME' },
      { ...A, code: 'D', processed: '2026-03-09 08:00' },
      { ...A, code: 'E', due: '', processed: '2026-03-09 08:00', flag: 'ONTIME' },
      { ...A, code: 'F', processed: '2026-03-09 08:00', flag: 'PENDING' },
      { ...A, code: 'G', withdrawn: '2026-03-09 08:00', flag: 'ONTIME' },
      { ...A, processed: '2026-03-11 08:00', flag: 'OVERDUE' },
    ];
    const { reconciliation, dossiers } = await take(rows);
    expect(dossiers).toBe(7);
    // A: open, then late, but the first row's ONTIME stands; B on its due day; C late; D without flag.
    expect(reconciliation).toEqual({ agree: 1, disagree: 2, blank: 1, notComparable: 3 });
    expect((await take(rows)).reconciliation).toEqual(reconciliation);
  });
});

const bare = (event: Pick<NewEvent, 'type' | 'data'>, occurredAt: string): NewEvent => {
  const nobody = { actorId: null, unitId: null, correlationId: null, causationId: null, personal: null };
  return { eventId: uuid(), schemaVersion: 1, occurredAt, ...nobody, ...event };
};
const catalogue = (event: Pick<NewEvent, 'type' | 'data'>): AppendRequest => ({
  streamId: CATALOGUE_STREAM,
  expectedVersion: 0,
  events: [bare(event, '2026-01-01T00:00:00.000Z')],
});

describe('somebody writing beside it', () => {
  it('is read again: what the other one recorded stands', async () => {
    const rows = madeUpRows(1_000);
    let disturbed = false;
    class Disturbed extends MemoryEventStore {
      override async append(tenant: string, group: readonly AppendRequest[]) {
        if (!disturbed && group.some(({ streamId }) => streamId === 'dossier-HS-00001')) {
          disturbed = true;
          await importCaseList(
            { store: this, clock: { now: () => NOW }, ids: { uuid } },
            {
              tenant,
              timezone: 'Asia/Ho_Chi_Minh',
              source: fileOf(listOf(rows.slice(0, 20)), 'other.csv'),
              mapping: PLAIN_MAPPING,
              dryRun: false,
              actorId: null,
              unitId: null,
            },
          );
        }
        return super.append(tenant, group);
      }
    }
    const shared = new Disturbed(() => NOW, [T]);
    const summary = await run({ source: fileOf(listOf(rows)) }, shared);
    expect(disturbed).toBe(true);
    expect(summary).toMatchObject({ rows: rows.length, rejected: 0, dossiers: 1_000 });
    // Of the other file's twenty dossiers the four with a second row at the end still gain from it.
    expect(summary.duplicate).toBe(20);
    const alone = new MemoryEventStore(() => NOW, [T]);
    await run({ source: fileOf(listOf(rows)) }, alone);
    const facts = async (from: MemoryEventStore) =>
      (await contentOf(from)).map((line) => JSON.stringify((JSON.parse(line) as unknown[]).slice(0, 5)));
    expect(await facts(shared)).toEqual(await facts(alone));
  });
});
