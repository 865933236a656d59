import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { Readable } from 'node:stream';
import { ProjectionRunner, allProjections, importCaseList } from '#application';
import { PostgresEventStore, ProjectionStore, verifyLog } from '#event-store';
import { systemClock, uuidV7 } from '#platform';
import { COUNTER_TENANT, Counter } from '../../../../test/dsl/counter.js';
import type { Answer } from '../../../../test/dsl/counter.js';
import { tokenFor } from '../../../../test/dsl/small-tenant.js';

let counter: Counter;
let store: PostgresEventStore;
let made = 0;
beforeAll(async () => {
  counter = await Counter.open();
  store = new PostgresEventStore(counter.database);
});
afterAll(() => counter.close());

const at = (wallTime: string): string => new Date(`${wallTime.replace(' ', 'T')}+07:00`).toISOString();
const newCode = (): string => `ERA-${String((made += 1)).padStart(4, '0')}`;
const applicant = { name: 'Nguyễn Văn Xóa', idNumber: '001099000777', phone: '0912345999' };
const intake = { occurredAt: at('2026-03-02 08:30'), applicant, abstract: 'Khai sinh cho con' };
const erase = (code: string, role: Parameters<Counter['post']>[2] = 'admin') =>
  counter.post(`/dossiers/${encodeURIComponent(code)}/erasure`, { reasonCode: 'data-subject-request' }, role);
const eventsOf = (code: string) => store.readStream(COUNTER_TENANT, `dossier-${code}`);
const query = (sql: string, code: string) =>
  counter.database.query<Record<string, unknown>>(sql, [COUNTER_TENANT, code]);
const keyOf = (code: string) =>
  query('select wrapped_key from personal_key where tenant_id = $1 and stream_id = $2', `dossier-${code}`);
const fingerprintsOf = (code: string) =>
  query('select code from applicant_fingerprint where tenant_id = $1 and code = $2', code);
const quarantineOf = (code: string) =>
  query('select state, has_personal, sealed from quarantine where tenant_id = $1 and code = $2', code);

/** Nothing personal was kept of what came after the erasure, and the chain is whole. */
async function expectNothingKept(code: string): Promise<void> {
  const events = await eventsOf(code);
  const since = events.findIndex(({ type }) => type === 'PersonErased');
  expect(events.slice(since).map(({ personal }) => personal)).toEqual(events.slice(since).map(() => null));
  expect(await keyOf(code)).toEqual([{ wrapped_key: null }]);
  expect(await fingerprintsOf(code)).toEqual([]);
  expect(await verifyLog(store, COUNTER_TENANT)).toMatchObject({ ok: true });
}

describe('erasing a person', () => {
  it('is the admin’s alone, within their agencies, for a reason that is a code', async () => {
    const { code } = await counter.story(intake);
    for (const role of ['clerk', 'officer', 'supervisor', 'inspector', 'integration'] as const)
      expect((await erase(code, role)).status).toBe(403);
    expect((await erase('KHÔNG-CÓ')).status).toBe(404);
    const elsewhere = await tokenFor(counter.database, COUNTER_TENANT, 'admin', 'H26.W1');
    const outOfScope = await request(counter.app.getHttpServer())
      .post(`/api/v1/dossiers/${code}/erasure`)
      .set('Authorization', `Bearer ${elsewhere}`)
      .send({ reasonCode: 'x' });
    expect(outOfScope.status).toBe(404);
    const talking = await counter.post(`/dossiers/${code}/erasure`, { reasonCode: 'anh An yêu cầu' }, 'admin');
    expect(talking.body).toMatchObject({ code: 'VALIDATION.FAILED', errors: [{ pointer: '/reasonCode' }] });
    expect((await eventsOf(code)).map(({ type }) => type)).toEqual(['DossierReceived']);
  });

  it('leaves the events and the chain, and nothing to read', async () => {
    const { code } = await counter.story(intake, ['clerk', 'amend-personal', { applicant: { phone: '0900000000' } }]);
    expect(await fingerprintsOf(code)).toHaveLength(1);
    const before = await eventsOf(code);
    const erased = (await erase(code).expect(200)).body as { position: number; erasedAt: string; eventId: string };
    expect(erased).toMatchObject({ code, version: 3, reasonCode: 'data-subject-request', repeated: false });
    const events = await eventsOf(code);
    expect(events.slice(0, 2)).toEqual(before);
    expect(events[2]).toMatchObject({ type: 'PersonErased', data: { reasonCode: 'data-subject-request' } });
    await expectNothingKept(code);

    const view = (await counter.get(`/dossiers/${code}`).expect(200)).body as { availableCommands: string[] };
    expect(view).toMatchObject({ applicant: null, personErasedAt: erased.erasedAt, version: 3, state: 'received' });
    expect(view.availableCommands).not.toContain('amend-personal');
    const asked = await counter.get(`/dossiers/${code}/applicant?reason=kiểm tra`, 'inspector');
    expect(asked.status).toBe(410);
    expect(asked.body).toMatchObject({ code: 'PERSON.ERASED' });
    const again = (await erase(code).expect(200)).body as object;
    expect(again).toEqual({ ...erased, repeated: true });
    expect(await eventsOf(code)).toHaveLength(3);
  });

  it('moves no figure, of now or as of before', async () => {
    const { code } = await counter.story(intake, ['officer', 'process', { occurredAt: at('2026-03-09 09:00') }]);
    const figuresOf = async (more = '') => {
      const projections = new ProjectionStore(counter.database);
      await new ProjectionRunner(projections, allProjections(projections)).sweep();
      const answers: unknown[] = [];
      for (const policy of ['tt01-2020', 'qd766', 'first-promise']) {
        const path = `/indicators?period=2026&groupBy=agency,month&policy=${policy}${more}`;
        const { rows, total } = (await counter.get(path, 'inspector').expect(200)).body as Record<string, unknown>;
        answers.push({ rows, total });
      }
      return answers;
    };
    const before = await figuresOf();
    const asOf = new Date().toISOString();
    await erase(code).expect(200);
    expect(JSON.stringify(before)).toMatch(/"early":[1-9]/);
    expect(await figuresOf()).toEqual(before);
    expect(await figuresOf(`&asOf=${asOf}`)).toEqual(before);
  });

  it('cannot be taken back by the application', async () => {
    const { code } = await counter.story(intake);
    await erase(code).expect(200);
    const stream = `dossier-${code}`;
    const refused = /permission denied/;
    await expect(query('delete from personal_key where tenant_id = $1 and stream_id = $2', stream)).rejects.toThrow(
      refused,
    );
    const restored = `update personal_key set wrapped_key = 'k', erased_at = null where tenant_id = $1 and stream_id = $2`;
    await expect(query(restored, stream)).rejects.toThrow(refused);
    const untold = `select erase_persons($1, null, jsonb_build_array(jsonb_build_object('streamId', $2::text, 'recordedAt', now())))`;
    await expect(query(untold, 'dossier-X')).rejects.toThrow(/follow from its log/);
  });
});

describe('what comes for an erased person', () => {
  it('at the counter: free text is dropped and said so, amendments and corrections of personal data are refused', async () => {
    const change = { field: 'applicant', applicant: { name: 'Nguyễn Văn B' }, reason: 'Sai tên' };
    const asked = await counter.story(intake, ['clerk', 'request-correction', change]);
    const { code } = asked;
    await erase(code).expect(200);
    const amended = await counter.command(code, 'amend-personal', 3, { applicant: { phone: '0900000000' } });
    expect(amended.body).toMatchObject({ status: 409, code: 'DOSSIER.NOT_ALLOWED' });
    const requestEventId = asked.eventIds[0];
    const approved = await counter.command(code, 'approve-correction', 3, { requestEventId }, 'supervisor');
    expect(approved.body).toMatchObject({ status: 410, code: 'PERSON.ERASED' });
    expect((await counter.command(code, 'request-correction', 3, change)).body).toMatchObject({
      code: 'PERSON.ERASED',
    });
    const handedOver = await counter
      .command(code, 'hand-over', 3, { toUnitId: 'H26.W1', note: 'Anh Xóa gửi' })
      .expect(200);
    expect(handedOver.body).toMatchObject({ version: 4, warnings: [{ code: 'PERSONAL.DROPPED' }] });
    const silent = await counter.command(code, 'process', 4, {}, 'officer').expect(200);
    expect(silent.body).toMatchObject({ warnings: [] });
    await expectNothingKept(code);
  });

  it('at the counter: an application submitted and erased is received without a person', async () => {
    const code = newCode();
    const channel = { procedureCode: '1.000001', agencyId: 'H26.12', channel: 'online' };
    const nobodyElse = { ...intake, applicant: { ...applicant, idNumber: '001099000778' } };
    await counter.command(code, 'submit', 0, { ...channel, ...nobodyElse }).expect(200);
    await erase(code).expect(200);
    const received = await counter.command(code, 'receive', 2, {
      ...{ ...channel, ...nobodyElse, occurredAt: at('2026-03-02 09:00') },
    });
    expect(received.body).toMatchObject({ state: 'received', warnings: [{ code: 'PERSONAL.DROPPED' }] });
    await expectNothingKept(code);
  });

  it('as facts of another system: the event is taken, its personal text dropped', async () => {
    const code = newCode();
    const fact = (id: string, name: string, time: string, data: object) => ({
      ...{ specversion: '1.0', id: `${code}-${id}`, source: '/so', type: `vn.dunghen.${name}.v1` },
      ...{ subject: `dossier-${code}`, time: at(time), data },
    });
    const place = { procedureCode: '1.000001', agencyId: 'H26.12', channel: 'online' };
    const first = fact('1', 'DossierReceived', '2026-03-02 08:00', { ...place, applicant });
    await counter.post('/ingest/events', [first], 'integration').expect(200);
    await erase(code).expect(200);
    const next = fact('2', 'DossierProcessed', '2026-03-05 08:00', { decision: 'granted', note: 'của anh Xóa' });
    const taken = await counter.post('/ingest/events', [next, first], 'integration').expect(200);
    expect((taken.body as { items: object[] }).items).toMatchObject([
      { verdict: 'accepted', personalDropped: true },
      { verdict: 'duplicate' },
    ]);
    await expectNothingKept(code);
    const kept = await query('select request_hash from event_told where tenant_id = $1 and id = $2', `${code}-1`);
    expect(kept).toEqual([{ request_hash: Buffer.from('') }]);
  });

  const send = async (service: string, ...data: object[]) => {
    const answer = await counter.post(
      '/ingest/dvcqg',
      { madonvi: 'H26.12', service, isUpdating: 'True', data },
      'integration',
    );
    return (answer.body as { result: Record<string, unknown>[] }).result;
  };
  const snapshot = (MaHoSo: string, rest: object = {}) => ({
    ...{ MaHoSo, MaTTHC: '1.000001', KenhThucHien: '2', NgayTiepNhan: '20260302080000', NgayHenTra: '20260316080000' },
    ...{
      TrangThaiHoSo: '4',
      DonViXuLy: 'Sở Tư pháp',
      ChuHoSo: applicant.name,
      SoGiayToChuHoSo: applicant.idNumber,
      ...rest,
    },
  });

  it('by the portal’s sync: dropped and said so, also while it waits in the quarantine', async () => {
    const code = newCode();
    await send('DongBoHoSoMC', snapshot(code));
    await send('DongBoHoSoMC', snapshot(code, { TrangThaiHoSo: '77' }));
    const [waiting] = await quarantineOf(code);
    expect(waiting).toMatchObject({ state: 'open', has_personal: true });
    await erase(code).expect(200);
    const [stripped] = await quarantineOf(code);
    expect(stripped).toMatchObject({ state: 'open', has_personal: false });
    expect((stripped?.['sealed'] as Buffer).length).toBeLessThan((waiting?.['sealed'] as Buffer).length);

    const step = {
      MaHoSo: code,
      NguoiXuLy: 'Trần B',
      ThoiDiemXuLy: '20260303090000',
      NoiDungXuLy: 'Đã gọi anh Xóa',
      TrangThai: '4',
    };
    const [told] = await send('CapNhatTienDoHoSoMC', step);
    expect(told).toMatchObject({ outcome: 'accepted', personalDropped: true });
    expect(told?.['message']).toMatch(/dữ liệu cá nhân đã được xoá/);
    const [unknown] = await send('DongBoHoSoMC', snapshot(code, { TrangThaiHoSo: '78' }));
    expect(unknown).toMatchObject({ outcome: 'quarantined', personalDropped: true });
    expect(await quarantineOf(code)).toMatchObject([{ has_personal: false }, { has_personal: false }]);
    const [ended] = await send(
      'DongBoHoSoMC',
      snapshot(code, { TrangThaiHoSo: '9', NgayKetThucXuLy: '20260310090000' }),
    );
    expect(ended).toMatchObject({ outcome: 'accepted' });
    expect((await eventsOf(code)).map(({ type }) => type)).toContain('DossierProcessed');
    await expectNothingKept(code);
  });

  it('by a case list: its dates are taken, no key is made', async () => {
    const { code } = await counter.story(intake);
    await erase(code).expect(200);
    const list = `Mã hồ sơ,Ngày tiếp nhận,Ngày kết thúc xử lý\n${code},02/03/2026 08:30,05/03/2026 10:00\n`;
    const summary = await importCaseList(
      { store, clock: systemClock, ids: { uuid: uuidV7 } },
      {
        ...{ tenant: COUNTER_TENANT, timezone: 'Asia/Ho_Chi_Minh', dryRun: false, actorId: null, unitId: null },
        source: { name: 'list.csv', open: () => Readable.from([Buffer.from(list)]) },
        mapping: null,
      },
    );
    expect(summary).toMatchObject({ accepted: 1 });
    expect((await eventsOf(code)).map(({ type }) => type)).toContain('DossierProcessed');
    await expectNothingKept(code);
  });

  it('where a restore knows of the erasure and the log does not: counter and sync begin the dossier without a person', async () => {
    const [atCounter, bySync] = [newCode(), newCode()];
    for (const code of [atCounter, bySync])
      await counter.asSuperuser(
        'insert into dunghen.personal_key (tenant_id, stream_id, wrapped_key, erased_at) values ($1, $2, null, now())',
        [COUNTER_TENANT, `dossier-${code}`],
      );
    const received = await counter.receive({ ...intake, code: atCounter }).expect(201);
    expect((received.body as Answer).warnings).toContainEqual({ code: 'PERSONAL.DROPPED' });
    expect(await send('DongBoHoSoMC', snapshot(bySync))).toMatchObject([
      { outcome: 'accepted', personalDropped: true },
    ]);
    for (const code of [atCounter, bySync]) {
      expect((await eventsOf(code)).map(({ personal }) => personal)).toEqual([null]);
      expect((await counter.get(`/dossiers/${code}`)).body).toMatchObject({ personErasedAt: expect.any(String) });
      await expectNothingKept(code);
    }
  });
});
