import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import exceljs from 'exceljs';
import request from 'supertest';
import { PostgresEventStore } from '#event-store';
import { COUNTER_TENANT, Counter } from '../../../../test/dsl/counter.js';
import { tokenFor } from '../../../../test/dsl/small-tenant.js';
import { XLSX } from './imports.controller.js';

interface Item {
  row: number;
  verdict: string;
  code?: string;
  dueAt?: string | null;
  repeated?: true;
  warnings?: { code: string; dossiers: string[] }[];
  problems?: { field: string | null; code: string; reason: string }[];
}
interface Received {
  rows: number;
  received: number;
  repeated: number;
  refused: number;
  possibleDuplicates: number;
  digest: string;
  items: Item[];
}

const HEADER = 'Mã thủ tục,Mã đơn vị,Kênh tiếp nhận,Họ tên,Số giấy tờ,Điện thoại,Địa chỉ,Trích yếu,Thời điểm tiếp nhận';
const PERSON = 'Nguyễn Thị Hoa,001199000001,0912345678,12 phố Huế,Khai sinh cho con';
const GOOD = `1.000001,H26.12,Trực tiếp,${PERSON},`;

let counter: Counter;
let made = 0;

beforeAll(async () => {
  counter = await Counter.open(60);
});
afterAll(() => counter.close());

/** Told apart from every other sheet of this file by its note. */
const sheetOf = (...rows: string[]): string =>
  [`${HEADER},Ghi chú`, ...rows.map((row) => `${row},${String((made += 1))}`)].join('\n') + '\n';
async function post(
  body: string | Buffer,
  { role = 'clerk', unit = null, query = '', type = 'text/csv' }: Partial<Options> = {},
) {
  const token = await tokenFor(counter.database, COUNTER_TENANT, role, unit);
  return request(counter.app.getHttpServer())
    .post(`/api/v1/imports/intake${query}`)
    .set('Authorization', `Bearer ${token}`)
    .set('Content-Type', type)
    .send(body);
}
interface Options {
  role: 'clerk' | 'supervisor' | 'officer' | 'integration';
  unit: string | null;
  query: string;
  type: string;
}
async function take(body: string | Buffer, options: Partial<Options> = {}): Promise<Received> {
  const response = await post(body, options);
  if (response.status !== 200) throw new Error(JSON.stringify(response.body));
  return response.body as Received;
}
const store = () => new PostgresEventStore(counter.database);
const head = async (): Promise<number> => (await store().head(COUNTER_TENANT)).position;
const streamOf = (item: Item | undefined) => store().readStream(COUNTER_TENANT, `dossier-${item?.code ?? ''}`);
const template = async (kind: string) => {
  const token = await tokenFor(counter.database, COUNTER_TENANT, 'clerk');
  return request(counter.app.getHttpServer())
    .get(`/api/v1/imports/template?kind=${kind}`)
    .set('Authorization', `Bearer ${token}`)
    .buffer(true)
    .parse((response, done) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        done(null, Buffer.concat(chunks));
      });
    });
};

describe('POST /imports/intake', () => {
  it('receives each row as the counter does: a code, a due of our own, nothing personal in clear', async () => {
    const sheet = sheetOf(GOOD, `1.000003,H26.W1,Bưu chính,,,,,,`);
    const taken = await take(sheet);
    expect(taken).toMatchObject({ rows: 2, received: 2, repeated: 0, refused: 0 });
    const [event] = await streamOf(taken.items[0]);
    expect(event).toMatchObject({ type: 'DossierReceived', actorId: 'token:clerk' });
    expect(event?.data).toMatchObject({
      ...{ procedureCode: '1.000001', agencyId: 'H26.12', channel: 'counter', promise: 'computed' },
      dueAt: taken.items[0]?.dueAt,
    });
    expect(event?.personal).not.toBeNull();
    expect(taken.items.map(({ row, code, dueAt }) => [row, code?.slice(0, 6), dueAt === null])).toEqual([
      [2, 'H26.12', false],
      [3, 'H26.W1', true],
    ]);
    const said = JSON.stringify([event?.data, event?.metadata, taken]);
    for (const secret of ['Hoa', '001199000001', '0912345678', 'Huế', 'Khai sinh']) expect(said).not.toContain(secret);
  });

  it('repeats what it answered when the same sheet comes again, from whom ever, also when it is forgotten by the append', async () => {
    const sheet = sheetOf(GOOD, `1.000002,H26.12,Trực tuyến,${PERSON},`);
    const first = await take(sheet);
    const position = await head();
    const again = await take(sheet, { role: 'supervisor' });
    expect(again).toMatchObject({ received: 2, repeated: 2 });
    const told = ({ items }: Received) => items.map(({ row, code, dueAt }) => ({ row, code, dueAt }));
    expect(told(again)).toEqual(told(first));
    const gone = `delete from dunghen.event_told where tenant_id = $1 and source = 'intake-sheet'`;
    await counter.asSuperuser(gone, [COUNTER_TENANT]);
    expect(told(await take(sheet))).toEqual(told(first));
    await counter.asSuperuser('delete from dunghen.idempotency where tenant_id = $1', [COUNTER_TENANT]);
    expect(told(await take(sheet))).toEqual(told(first));
    expect(await head()).toBe(position);
  });

  it('warns of a second row of the same applicant', async () => {
    const { items, possibleDuplicates } = await take(
      sheetOf(...['A', 'B'].map(() => `1.000004,H26.12,Trực tiếp,Lê Văn Ba,001199000777,,,,`)),
    );
    expect(possibleDuplicates).toBe(1);
    expect(items[1]?.warnings).toMatchObject([{ code: 'INTAKE.POSSIBLE_DUPLICATE', dossiers: [items[0]?.code] }]);
  });

  it('refuses a bad row among good ones, by field and code, without its content', async () => {
    const sheet = sheetOf(
      GOOD,
      `9.999999,H26.12,Trực tiếp,${PERSON},`,
      `,H26.99,điện tín,${PERSON},31/02/2026`,
      `1.000001,H26.99,Trực tiếp,${PERSON},`,
      `1.000001,H26.12,Trực tiếp,${PERSON},01/01/2099 08:00`,
      `1.000001,H26.12,Trực tiếp,Trần Mất,1199000001,912345678,,,`,
      GOOD,
    );
    const { items, received, refused } = await take(sheet);
    expect([received, refused]).toEqual([2, 5]);
    expect(items.map(({ problems = [] }) => problems.map(({ field, code }) => `${field ?? ''} ${code}`))).toEqual([
      [],
      ['procedureCode PROCEDURE.UNKNOWN'],
      ['procedureCode REQUIRED', 'channel VALUE.UNKNOWN', 'occurredAt TIME.UNREADABLE'],
      ['agencyId AGENCY.UNKNOWN'],
      ['occurredAt OCCURRED_AT.FUTURE'],
      ['phone NUMBER.ZERO_LOST'],
      [],
    ]);
    expect(items[1]?.problems?.[0]?.reason).toBe('Mã thủ tục: không có thủ tục này vào ngày tiếp nhận');
    expect(JSON.stringify(items)).not.toMatch(/Hoa|Huế|912345678|9\.999999/);
  });

  it('is for those who receive, and at a counter of their own', async () => {
    const sheet = sheetOf(GOOD);
    for (const role of ['officer', 'integration'] as const) {
      expect((await post(sheet, { role })).status).toBe(403);
    }
    const elsewhere = sheetOf(`1.000001,H26.12,Trực tiếp,${PERSON},,H26.12`).replace(
      'Ghi chú',
      'Mã đơn vị tiếp nhận,Ghi chú',
    );
    expect((await take(elsewhere, { unit: 'H26.W1' })).items[0]?.problems).toMatchObject([
      { field: 'receivingAgencyId', code: 'AGENCY.UNKNOWN' },
    ]);
    const own = await take(sheetOf(GOOD.replace('H26.12', '')), { unit: 'H26.W1' });
    expect(own.items[0]?.code).toMatch(/^H26\.W1-/);
  });

  it('does not say to one agency what a colleague of another received by the same sheet', async () => {
    const sheet = sheetOf(GOOD);
    await take(sheet, { unit: 'H26.12' });
    const position = await head();
    const [item] = (await take(sheet, { unit: 'H26.W2' })).items;
    expect(item).toEqual({
      ...{ row: 2, verdict: 'refused' },
      problems: [{ field: null, code: 'ROW.ELSEWHERE', reason: 'dòng này của bảng đã được tiếp nhận ở đơn vị khác' }],
    });
    expect(await head()).toBe(position);
  });

  it('tells what would become of a sheet and writes nothing', async () => {
    const sheet = sheetOf(GOOD, `9.999999,H26.12,Trực tiếp,${PERSON},`);
    const position = await head();
    const dry = await take(sheet, { query: '?dryRun=true' });
    expect(dry.items.map(({ verdict }) => verdict)).toEqual(['acceptable', 'refused']);
    expect(await head()).toBe(position);
    const [taken] = (await take(sheet)).items;
    // Between the two some moments passed, which move a due by as much within office hours.
    const dayOf = (dueAt: string | null | undefined) => dueAt?.slice(0, 10) ?? 'none';
    expect([taken?.verdict, dayOf(taken?.dueAt)]).toEqual(['received', dayOf(dry.items[0]?.dueAt)]);
  });

  it('refuses a sheet as a whole before its first row where the file cannot be read', async () => {
    const position = await head();
    const bad: [string | Buffer, string][] = [
      ['Mã thủ tục,Họ tên\n1.000001,A\n', 'HEADER.COLUMN_MISSING'],
      [`${HEADER}\n${GOOD}\n1.000001,"H26`, 'FILE.TRUNCATED'],
      [Buffer.from([0x4d, 0xe3, 0x20, 0x0a]), 'FILE.ENCODING'],
      [`${HEADER}\n${`${GOOD}\n`.repeat(1_001)}`, 'FILE.TOO_MANY_ROWS'],
    ];
    for (const [body, code] of bad) {
      const response = await post(body);
      expect([response.status, (response.body as { errors?: { code: string }[] }).errors?.[0]?.code]).toEqual([
        400,
        code,
      ]);
    }
    expect((await post(JSON.stringify({}), { type: 'application/json' })).status).toBe(415);
    expect((await post(Buffer.alloc(6 * 1024 ** 2, 0x20))).status).toBe(413);
    expect(await head()).toBe(position);
  });

  it('takes the template when it is filled in', async () => {
    const response = await template('intake');
    expect([response.status, response.headers['content-type']]).toEqual([200, XLSX]);
    const workbook = new exceljs.Workbook();
    await workbook.xlsx.load(response.body as Parameters<typeof workbook.xlsx.load>[0]);
    const list = workbook.getWorksheet(1);
    list?.spliceRows(2, 1, ['1.000001', 'H26.12', 'Trực tiếp', 'Phạm Tư', '001199000555']);
    const filled = Buffer.from(await workbook.xlsx.writeBuffer());
    expect(await take(filled, { type: XLSX })).toMatchObject({ rows: 1, received: 1 });
    expect((await template('caseList')).status).toBe(200);
    expect((await template('other')).status).toBe(400);
  });
});
