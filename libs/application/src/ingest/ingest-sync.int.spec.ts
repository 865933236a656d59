import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createReadStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CATALOGUE_STREAM, codeOfStream, replay } from '#dossier';
import type { FoldableEvent } from '#dossier';
import { PostgresEventStore } from '#event-store';
import type { EventStore, StoredEvent } from '#event-store';
import { type TypeOrmDatabase, systemClock, uuidV7 } from '#platform';
import { writeDaySync } from '../../../../test/bench/sync/day-sync.js';
import { shuffled, toldDossiers } from '../../../../test/bench/sync/random-day.js';
import { openSpecDatabase } from '../../../../test/support/spec-database.js';
import type { SpecDatabase } from '../../../../test/support/spec-database.js';
import { Catalogues } from '../catalogue/catalogues.js';
import { PersonalVault } from '../personal/personal-vault.js';
import { Pseudonyms } from '../personal/pseudonyms.js';
import { ingestSyncFile } from './index.js';
import type { ReportedItem, SyncFileOptions } from './index.js';

const DOSSIERS = 300;
const TIMEZONE = 'Asia/Ho_Chi_Minh';
const SNAPSHOTS = 'DongBoHoSoMC.json';
const STEPS = 'CapNhatTienDoHoSoMC.json';
const key = Buffer.alloc(32, 7);
const folder = mkdtempSync(join(tmpdir(), 'dung-hen-sync-'));
let db: SpecDatabase;
let database: TypeOrmDatabase;
let store: PostgresEventStore;

beforeAll(async () => {
  db = await openSpecDatabase(4);
  database = db.database;
  store = new PostgresEventStore(database);
  for (const tenant of ['ONE', 'TWO', 'THREE', 'FOUR', 'FIVE', 'SIX', 'SEVEN', 'EIGHT']) {
    await database.query('insert into tenant (tenant_id, name, timezone) values ($1, $1, $2)', [tenant, TIMEZONE]);
  }
  await writeDaySync(folder, DOSSIERS);
});
afterAll(async () => {
  await db.drop();
  rmSync(folder, { recursive: true, force: true });
});

const take = (
  tenant: string,
  name: string,
  options: SyncFileOptions = {},
  into: EventStore = store,
  pseudonyms: Pseudonyms = new Pseudonyms(key),
) =>
  ingestSyncFile(
    {
      ...{ store: into, database, catalogues: new Catalogues(database, systemClock), clock: systemClock },
      ...{ vault: new PersonalVault(database, key), pseudonyms, ids: { uuid: uuidV7 } },
    },
    { tenant, timezone: TIMEZONE, actorId: 'spec', unitId: null },
    { name, open: () => createReadStream(join(folder, name)) },
    options,
  );

/** A store whose process dies with an append, before or after the database has it. */
function dyingAfter(appends: number, isStored: boolean): EventStore {
  let left = appends;
  return new Proxy(store, {
    get: (target, name) =>
      name === 'append'
        ? async (...asked: Parameters<EventStore['append']>) => {
            if (left-- > 0) return target.append(...asked);
            if (isStored) await target.append(...asked);
            throw new Error('killed');
          }
        : (Reflect.get(target, name) as unknown),
  });
}

/** What each dossier is in the end, whatever the log went through. */
async function factsOf(tenant: string): Promise<Map<string, unknown>> {
  const streams = new Map<string, StoredEvent[]>();
  for (const event of await store.readLog(tenant, { after: 0, limit: 20_000 })) {
    if (codeOfStream(event.streamId) === null) continue;
    streams.set(event.streamId, [...(streams.get(event.streamId) ?? []), event]);
  }
  return new Map<string, unknown>(
    [...streams].map(([streamId, events]) => {
      const state = replay(codeOfStream(streamId) ?? '', events as unknown as FoldableEvent[]);
      if (!state.received) return [streamId, state.status];
      const { status, receivedAt, dueAt, indexDueAt, waits, processedAt, returnedAt, supplementRequests } = state;
      return [streamId, { status, receivedAt, dueAt, indexDueAt, waits, processedAt, returnedAt, supplementRequests }];
    }),
  );
}

describe('a day’s sync from its files', () => {
  it('is taken whole, and changes nothing when it comes again', async () => {
    const first = await take('ONE', SNAPSHOTS);
    expect(first).toMatchObject({ items: DOSSIERS, accepted: DOSSIERS, quarantined: 0, learnt: { procedures: 60 } });
    expect(first.personal).toEqual({ encrypted: 3 * DOSSIERS, dropped: 0 });
    const steps = await take('ONE', STEPS);
    expect(steps).toMatchObject({ accepted: steps.items, quarantined: 0 });
    for (const name of [STEPS, SNAPSHOTS]) {
      const again = await take('ONE', name);
      expect(again).toMatchObject({ duplicate: again.items, events: 0 });
    }
  });

  it('killed half-way, before and after an append, and run again, ends in the same facts', async () => {
    await expect(take('TWO', SNAPSHOTS, {}, dyingAfter(2, false))).rejects.toThrow('killed');
    await expect(take('TWO', SNAPSHOTS, {}, dyingAfter(0, true))).rejects.toThrow('killed');
    await take('TWO', SNAPSHOTS);
    await expect(take('TWO', STEPS, {}, dyingAfter(1, true))).rejects.toThrow('killed');
    await take('TWO', STEPS);
    expect(await factsOf('TWO')).toEqual(await factsOf('ONE'));
  });

  it('stopped, with the steps before the snapshots, ends in the same facts; the steps wait and are taken up', async () => {
    const stopped = await take('THREE', STEPS, { stop: () => true });
    expect(stopped).toMatchObject({ interrupted: true, items: 500, quarantined: 500 });
    const steps = await take('THREE', STEPS);
    expect(steps).toMatchObject({ quarantined: steps.items });
    expect(await take('THREE', SNAPSHOTS)).toMatchObject({ accepted: DOSSIERS, takenUp: steps.items });
    expect(await factsOf('THREE')).toEqual(await factsOf('ONE'));
  });

  const item = (MaHoSo: string, rest: object = {}) => ({
    MaHoSo,
    NgayTiepNhan: '20260302080000',
    MaTTHC: '1.009999',
    ...rest,
  });
  const write = (name: string, members: object) => {
    writeFileSync(join(folder, name), JSON.stringify(members));
  };

  it('means the same wherever in the file its service stands', async () => {
    const filler = 'x'.repeat(100_000);
    const data = ['A', 'B', 'C'].map((code) => item(code, { ThoiDiemXuLy: '', GhiChu: filler }));
    write('after.json', { data, madonvi: 'Sở Sau', service: 'DongBoHoSoMC' });
    expect(await take('FOUR', 'after.json')).toMatchObject({ accepted: 3, quarantined: 0, learnt: { agencies: 1 } });
    write('wrong.json', { data: [item('D')], service: 'Khác' });
    await expect(take('FOUR', 'wrong.json')).rejects.toMatchObject({ code: 'SERVICE.UNKNOWN' });
  });

  it('keeps what the log cannot hold and takes the rest of the batch', async () => {
    const broken = { of: (_tenant: string, name: string) => (name === 'X' ? '\ud800' : name) } as unknown as Pseudonyms;
    const step = (MaHoSo: string, NguoiXuLy: string) => ({
      ...{ MaHoSo, NguoiXuLy, TrangThai: '4', ThoiDiemXuLy: '20260303080000' },
    });
    write('bare.json', [item('A'), item('B'), step('A', 'X'), step('B', 'Y')]);
    const problems: unknown[] = [];
    const onQuarantined: SyncFileOptions['onQuarantined'] = (number, { problems: [first] }) =>
      problems.push([number, first?.code]);
    const counts = await take('FIVE', 'bare.json', { onQuarantined }, store, broken);
    expect(counts).toMatchObject({ items: 4, accepted: 2, quarantined: 2 });
    expect(problems).toEqual([
      [1, 'ITEM.NOT_STORABLE'],
      [3, 'ITEM.NOT_STORABLE'],
    ]);
  });

  it('reports, of random histories in any order, lines that sum to what it says in all', async () => {
    const told = [...toldDossiers(150, 7)];
    const texts = told.flatMap(({ today }) => today.map((one) => JSON.stringify(one)));
    const steps = told.flatMap(({ today }) => today.filter((one) => 'ThoiDiemXuLy' in one)).slice(0, 40);
    writeFileSync(join(folder, 'steps-first.json'), JSON.stringify(steps));
    writeFileSync(join(folder, 'mixed.json'), `[${shuffled(texts).join()},{"MaHoSo":"BAD","NgayTra":"x"}]`);
    for (const name of ['steps-first.json', 'mixed.json', 'mixed.json']) {
      const before = (await store.readStream('EIGHT', CATALOGUE_STREAM)).length;
      const lines: ReportedItem[] = [];
      const counts = await take('EIGHT', name, { onItem: (line) => lines.push(line) });
      const learnt = (await store.readStream('EIGHT', CATALOGUE_STREAM)).length - before;
      const numbered = lines.filter(({ item }) => item !== null);
      const events = lines.flatMap(({ outcome }) => outcome.events);
      const of = (kind: string) => numbered.filter(({ outcome }) => outcome.outcome === kind).length;
      expect(new Set(numbered.map(({ item }) => item)).size).toBe(counts.items);
      expect({
        ...{ items: numbered.length, accepted: of('accepted'), duplicate: of('duplicate') },
        ...{ quarantined: of('quarantined'), events: events.length + learnt },
        inferred: events.filter(({ inferred }) => inferred).length,
        takenUp: lines.filter(({ item, outcome }) => item === null && outcome.outcome !== 'quarantined').length,
      }).toEqual({
        ...{ items: counts.items, accepted: counts.accepted, duplicate: counts.duplicate },
        ...{ quarantined: counts.quarantined, events: counts.events, inferred: counts.inferred },
        takenUp: counts.takenUp,
      });
    }
  });

  it('learns what one piece brings while another is being learnt', async () => {
    const items = Array.from({ length: 1_500 }, (_, n) =>
      item(`P-${String(n)}`, { MaTTHC: `2.00${String(1_000 + n)}` }),
    );
    write('procedures.json', items);
    const counts = await take('SEVEN', 'procedures.json');
    expect(counts).toMatchObject({ accepted: 1_500, quarantined: 0, learnt: { procedures: 1_500 } });
  });

  it('counts as encrypted what went into the log, once', async () => {
    const applicant = { ChuHoSo: 'Nguyễn Thị Mẫu', Email: 'mau@example.vn' };
    write('one.json', [item('A', applicant), item('B', { ...applicant, NgayTra: 'hôm qua' })]);
    expect(await take('SIX', 'one.json')).toMatchObject({ quarantined: 1, personal: { encrypted: 2, dropped: 0 } });
    expect(await take('SIX', 'one.json')).toMatchObject({ duplicate: 1, personal: { encrypted: 0, dropped: 0 } });
  });
});
