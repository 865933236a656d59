import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { COUNTER_TENANT, Counter } from '../../../../test/dsl/counter.js';
import { tokenFor } from '../../../../test/dsl/small-tenant.js';

let counter: Counter;
beforeAll(async () => {
  counter = await Counter.open();
});
afterAll(() => counter.close());

const CODE = 'Q-1';
const SECRETS = ['Nguyễn Thị Kín', '001099055555', '0912000555', 'Tranh chấp với hàng xóm'];
const item = {
  ...{ MaHoSo: CODE, MaTTHC: '1.000001', KenhThucHien: '2', NgayTiepNhan: '20260302080000', TrangThaiHoSo: '4' },
  ...{ DonViXuLy: 'Sở Tư pháp', ChuHoSo: SECRETS[0], SoGiayToChuHoSo: SECRETS[1], SoDienThoai: SECRETS[2] },
  ...{ TrichYeuHoSo: SECRETS[3], NgayHenTra: 'tuần sau' },
};
const rows = () =>
  counter.database.query<Record<string, unknown>>(
    `select state, sealed, has_personal, to_jsonb(q) - 'sealed' as row
     from quarantine q where tenant_id = $1 and code = $2`,
    [COUNTER_TENANT, CODE],
  );

describe('personal data in the quarantine', () => {
  it('stands nowhere in clear, and nobody is shown it', async () => {
    const message = { madonvi: 'H26.12', service: 'DongBoHoSoMC', isUpdating: 'True', data: [item] };
    const told = await counter.post('/ingest/dvcqg', message, 'integration');
    const [stored] = await rows();
    expect(stored).toMatchObject({ state: 'open', has_personal: true });
    expect((stored?.['sealed'] as Buffer).length).toBeGreaterThan(JSON.stringify(item).length);
    const seen = [told.text, JSON.stringify(stored?.['row']), (stored?.['sealed'] as Buffer).toString('latin1')];
    for (const role of ['supervisor', 'inspector', 'admin', 'integration'] as const)
      seen.push((await counter.get('/quarantine', role).expect(200)).text);
    for (const secret of SECRETS) for (const text of seen) expect(text).not.toContain(secret);
    expect(seen.at(-1)).toContain(CODE);
  });

  it('is not even listed for a clerk or an officer, nor for whoever sees a part of the tenant', async () => {
    for (const role of ['clerk', 'officer'] as const) expect((await counter.get('/quarantine', role)).status).toBe(403);
    for (const role of ['supervisor', 'inspector', 'admin'] as const) {
      const token = await tokenFor(counter.database, COUNTER_TENANT, role, 'H26.12');
      const call = request(counter.app.getHttpServer())
        .get('/api/v1/quarantine')
        .set('Authorization', `Bearer ${token}`);
      expect((await call).status).toBe(403);
    }
  });

  it('is kept no longer than the item waits', async () => {
    const ended = { ...item, NgayHenTra: '20260316080000', TrangThaiHoSo: '77' };
    const send = (data: object) =>
      counter.post('/ingest/dvcqg', { madonvi: 'H26.12', service: 'CapNhatTienDoHoSoMC', data: [data] }, 'integration');
    await counter.database.query('delete from quarantine where tenant_id = $1', [COUNTER_TENANT]);
    await send({ MaHoSo: CODE, ThoiDiemXuLy: '20260304090000', NoiDungXuLy: SECRETS[3], TrangThai: '4' });
    expect(await rows()).toMatchObject([{ state: 'open', has_personal: true }]);
    const received = { ...ended, TrangThaiHoSo: '2' };
    await counter.post(
      '/ingest/dvcqg',
      { madonvi: 'H26.12', service: 'DongBoHoSoMC', data: [received] },
      'integration',
    );
    expect(await rows()).toMatchObject([{ state: 'taken', has_personal: false, sealed: Buffer.from('') }]);
  });
});
