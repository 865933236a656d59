import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import exceljs from 'exceljs';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDhDesk } from '../../../../test/dsl/dh-desk.js';
import type { DhDesk } from '../../../../test/dsl/dh-desk.js';
import { addImportCommand } from './import.command.js';
import { addPeriodsCommand } from './periods.command.js';

const TENANT = 'I01';
const HEADER = 'Mã hồ sơ,Ngày tiếp nhận,Ngày hẹn trả,Ngày có kết quả,Cơ quan,Thủ tục';

let desk: DhDesk;
beforeAll(async () => {
  desk = await openDhDesk(TENANT, addImportCommand, addPeriodsCommand);
  const tenant = `insert into tenant (tenant_id, name, timezone, go_live_on) values ($1, $1, 'Asia/Ho_Chi_Minh', '2026-01-31')`;
  await desk.inDatabase((database) => database.query(tenant, [TENANT]));
});
afterAll(() => desk.close());
beforeEach(() => {
  desk.listen();
});

const list = (name: string, ...rows: string[]): string => desk.file(name, `${[HEADER, ...rows].join('\n')}\n`);
const csv = (file: string, ...args: string[]) => desk.json<Record<string, unknown>>('import', 'csv', file, ...args);
const result = (name: string): string => join(desk.folder, name);
async function opened(path: string) {
  const workbook = new exceljs.Workbook();
  await workbook.xlsx.readFile(path);
  const sheet = workbook.getWorksheet(1);
  if (sheet === undefined) throw new Error('no sheet');
  const texts = (row: number) =>
    Array.from((sheet.getRow(row).values as unknown[]).slice(1), (cell) => String(cell ?? ''));
  return { workbook, sheet, texts };
}

describe('--result as a workbook', () => {
  const [good, bad] = [
    'R-1,02/03/2026 08:30,10/03/2026,,"Phường ""Một""",1.1',
    '=R-2,31/02/2026 08:30,,,Phường Hai,1.1',
  ];

  it('has the list’s own columns and a verdict in Vietnamese beside each row, no cell a formula', async () => {
    await csv(list('a.csv', good, bad, 'R-3,x'), '--result', result('a.xlsx'));
    const { texts } = await opened(result('a.xlsx'));
    expect(texts(1)).toEqual([...HEADER.split(','), 'Kết quả nhận', 'Mã lỗi', 'Lý do']);
    expect(texts(2)).toEqual(['R-1', '02/03/2026 08:30', '10/03/2026', '', 'Phường "Một"', '1.1', 'đã nhận']);
    expect(texts(3)).toEqual([
      ...["'=R-2", '31/02/2026 08:30', '', '', 'Phường Hai', '1.1', 'không nhận', 'TIME.UNREADABLE'],
      expect.stringMatching(
        /^Ngày tiếp nhận: không đọc được thời gian; .* dd\/MM\/yyyy .* \(bảng: 31\/02\/2026 08:30\)$/,
      ),
    ]);
    expect(texts(4).slice(6, 8)).toEqual(['không nhận', 'COLUMNS.COUNT']);
  });

  it('is mended and imported again: what was taken adds nothing, what was mended is taken under its own code', async () => {
    const { workbook, sheet } = await opened(result('a.xlsx'));
    sheet.getCell(3, 2).numFmt = 'dd/mm/yyyy hh:mm';
    sheet.getCell(3, 2).value = new Date('2026-03-02T08:30:00Z');
    sheet.spliceRows(4, 1);
    await workbook.xlsx.writeFile(result('mended.xlsx'));
    const args = ['import', 'xlsx', result('mended.xlsx'), '--result', result('b.xlsx')];
    expect(await desk.json(...args)).toMatchObject({ rows: 2, accepted: 1, duplicate: 1, rejected: 0 });
    const { texts, sheet: again } = await opened(result('b.xlsx'));
    expect(texts(1)).toEqual([...HEADER.split(','), 'Kết quả nhận', 'Mã lỗi', 'Lý do']);
    expect([texts(2)[6], texts(3)[6]]).toEqual(['đã có, không có gì mới', 'đã nhận']);
    expect(again.getCell(3, 2).value).toEqual(new Date('2026-03-02T08:30:00Z'));
    expect(await csv(list('whole.csv', '=R-2,02/03/2026 08:30,,,Phường Hai,1.1'))).toMatchObject({ duplicate: 1 });
  });

  it('of an event log, which is no sheet, has a line a trace', async () => {
    const trace = (code: string, received: string) =>
      `<trace><string key="concept:name" value="${code}"/><date key="in" value="${received}"/></trace>`;
    const log = desk.file('log.xes', `<log>${trace('T-1', '2026-03-02T08:00:00+07:00')}${trace('T-2', 'x')}</log>`);
    const mapping = desk.file('map.json', { columns: { code: 'concept:name', receivedAt: 'in' } });
    await desk.json('import', 'xes', log, '--mapping', mapping, '--result', result('log.xlsx'));
    const { texts } = await opened(result('log.xlsx'));
    expect(texts(1)).toEqual(['Vết', 'Mã hồ sơ', 'Kết quả nhận', 'Mã lỗi', 'Lý do']);
    expect(texts(2)).toEqual(['1', 'T-1', 'đã nhận']);
    expect(texts(3).slice(0, 4)).toEqual(['2', 'T-2', 'không nhận', 'TIME.UNREADABLE']);
  });

  it('is not there after a file that cannot be read', async () => {
    const cut = desk.file('cut.csv', `${HEADER}\nR-9,"02/03`);
    await expect(desk.dh('import', 'csv', cut, '--result', result('none.xlsx'))).rejects.toThrow();
    expect(existsSync(result('none.xlsx'))).toBe(false);
  });
});

it('names twenty rows that were not taken, says how many more, which forms are read and where the file may end too early', async () => {
  const rows = Array.from({ length: 25 }, (_, index) => `S-${String(index)},2/3/2026,,,Phường Một,1.1`);
  const file = desk.file('many.csv', [HEADER, ...rows].join('\n'));
  await desk.dh('import', 'csv', file, '--dry-run', '--result', result('many.csv.out.csv'));
  const said = desk.told.join('');
  expect(said.match(/^row \d+/gm)).toHaveLength(20);
  expect(said).toContain('and 5 more');
  expect(said).toContain(
    'receivedAt TIME.UNREADABLE: given 2/3/2026 (a column without a format is read as dd/MM/yyyy ',
  );
  const lines = readFileSync(result('many.csv.out.csv'), 'utf8').trimEnd().split('\n');
  expect(lines).toHaveLength(26);
  expect(lines.filter((line) => line.includes('cut off'))).toEqual([lines.at(-1)]);
});

it('a late row of a closed month: the import says which periods, their figures stand, the restatement lists the dossiers', async () => {
  await csv(list('feb.csv', 'C-1,02/02/2026 08:30,10/02/2026,09/02/2026 10:00,Phường Một,1.1'));
  const closed = ['periods', 'close', '2026-02', '--reason', 'report-due'];
  await desk.json(...closed);
  const late = list(
    'late.csv',
    'C-1,02/02/2026 08:30,10/02/2026,09/02/2026 10:00,Phường Một,1.1',
    'C-2,03/02/2026 08:30,10/02/2026,20/02/2026 10:00,Phường Một,1.1',
  );
  const named = [{ calendar: 'gregorian', period: '2026-02' }];
  expect(await csv(late, '--dry-run')).toMatchObject({ events: 2, closedPeriods: named });
  expect(await csv(late)).toMatchObject({ accepted: 1, duplicate: 1, closedPeriods: named });
  expect(await csv(late)).toMatchObject({ duplicate: 2, closedPeriods: [] });
  await desk.dh('import', 'csv', list('more.csv', 'C-3,04/02/2026 08:30,,,Phường Một,1.1'));
  expect(desk.out.join('')).toContain('closedPeriods: [{"calendar":"gregorian","period":"2026-02"}]');

  expect(await desk.json('periods', 'restatement', '2026-02')).toMatchObject({
    dossiers: 2,
    items: [{ code: 'C-2' }, { code: 'C-3' }],
  });
  const { periods } = await desk.json<{ periods: object[] }>('periods', 'verify', '2026-02');
  expect(periods).toMatchObject([{ ok: true, rowsIntact: true, differences: [] }]);
  // The night writes down what was learnt since; the closed figures stand beside it.
  await desk.json('periods', 'close');
  const listed = await desk.json<{ items: { period: string; state: string; restated: object | null }[] }>(
    ...['periods', 'list', '--year', '2026'],
  );
  expect(listed.items.find(({ period }) => period === '2026-02')).toMatchObject({ restated: { dossiers: 2 } });
}, 120_000);
