import { afterAll, beforeAll, expect, it } from '@jest/globals';
import request from 'supertest';
import { PostgresEventStore } from '#event-store';
import { COUNTER_TENANT, Counter } from '../../../../test/dsl/counter.js';
import { tokenFor } from '../../../../test/dsl/small-tenant.js';

interface Item {
  verdict: string;
  code?: string;
  repeated?: true;
  problems?: { code: string; dossier?: string }[];
}
interface Received {
  received: number;
  repeated: number;
  refused: number;
  items: Item[];
}

const HEADER = 'Mã thủ tục,Kênh tiếp nhận,Họ tên,Điện thoại,Thời điểm tiếp nhận';
const YESTERDAY = `update dunghen.intake_row set claimed_on = claimed_on - $2::int where tenant_id = $1`;

let counter: Counter;
beforeAll(async () => {
  counter = await Counter.open(60);
});
afterAll(() => counter.close());

const sheetOf = (...rows: string[]): string => `${[HEADER, ...rows].join('\n')}\n`;
async function take(body: string, unit = 'H26.W1', query = ''): Promise<Received> {
  const token = await tokenFor(counter.database, COUNTER_TENANT, 'clerk', unit);
  const response = await request(counter.app.getHttpServer())
    .post(`/api/v1/imports/intake${query}`)
    .set('Authorization', `Bearer ${token}`)
    .set('Content-Type', 'text/csv')
    .send(body)
    .expect(200);
  return response.body as Received;
}
const head = async (): Promise<number> =>
  (await new PostgresEventStore(counter.database).head(COUNTER_TENANT)).position;
const codes = ({ items }: Received) => items.map(({ code }) => code);
const reasons = ({ items }: Received) => items.map(({ problems = [] }) => problems[0]?.code);

it('receives of a mended sheet only what was mended; the good rows say their codes again, in any order', async () => {
  const [a, b] = ['1.000001,Trực tiếp,Lý Thị A,0912000011,', '1.000002,Trực tiếp,Lý Thị B,0912000012,'];
  const first = await take(sheetOf(a, '9.999999,Trực tiếp,Lý Thị C,0912000013,', b));
  expect(first).toMatchObject({ received: 2, repeated: 0, refused: 1 });
  const before = await head();
  const mended = sheetOf(b, '1.000001,Trực tiếp,Lý Thị C,0912000013,', a);
  expect(await take(mended, 'H26.W1', '?dryRun=true')).toMatchObject({ received: 2, repeated: 2, refused: 0 });
  const second = await take(mended);
  expect(second).toMatchObject({ received: 3, repeated: 2, refused: 0 });
  expect([codes(second)[0], codes(second)[2]]).toEqual([codes(first)[2], codes(first)[0]]);
  expect(await take(mended)).toMatchObject({ received: 3, repeated: 3 });
  expect(await head()).toBe(before + 1);
});

it('receives two rows that look alike as two, and one more of them as one more', async () => {
  const row = '1.000001,Trực tiếp,Công ty TNHH Sao Y,0912000021,';
  const first = await take(sheetOf(row, row));
  expect(new Set(codes(first)).size).toBe(2);
  const second = await take(sheetOf(row, row, row));
  expect(second).toMatchObject({ received: 3, repeated: 2 });
  expect(codes(second).slice(0, 2)).toEqual(codes(first));
});

it('knows a row neither in another agency nor without an applicant: those may well be other dossiers', async () => {
  const [named, bare] = ['1.000001,Trực tiếp,Hồ Thị D,0912000031,', '1.000003,Bưu chính,,,'];
  await take(sheetOf(named, bare));
  expect(await take(sheetOf(bare, named), 'H26.W2')).toMatchObject({ received: 2, repeated: 0 });
  expect(await take(sheetOf(bare, '1.000003,Trực tuyến,,,'))).toMatchObject({ received: 2, repeated: 0 });
});

it('asks where a row without a time says what one of another day said; with a time there is nothing to ask', async () => {
  const timed = `1.000001,Trực tiếp,Vũ Thị E,0912000041,${new Date(Date.now() - 5 * 86_400_000).toISOString()}`;
  const rows = ['1.000001,Trực tiếp,Vũ Thị F,0912000042,', timed];
  const first = await take(sheetOf(...rows));
  await counter.asSuperuser(YESTERDAY, [COUNTER_TENANT, 1]);
  const before = await head();
  const next = await take(sheetOf(...rows, '9.999999,Trực tiếp,Vũ Thị G,0912000043,'));
  expect(reasons(next)).toEqual(['ROW.AS_BEFORE', undefined, 'PROCEDURE.UNKNOWN']);
  expect(next.items[0]?.problems?.[0]?.dossier).toBe(codes(first)[0]);
  expect(next.items[1]).toMatchObject({ repeated: true, code: codes(first)[1] });
  expect(await head()).toBe(before);
  await counter.asSuperuser(YESTERDAY, [COUNTER_TENANT, 7]);
  expect(await take(sheetOf(...rows, rows[0] ?? ''))).toMatchObject({ received: 3, repeated: 1 });
});

it('keeps no text of a row to know it by', async () => {
  await take(sheetOf('1.000001,Trực tiếp,Đinh Thị Kín,0912000051,'));
  const [kept] = await counter.database.query<{ all: string }>(
    `select string_agg(r::text || encode(r.content, 'escape'), ' ') as all from intake_row r where tenant_id = $1`,
    [COUNTER_TENANT],
  );
  expect(kept?.all).not.toMatch(/Kín|0912000051/);
});

it('forgets by what a row was known when its person is erased, and no other row', async () => {
  const rows = ['Lý Thị Quên', 'Lý Thị Nhớ'].map((name, nth) => `1.000001,Trực tiếp,${name},091200009${String(nth)},`);
  const known = async () => {
    const [row] = await counter.database.query<{ rows: number }>(
      'select count(*)::int as rows from intake_row where tenant_id = $1',
      [COUNTER_TENANT],
    );
    return row?.rows ?? 0;
  };
  const before = await known();
  const [code] = codes(await take(sheetOf(...rows)));
  expect(await known()).toBe(before + 2);
  await counter.post(`/dossiers/${code ?? ''}/erasure`, { reasonCode: 'data-subject-request' }, 'admin').expect(200);
  expect(await known()).toBe(before + 1);
  // The sheet itself is known by its own digest and brings nobody back.
  expect(await take(sheetOf(...rows))).toMatchObject({ received: 2, repeated: 2 });
});
