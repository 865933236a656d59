import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { COUNTER_TENANT as TENANT, Counter } from '../../../../test/dsl/counter.js';
import { minutesAfter, sendSync, snapshotOf, stepOf } from '../../../../test/dsl/sync-sender.js';

let counter: Counter;
beforeAll(async () => {
  counter = await Counter.open(30);
});
afterAll(() => counter.close());

/** How many events of the dossier each append brought. */
const appendsOf = async (code: string): Promise<number[]> =>
  (
    await counter.database.query<{ events: number }>(
      `select count(*)::int as events from event where tenant_id = $1 and stream_id = 'dossier-' || $2
       group by recorded_at order by recorded_at`,
      [TENANT, code],
    )
  ).map(({ events }) => events);
const openOf = async (code: string): Promise<number> => {
  const [row] = await counter.database.query<{ open: number }>(
    `select count(*)::int as open from quarantine where tenant_id = $1 and code = $2 and state = 'open'`,
    [TENANT, code],
  );
  return row?.open ?? 0;
};
const steps = (code: string, count: number, statusOf: (index: number) => string = () => '4') =>
  Array.from({ length: count }, (_, index) => stepOf(code, 10 + index, statusOf(index)));
const outcomes = (sent: readonly { outcome: string }[]) => new Set(sent.map(({ outcome }) => outcome));

describe('many items of one dossier', () => {
  it('in one message are all taken, no more than so many in one append', async () => {
    await sendSync(counter, 'DongBoHoSoMC', [snapshotOf('MANY-1')]);
    const sent = await sendSync(counter, 'CapNhatTienDoHoSoMC', steps('MANY-1', 700));
    expect(outcomes(sent)).toEqual(new Set(['accepted']));
    expect(await appendsOf('MANY-1')).toEqual([1, 250, 250, 200]);
    const again = await sendSync(counter, 'CapNhatTienDoHoSoMC', steps('MANY-1', 700));
    expect(outcomes(again)).toEqual(new Set(['duplicate']));
  });

  it('that waited for it are all taken up with the first snapshot', async () => {
    const waits = await sendSync(counter, 'CapNhatTienDoHoSoMC', steps('MANY-2', 600));
    expect(outcomes(waits)).toEqual(new Set(['quarantined']));
    await sendSync(counter, 'DongBoHoSoMC', [snapshotOf('MANY-2')]);
    expect(await openOf('MANY-2')).toBe(0);
    expect((await appendsOf('MANY-2')).reduce((sum, events) => sum + events, 0)).toBe(601);
  });

  it('that bring more events than an append may hold go into several', async () => {
    // One supplement that brought three hundred dues, each of the five later ones than the one before.
    const listed = (part: number) =>
      Array.from({ length: 300 }, (_, index) => ({
        ...{ NgayBoSung: minutesAfter(10), NgayTiepNhanBoSung: minutesAfter(20) },
        NgayHenTraMoi: minutesAfter(20_000 + 300 * part + index),
      }));
    await sendSync(counter, 'DongBoHoSoMC', [snapshotOf('MANY-3')]);
    const many = Array.from({ length: 5 }, (_, part) => snapshotOf('MANY-3', { DanhSachHoSoBoSung: listed(part) }));
    const sent = await sendSync(counter, 'DongBoHoSoMC', many);
    expect(sent.every(({ error_code }) => error_code === '0')).toBe(true);
    const appends = await appendsOf('MANY-3');
    expect(appends.reduce((sum, events) => sum + events, 0)).toBeGreaterThan(1_500);
    expect(Math.max(...appends)).toBeLessThanOrEqual(1_000);
  });

  it('of which one ends the dossier are judged alike on either side of the cap', async () => {
    const [end, late] = [stepOf('MANY-4', 5, '9'), stepOf('MANY-4', 6, '4')];
    const before = Array.from({ length: 300 }, (_, index) => stepOf('MANY-4', 0, '4', { NguoiXuLy: String(index) }));
    await sendSync(counter, 'DongBoHoSoMC', [snapshotOf('MANY-4')]);
    const sent = await sendSync(counter, 'CapNhatTienDoHoSoMC', [end, ...before, late]);
    expect(sent.at(-1)).toMatchObject({ outcome: 'quarantined', error_code: 'STATUS.BACK' });
    expect(outcomes(sent.slice(0, -1))).toEqual(new Set(['accepted']));
    expect(await openOf('MANY-4')).toBe(1);
  });

  it('of which a later one takes away what stood in the way are taken after all', async () => {
    // Withdrawn by its status alone; the exact end of the three hundredth item says otherwise, and the step before it fits.
    await sendSync(counter, 'DongBoHoSoMC', [
      snapshotOf('MANY-5', { TrangThaiHoSo: '7', NgayKetThucXuLy: '20260303080000' }),
    ]);
    const late = stepOf('MANY-5', 3_000, '4');
    const sent = await sendSync(counter, 'CapNhatTienDoHoSoMC', [
      late,
      ...steps('MANY-5', 299),
      stepOf('MANY-5', 4_000, '9'),
    ]);
    expect(sent[0]).toMatchObject({ outcome: 'accepted' });
    expect(await openOf('MANY-5')).toBe(0);
  });

  it('are refused where a list in one of them is longer than anybody would write', async () => {
    const DanhSachHoSoBoSung = Array.from({ length: 301 }, () => ({ NgayBoSung: '20260303080000' }));
    expect(await sendSync(counter, 'DongBoHoSoMC', [snapshotOf('MANY-6', { DanhSachHoSoBoSung })])).toMatchObject([
      { outcome: 'quarantined', problems: [{ code: 'LIST.TOO_LONG', field: 'DanhSachHoSoBoSung' }] },
    ]);
  });
});

describe('two messages at once about one dossier', () => {
  it('end as one after the other: every step once, one reception', async () => {
    const ways = ['TWO-1', 'TWO-2', 'TWO-3'].map(async (code) => {
      const [early, late] = [steps(code, 40), [...steps(code, 30), stepOf(code, 2_000, '9')]];
      await Promise.all([
        sendSync(counter, 'DongBoHoSoMC', [snapshotOf(code)]),
        sendSync(counter, 'CapNhatTienDoHoSoMC', early),
        sendSync(counter, 'CapNhatTienDoHoSoMC', late),
        sendSync(counter, 'DongBoHoSoMC', [snapshotOf(code, { TrangThaiHoSo: '9' })]),
      ]);
      // What came before the reception waits; anything that comes later takes it up.
      await sendSync(counter, 'DongBoHoSoMC', [snapshotOf(code, { SoBienNhan: '1' })]);
      return code;
    });
    for (const code of await Promise.all(ways)) {
      const rows = await counter.database.query<{ type: string; events: number }>(
        `select type, count(*)::int as events from event where tenant_id = $1 and stream_id = 'dossier-' || $2
         and type in ('DossierReceived', 'ActivityRecorded') group by 1 order by 1`,
        [TENANT, code],
      );
      expect(rows).toEqual([
        { type: 'ActivityRecorded', events: 41 },
        { type: 'DossierReceived', events: 1 },
      ]);
    }
  });
});
