import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { COUNTER_TENANT, Counter } from '../../../../test/dsl/counter.js';
import { sendSync } from '../../../../test/dsl/sync-sender.js';
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

describe('an item that could not be read', () => {
  const stateOf = async (itemId: string | undefined) => {
    const [row] = await counter.database.query<Record<string, unknown>>(
      `select state, has_personal, sealed, dismissed_by from quarantine where tenant_id = $1 and item_id = $2`,
      [COUNTER_TENANT, itemId],
    );
    return row;
  };

  it('waits no longer when its mended version was taken, and says what took its place, nothing personal', async () => {
    const unreadable = { ...item, MaHoSo: 'Q-2' };
    const mended = { ...unreadable, NgayHenTra: '20260316080000' };
    const [bad] = await sendSync(counter, 'DongBoHoSoMC', [unreadable]);
    expect(bad).toMatchObject({ error_code: 'TIME.UNREADABLE' });
    const [good] = await sendSync(counter, 'DongBoHoSoMC', [mended]);
    expect(good).toMatchObject({ outcome: 'accepted' });
    const row = await stateOf(bad?.quarantineId);
    expect(row).toMatchObject({ state: 'dismissed', has_personal: false, sealed: Buffer.from('') });
    const by = row?.['dismissed_by'] as { item: object; runId: string };
    expect(by.item).toMatchObject({ MaHoSo: 'Q-2', NgayHenTra: '20260316080000' });
    for (const secret of SECRETS) expect(JSON.stringify(by)).not.toContain(secret);
    const events = await counter.database.query<{ run: string }>(
      `select distinct metadata ->> 'correlationId' as run from event where tenant_id = $1 and stream_id = 'dossier-Q-2'`,
      [COUNTER_TENANT],
    );
    expect(events).toEqual([{ run: by.runId }]);
    const open = (await counter.get('/quarantine?code=Q-2', 'admin').expect(200)).body as { items: object[] };
    expect(open.items).toEqual([]);
    const dismissed = await counter.get('/quarantine?code=Q-2&state=dismissed', 'admin').expect(200);
    expect(dismissed.body).toMatchObject({ items: [{ id: bad?.quarantineId, dismissedBy: by }] });
    await counter.get('/quarantine?state=gone', 'admin').expect(400);
  });

  it('goes on waiting when an older message comes again', async () => {
    const good = { ...item, MaHoSo: 'Q-3', NgayHenTra: '20260316080000' };
    await sendSync(counter, 'DongBoHoSoMC', [good]);
    const [bad] = await sendSync(counter, 'DongBoHoSoMC', [{ ...good, NgayHenTra: 'tuần sau', TrangThaiHoSo: '5' }]);
    expect(await sendSync(counter, 'DongBoHoSoMC', [good])).toMatchObject([{ outcome: 'duplicate' }]);
    expect(await stateOf(bad?.quarantineId)).toMatchObject({ state: 'open', dismissed_by: null });
  });
});

describe('a step that waits for an erased person', () => {
  it('is counted once when it comes again in full', async () => {
    const step = { MaHoSo: 'Q-4', ThoiDiemXuLy: '20260304090000', TrangThai: '4', NoiDungXuLy: SECRETS[3] };
    await sendSync(counter, 'DongBoHoSoMC', [
      { ...item, MaHoSo: 'Q-4', TrangThaiHoSo: '1', NgayNopHoSo: '20260301080000', NgayHenTra: '' },
    ]);
    await sendSync(counter, 'CapNhatTienDoHoSoMC', [step]);
    await counter.post('/dossiers/Q-4/erasure', { reasonCode: 'data-subject-request' }, 'admin').expect(200);
    await sendSync(counter, 'DongBoHoSoMC', [{ ...item, MaHoSo: 'Q-4', NgayHenTra: '20260316080000' }]);
    expect(await sendSync(counter, 'CapNhatTienDoHoSoMC', [step])).toMatchObject([{ outcome: 'duplicate' }]);
    const [row] = await counter.database.query<{ steps: number }>(
      `select count(*)::int as steps from event
       where tenant_id = $1 and stream_id = 'dossier-Q-4' and type = 'ActivityRecorded'`,
      [COUNTER_TENANT],
    );
    expect(row).toEqual({ steps: 1 });
  });
});
