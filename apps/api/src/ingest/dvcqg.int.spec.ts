import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { PostgresEventStore } from '#event-store';
import { COUNTER_TENANT as TENANT, Counter } from '../../../../test/dsl/counter.js';
import { tokenFor } from '../../../../test/dsl/small-tenant.js';

const APPLICANT = { ChuHoSo: 'Nguyễn Thị Mẫu', SoGiayToChuHoSo: '001099012345', SoDienThoai: '0912345678' };
let counter: Counter;
let store: PostgresEventStore;
let integration: string;
let number = 0;

beforeAll(async () => {
  counter = await Counter.open(30);
  store = new PostgresEventStore(counter.database);
  integration = await tokenFor(counter.database, TENANT, 'integration');
});
afterAll(() => counter.close());

interface ItemAnswer {
  MaHoSo: string;
  error_code: string;
  outcome: string;
  quarantineId?: string;
  problems?: { code: string; field: string | null; given?: string; recorded?: string }[];
}

const post = (message: object, token = integration) =>
  request(counter.app.getHttpServer())
    .post('/api/v1/ingest/dvcqg')
    .set('Authorization', `Bearer ${token}`)
    .send(message);
async function send(service: string, ...data: object[]): Promise<ItemAnswer[]> {
  const answer = await post({ session: 's', madonvi: 'X01', service, isUpdating: 'True', data });
  expect(answer.body).toMatchObject({ error_code: '0' });
  return (answer.body as { result: ItemAnswer[] }).result;
}
const snapshot = (item: object) => send('DongBoHoSoMC', item);
const step = (item: object) => send('CapNhatTienDoHoSoMC', item);
const get = (path: string, token = integration) =>
  request(counter.app.getHttpServer()).get(`/api/v1/${path}`).set('Authorization', `Bearer ${token}`);

const newCode = (): string => `H26.01-260302-${String(++number).padStart(4, '0')}`;
const received = (MaHoSo: string, rest: object = {}) => ({
  ...{ MaHoSo, MaTTHC: '1.009999', TenTTHC: 'Thủ tục mẫu', MaLinhVuc: 'linh-vuc', TenLinhVuc: 'Lĩnh vực mẫu' },
  ...{ KenhThucHien: '2', NgayTiepNhan: '20260302080000', NgayHenTra: '20260310170000', TrangThaiHoSo: '4' },
  ...{ DonViXuLy: 'Sở Mẫu', ...APPLICANT, ...rest },
});
const eventsOf = (code: string) => store.readStream(TENANT, `dossier-${code}`);
const typesOf = async (code: string) => (await eventsOf(code)).map(({ type }) => type);

describe('POST /ingest/dvcqg', () => {
  it('takes a snapshot: received, processed, returned, marked as inferred', async () => {
    const code = newCode();
    const ends = { TrangThaiHoSo: 10, NgayKetThucXuLy: '2026-03-09 10:00:00', NgayTra: '20260309150000' };
    expect(await snapshot(received(code, ends))).toMatchObject([
      {
        ...{ MaHoSo: code, error_code: '0', outcome: 'accepted' },
        events: ['DossierReceived', 'DossierProcessed', 'ResultReturned'].map((type) => ({ type, inferred: true })),
      },
    ]);
    const events = await eventsOf(code);
    expect(events.map(({ type, occurredAt }) => [type, occurredAt])).toEqual([
      ['DossierReceived', '2026-03-02T01:00:00.000Z'],
      ['DossierProcessed', '2026-03-09T03:00:00.000Z'],
      ['ResultReturned', '2026-03-09T08:00:00.000Z'],
    ]);
    expect(events[0]?.data).toMatchObject({ promise: 'given', dueAt: '2026-03-10T10:00:00.000Z', channel: 'online' });
    for (const { metadata } of events) expect(metadata).toMatchObject({ origin: 'feed:dvcqg', inferred: true });
    const shown = await get(`dossiers/${code}`, await tokenFor(counter.database, TENANT, 'inspector'));
    expect(shown.body).toMatchObject({ state: 'returned' });
  });

  it.each([
    ['submitted', { NgayTiepNhan: '', NgayHenTra: '', NgayNopHoSo: '20260302080000', TrangThaiHoSo: '1' }],
    ['refused', { NgayTuChoi: '20260303080000', TrangThaiHoSo: '3' }],
    ['ended without a date', { TrangThaiHoSo: '9' }],
    ['returned', { TrangThaiHoSo: '10', NgayTra: '20260306100000' }],
  ])('of a dossier that was %s says nothing new when it comes again, of the person neither', async (_what, rest) => {
    const code = newCode();
    expect(await snapshot(received(code, rest))).toMatchObject([{ outcome: 'accepted' }]);
    const types = await typesOf(code);
    expect(await snapshot(received(code, rest))).toMatchObject([{ outcome: 'duplicate' }]);
    expect(await snapshot(received(code, rest))).toMatchObject([{ outcome: 'duplicate' }]);
    expect(await typesOf(code)).toEqual(types);
  });

  it('changes nothing when it comes again, in any writing of the same', async () => {
    const code = newCode();
    await snapshot(received(code));
    expect(await snapshot(received(code))).toMatchObject([{ outcome: 'duplicate', error_code: '0' }]);
    const other = received(code, { NgayTiepNhan: '2026-03-02T08:00:00+07:00', TrangThaiHoSo: 4, GhiChu: '' });
    expect(await snapshot(other)).toMatchObject([{ outcome: 'duplicate' }]);
    expect(await typesOf(code)).toEqual(['DossierReceived']);
  });

  it('lets a step wait for its dossier and takes it up when that comes', async () => {
    const code = newCode();
    const done = { MaHoSo: code, NguoiXuLy: 'Trần Văn Mẫu', ThoiDiemXuLy: '20260309101500', TrangThai: '9' };
    const [waits] = await step(done);
    expect(waits).toMatchObject({ outcome: 'quarantined', error_code: 'RECEPTION.NOT_YET' });
    expect((await get(`quarantine?code=${code}`)).body).toMatchObject({ items: [{ id: waits?.quarantineId, code }] });
    await snapshot(received(code));
    expect(await typesOf(code)).toEqual(['DossierReceived', 'ActivityRecorded', 'DossierProcessed']);
    expect((await get(`quarantine?code=${code}`)).body).toMatchObject({ items: [] });
  });

  it('corrects an inferred end by an exact one, whichever came first', async () => {
    const [first, second] = [newCode(), newCode()];
    const dated = (code: string) => received(code, { TrangThaiHoSo: '9', NgayKetThucXuLy: '20260309100000' });
    const exact = (MaHoSo: string) => ({ MaHoSo, ThoiDiemXuLy: '20260309101507', TrangThai: '9', NguoiXuLy: 'A' });
    await snapshot(received(first));
    await step(exact(first));
    await snapshot(dated(first));
    await snapshot(dated(second));
    await step(exact(second));
    const inspector = await tokenFor(counter.database, TENANT, 'inspector');
    for (const code of [first, second]) {
      const facts = (await get(`dossiers/${code}`, inspector)).body as { state: string };
      expect(facts).toMatchObject({ state: 'processed' });
    }
    expect(await typesOf(second)).toEqual([
      ...['DossierReceived', 'DossierProcessed', 'ActivityRecorded', 'DossierProcessed', 'DossierCorrected'],
    ]);
  });

  it('names both values where a snapshot says otherwise than the reception, and takes its dates', async () => {
    const code = newCode();
    await snapshot(received(code));
    const other = received(code, { DonViXuLy: 'Sở Khác', KenhThucHien: '1', NgayKetThucXuLy: '20260309100000' });
    const [waits] = await snapshot(other);
    expect(waits).toMatchObject({
      ...{ outcome: 'quarantined', error_code: 'CONFLICT' },
      problems: [
        { code: 'CONFLICT', field: 'DonViXuLy', given: 'Sở Khác', recorded: 'Sở Mẫu' },
        { code: 'CONFLICT', field: 'KenhThucHien', given: 'counter', recorded: 'online' },
      ],
    });
    expect(await typesOf(code)).toEqual(['DossierReceived', 'DossierProcessed']);
    expect(await snapshot(other)).toMatchObject([{ quarantineId: waits?.quarantineId }]);
    await step({ MaHoSo: code, PhongBanXuLy: 'Sở Khác', ThoiDiemXuLy: '20260304080000', TrangThai: '4' });
    expect((await get(`quarantine?code=${code}`)).body).toMatchObject({
      items: [{ problems: [{ field: 'KenhThucHien' }] }],
    });
  });

  it('fills in what the first snapshot left unsaid', async () => {
    const code = newCode();
    await snapshot(received(code, { KenhThucHien: '', MaLinhVuc: '', TenLinhVuc: '', DonViXuLy: '' }));
    await snapshot(received(code));
    const inspector = await tokenFor(counter.database, TENANT, 'inspector');
    const facts = { channel: 'online', agencyId: 'Sở Mẫu', fieldCode: 'linh-vuc' };
    expect((await get(`dossiers/${code}`, inspector)).body).toMatchObject({ facts });
    expect(await snapshot(received(code))).toMatchObject([{ outcome: 'duplicate' }]);
  });

  it('keeps personal data out of data and of the quarantine, and counts it', async () => {
    const code = newCode();
    await snapshot(received(code, { TrichYeuHoSo: 'Nội dung riêng', NgayTra: 'hôm qua' }));
    await snapshot(received(code, { TrichYeuHoSo: 'Nội dung riêng' }));
    const kept = JSON.stringify((await get(`quarantine?code=${code}`)).body);
    const data = JSON.stringify((await eventsOf(code)).map((event) => [event.data, event.metadata]));
    for (const secret of [...Object.values(APPLICANT), 'Nội dung riêng']) {
      expect(kept).not.toContain(secret);
      expect(data).not.toContain(secret);
    }
    expect((await eventsOf(code))[0]?.personal).not.toBeNull();
  });

  it('keeps what only a later snapshot tells of the person, once, and nothing in the clear', async () => {
    const code = newCode();
    await snapshot(received(code, { ChuHoSo: '', SoGiayToChuHoSo: '', SoDienThoai: '' }));
    await snapshot(received(code));
    await snapshot(received(code, { Email: 'mau@example.vn' }));
    expect(await snapshot(received(code, { Email: 'mau@example.vn', GhiChu: '' }))).toMatchObject([
      { outcome: 'duplicate' },
    ]);
    const amended = (await eventsOf(code)).slice(1);
    expect(amended.map(({ type, data }) => [type, data])).toEqual([
      ['PersonalDataAmended', { members: ['name', 'idNumber', 'phone'] }],
      ['PersonalDataAmended', { members: ['email'] }],
    ]);
    const inspector = await tokenFor(counter.database, TENANT, 'inspector');
    expect((await get(`dossiers/${code}/applicant?reason=spec`, inspector)).body).toMatchObject({
      applicant: { name: APPLICANT.ChuHoSo, phone: APPLICANT.SoDienThoai, email: 'mau@example.vn' },
    });
  });

  it('stands a pseudonym for a room the catalogue does not know, the id for one it knows', async () => {
    const [code, typed] = [newCode(), 'Nguyễn Văn Cán - Phòng TP'];
    await snapshot(received(code));
    await step({ MaHoSo: code, PhongBanXuLy: typed, ThoiDiemXuLy: '20260303080000', TrangThai: '4' });
    await step({ MaHoSo: code, PhongBanXuLy: 'Sở Mẫu', ThoiDiemXuLy: '20260303090000', TrangThai: '4' });
    const [, unknown, known] = await eventsOf(code);
    expect(unknown?.data).toMatchObject({ unitId: expect.stringMatching(/^p-[0-9a-f]{16}$/) as unknown });
    expect(known?.data).toMatchObject({ unitId: 'Sở Mẫu' });
    const [waits] = await step({
      MaHoSo: newCode(),
      PhongBanXuLy: typed,
      ThoiDiemXuLy: '20260303080000',
      TrangThai: '4',
    });
    expect((await get(`quarantine?code=${waits?.MaHoSo ?? ''}`)).text).not.toContain('Cán');
  });

  it('keeps an item that comes twice in one message once', async () => {
    const code = newCode();
    const bad = received(code, { NgayTra: 'hôm qua' });
    const [first, second] = await send('DongBoHoSoMC', bad, bad);
    expect(first).toMatchObject({ outcome: 'quarantined', quarantineId: second?.quarantineId });
    expect((await get(`quarantine?code=${code}`)).body).toMatchObject({
      items: [{ id: first?.quarantineId, tries: 1 }],
    });
  });

  it.each([
    ...['x', '2026-02-30T00:00:00.000Z_00000000-0000-0000-0000-000000000000'],
    ...['2026-03-02T::Z_00000000-0000-0000-0000-000000000000', `2026-03-02T01:00:00.000Z_${'-'.repeat(36)}`],
  ])('answers 400 to the cursor %s', async (after) => {
    const { status, body } = await get(`quarantine?after=${after}`);
    expect([status, body]).toMatchObject([400, { errors: [{ pointer: '?after', code: 'CURSOR.UNREADABLE' }] }]);
  });

  it('turns the pages of the quarantine', async () => {
    await send('DongBoHoSoMC', ...[newCode(), newCode()].map((code) => received(code, { NgayTra: 'hôm qua' })));
    const first = (await get('quarantine?limit=1')).body as { next: string; items: { id: string }[] };
    const second = (await get(`quarantine?limit=1&after=${first.next}`)).body as typeof first;
    expect(second.items[0]?.id).not.toBe(first.items[0]?.id);
  });

  it('keeps an item whose sender’s name holds what no column can', async () => {
    const [code, bad] = [newCode(), { NgayTra: 'hôm qua' }];
    const madonvi = `\0${'x'.repeat(9_000)}`;
    const answer = await post({ madonvi, service: 'DongBoHoSoMC', data: [received(code, bad)] });
    expect(answer.status).toBe(200);
    expect((await get(`quarantine?code=${code}`)).body).toMatchObject({ items: [{ unit: 'x'.repeat(200) }] });
  });

  it('learns unknown names provisionally', async () => {
    const code = newCode();
    await snapshot(
      received(code, { MaTTHC: '1.777777.000.00.00.H26', TenTTHC: 'Thủ tục chưa biết', DonViXuLy: 'Sở Lạ' }),
    );
    const admin = await tokenFor(counter.database, TENANT, 'admin');
    const { procedures, agencies } = (await get('catalogue/provisional', admin)).body as Record<string, object[]>;
    expect(procedures).toContainEqual(expect.objectContaining({ code: '1.777777', name: 'Thủ tục chưa biết' }));
    expect(agencies).toContainEqual(expect.objectContaining({ id: 'Sở Lạ' }));
  });

  it('is for integration and admin alone', async () => {
    const statuses = await Promise.all(
      (['integration', 'admin', 'clerk', 'inspector'] as const).map(async (role) => {
        const answer = await post([received(newCode())], await tokenFor(counter.database, TENANT, role));
        return [role, answer.status];
      }),
    );
    expect(statuses).toEqual([
      ['integration', 200],
      ['admin', 200],
      ['clerk', 403],
      ['inspector', 403],
    ]);
  });
});
