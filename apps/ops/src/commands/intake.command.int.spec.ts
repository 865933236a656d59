import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import exceljs from 'exceljs';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { PostgresEventStore } from '#event-store';
import { openDhDesk } from '../../../../test/dsl/dh-desk.js';
import type { DhDesk } from '../../../../test/dsl/dh-desk.js';
import { createSmallTenant } from '../../../../test/dsl/small-tenant.js';
import { addIntakeCommand } from './intake.command.js';

const TENANT = 'X01';
const HEADER = 'Mã thủ tục,Kênh tiếp nhận,Họ tên,Điện thoại';

let desk: DhDesk;
beforeAll(async () => {
  desk = await openDhDesk(TENANT, addIntakeCommand);
  await desk.inDatabase((database) => createSmallTenant(database, TENANT));
});
afterAll(() => desk.close());
beforeEach(() => {
  desk.listen();
});

const sheet = (name: string, ...rows: string[]): string => desk.file(name, `${[HEADER, ...rows].join('\n')}\n`);
const intake = (file: string, ...args: string[]) =>
  desk.json<Record<string, unknown>>('intake', file, '--agency', 'H26.W1', ...args);
const head = () => desk.inDatabase(async (database) => (await new PostgresEventStore(database).head(TENANT)).position);
const result = (name: string): string => join(desk.folder, name);

it('receives a sheet once, at the counter that is named; the result as CSV says nothing personal', async () => {
  const file = sheet('ho-so.csv', '1.000001,Trực tiếp,Nguyễn Thị Hoa,0912345678', '=1+1,Trực tiếp,Lê Ba,0987654321');
  const before = await head();
  expect(await intake(file, '--dry-run')).toMatchObject({ rows: 2, received: 0, refused: 1, dryRun: true });
  expect(await head()).toBe(before);
  const taken = await intake(file, '--result', result('ket-qua.csv'));
  expect(taken).toMatchObject({ rows: 2, received: 1, repeated: 0, refused: 1 });
  expect(await head()).toBe(before + 1);
  const lines = readFileSync(result('ket-qua.csv'), 'utf8').trim().split('\n');
  expect(lines[1]).toMatch(/^2,H26\.W1-\d{6}-0001,20[^,]+Z,received,$/);
  expect(lines[2]).toMatch(/^3,,,refused,"?Mã thủ tục: /);
  expect([...lines, ...desk.told].join('\n')).not.toMatch(/Hoa|Lê Ba|0912345678|0987654321|=1\+1/);
  expect(await intake(file)).toMatchObject({ received: 1, repeated: 1 });
  const elsewhere = desk.json('intake', file, '--agency', 'H26.W2');
  expect(await elsewhere).toMatchObject({ received: 0, refused: 2 });
  expect(await head()).toBe(before + 1);
  await expect(desk.dh('intake', file, '--agency', 'H26.W9')).rejects.toThrow('--agency H26.W9');
});

describe('a result as a workbook', () => {
  const open = async (path: string) => {
    const workbook = new exceljs.Workbook();
    await workbook.xlsx.readFile(path);
    const list = workbook.getWorksheet(1);
    if (list === undefined) throw new Error('no sheet');
    const texts = (row: number) =>
      Array.from((list.getRow(row).values as unknown[]).slice(1), (cell) => String(cell ?? ''));
    return { workbook, list, texts };
  };

  it('has the sheet’s own columns and a verdict beside each row, and is for its owner alone', async () => {
    const file = sheet('a.csv', '1.000001,Trực tiếp,Trần Thị A,+84912000001', '9.999999,Trực tiếp,=Lê Ba,0987000001');
    await intake(file, '--result', result('a.xlsx'));
    const { texts } = await open(result('a.xlsx'));
    const added = ['Kết quả nhận', 'Mã hồ sơ đã cấp', 'Hẹn trả đã cấp', 'Mã lỗi', 'Lý do', 'Khóa dòng'];
    expect(texts(1)).toEqual([...HEADER.split(','), ...added]);
    expect(texts(2).slice(2, 6)).toEqual([
      'Trần Thị A',
      "'+84912000001",
      'đã tiếp nhận',
      expect.stringMatching(/^H26\.W1-/),
    ]);
    expect(texts(2)[6]).toMatch(/^\d\d\/\d\d\/20\d\d \d\d:\d\d$/);
    expect(texts(3).slice(2, 9)).toEqual([
      ...["'=Lê Ba", '0987000001', 'từ chối', '', '', 'PROCEDURE.UNKNOWN'],
      'Mã thủ tục: không có thủ tục này vào ngày tiếp nhận',
    ]);
    expect(statSync(result('a.xlsx')).mode & 0o777).toBe(0o600);
    expect(readdirSync(desk.folder).filter((name) => name.startsWith('.a.xlsx'))).toEqual([]);
  });

  it('is mended and handed in again: received rows keep their codes, mended ones are received, nothing twice', async () => {
    const bad = '9.999999,Trực tiếp,Đỗ Thị B,0987000002';
    const file = sheet('b.csv', '1.000001,Trực tiếp,Đỗ Thị B,+84912000002', '1.000003,Bưu chính,,', bad);
    await intake(file, '--result', result('b.xlsx'));
    const before = await head();
    const { workbook, list, texts } = await open(result('b.xlsx'));
    const codes = [texts(2)[5], texts(3)[5]];
    list.getCell(4, 1).value = '1.000002';
    await workbook.xlsx.writeFile(result('mended.xlsx'));
    const again = await intake(result('mended.xlsx'), '--result', result('b2.xlsx'));
    expect(again).toMatchObject({ rows: 3, received: 3, repeated: 2, refused: 0 });
    expect(await head()).toBe(before + 1);
    const second = await open(result('b2.xlsx'));
    expect(second.texts(1)).toEqual(texts(1));
    expect([second.texts(2)[5], second.texts(3)[5]]).toEqual(codes);
    expect(second.texts(2)[4]).toBe('đã tiếp nhận trước đây');
    // Any of the files once more, in the end the first one: all of its rows are received by now.
    for (const one of [result('mended.xlsx'), result('b2.xlsx'), file]) {
      expect(await intake(one)).toMatchObject({ received: 3, repeated: 3 });
    }
    expect(await head()).toBe(before + 1);
  });

  it('refuses what would be guessed: a copied row, a touched mark, a row changed after it was received', async () => {
    const file = sheet('c.csv', '1.000001,Trực tiếp,Phạm Thị C,0912000003', '1.000002,Trực tiếp,Phạm Thị C,0912000003');
    await intake(file, '--result', result('c.xlsx'));
    const before = await head();
    const { workbook, list, texts } = await open(result('c.xlsx'));
    list.getCell(2, 4).value = '0912000009';
    list.addRow(texts(3));
    list.addRow(['1.000001', 'Trực tiếp', 'Phạm Thị D', '0912000004', '', '', '', '', '', 'x#1']);
    await workbook.xlsx.writeFile(result('touched.xlsx'));
    await intake(result('touched.xlsx'), '--result', result('c2.xlsx'));
    const second = await open(result('c2.xlsx'));
    expect([2, 3, 4, 5].map((row) => second.texts(row)[7])).toEqual([
      ...['ROW.CHANGED', '', 'ROW.MARK_TWICE', 'MARK.UNREADABLE'],
    ]);
    expect(second.texts(2)[8]).toContain(`(mã ${String(texts(2)[5])})`);
    expect(await head()).toBe(before);
  });
});

it('leaves no result where the sheet cannot be read', async () => {
  const file = desk.file('cut.csv', `${HEADER}\n1.000001,"Trực`);
  await expect(desk.dh('intake', file, '--result', result('none.xlsx'))).rejects.toMatchObject({
    code: 'FILE.TRUNCATED',
  });
  expect(readdirSync(desk.folder).filter((name) => name.includes('none'))).toEqual([]);
});
