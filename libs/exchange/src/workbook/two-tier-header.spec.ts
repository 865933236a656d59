import { describe, expect, it } from '@jest/globals';
import exceljs from 'exceljs';
import { readCaseListMapping } from '../case-list/index.js';
import type { CaseListMapping, ReadRow } from '../case-list/index.js';
import { readCases } from '../read-cases.js';

type Cells = (string | null)[];

const at = (local: string): number => Date.parse(`${local}:00+07:00`);

async function read(rows: Cells[], merges: string[], mapping: CaseListMapping | null = null): Promise<ReadRow[]> {
  const workbook = new exceljs.Workbook();
  const sheet = workbook.addWorksheet('Danh sách');
  sheet.addRows(rows);
  for (const range of merges) sheet.mergeCells(range);
  const bytes = Buffer.from(await workbook.xlsx.writeBuffer());
  const read: ReadRow[] = [];
  async function* source(): AsyncGenerator<Uint8Array> {
    yield await Promise.resolve(bytes);
  }
  for await (const { records, reader } of readCases(source(), {
    format: 'xlsx',
    mapping,
    timezone: 'Asia/Ho_Chi_Minh',
  })) {
    read.push(...records.map((record) => reader.read(record)));
  }
  return read;
}

const DATA: Cells[] = [
  ['HS-1', '02/03/2026 08:00', '10/03/2026 17:00', '09/03/2026 10:00'],
  ['HS-2', '03/03/2026 08:00', '11/03/2026 17:00', '12/03/2026 10:00'],
];
const READ = [
  {
    ...{ code: 'HS-1', receivedAt: at('2026-03-02T08:00'), problems: [] },
    ...{ dueAt: at('2026-03-10T17:00'), processedAt: at('2026-03-09T10:00') },
  },
  { code: 'HS-2', dueAt: at('2026-03-11T17:00'), processedAt: at('2026-03-12T10:00'), problems: [] },
];
const TITLES = ['Mã hồ sơ', 'Ngày tiếp nhận', 'Kết quả', null];
const LEAVES = [null, null, 'Ngày hẹn trả', 'Ngày có kết quả'];

describe('a header of several rows', () => {
  it.each<[string, Cells[], string[]]>([
    ['under cells merged both ways', [TITLES, LEAVES], ['A1:A2', 'B1:B2', 'C1:D1']],
    ['without a merged cell', [TITLES, LEAVES], []],
    [
      'whose group says half of the name',
      [
        ['Mã hồ sơ', 'Ngày', null, null],
        [null, 'tiếp nhận', 'hẹn trả', 'có kết quả'],
      ],
      ['A1:A2', 'B1:D1'],
    ],
    [
      'whose group has the name of another column',
      [['Mã hồ sơ', 'Ngày tiếp nhận', 'Ngày trả', null], LEAVES],
      ['A1:A2', 'B1:B2', 'C1:D1'],
    ],
    [
      'of three rows below a title',
      [
        ['SỞ TƯ PHÁP'],
        ['Mã hồ sơ', 'Thời gian', null, null],
        [null, 'Nhận', 'Trả', null],
        [null, 'Ngày nhận', ...LEAVES.slice(2)],
      ],
      ['A1:D1', 'A2:A4', 'B2:D2', 'C3:D3'],
    ],
    ['with its columns numbered below', [TITLES, LEAVES, ['(1)', '(2)', '(3)', '(4)']], ['C1:D1']],
    [
      'of one row, with its columns numbered',
      [
        [...TITLES.slice(0, 2), ...LEAVES.slice(2)],
        ['1', '2', '3', '4'],
      ],
      [],
    ],
  ])('%s is read as one', async (_what, header, merges) => {
    expect(await read([...header, ...DATA], merges)).toMatchObject(READ);
    expect(await read([...header, ...DATA], merges)).toHaveLength(2);
  });
  it('is read by a mapping that names its lowest row, or a group and the column below', async () => {
    const mapping = readCaseListMapping({
      columns: { code: 'Mã', receivedAt: 'Nhận', dueAt: 'Kết quả Hẹn', processedAt: 'Kết quả Xong' },
    });
    const header = [
      ['Mã', 'Nhận', 'Kết quả', null],
      [null, null, 'Hẹn', 'Xong'],
    ];
    for (const merges of [[], ['A1:A2', 'B1:B2', 'C1:D1']]) {
      expect(await read([...header, ...DATA], merges, mapping)).toMatchObject(READ);
    }
  });
  it('never takes a row of data with it', async () => {
    const rows = await read(
      [
        TITLES,
        ['HS-0', null, 'Ngày hẹn trả', null],
        [null, null, 'x', null],
        [null, '02/03/2026', null, 'Ngày hẹn trả'],
      ],
      ['C1:D1'],
    );
    expect(rows.map(({ row }) => row)).toEqual([2, 3, 4]);
  });
  it('ends before a row of small numbers that do not count its columns', async () => {
    const header = [...TITLES.slice(0, 2), ...LEAVES.slice(2)];
    expect((await read([header, ['1', '2', null, '4'], ...DATA], [])).map(({ code }) => code)).toEqual([
      '1',
      'HS-1',
      'HS-2',
    ]);
  });
  it('is refused where two columns below one title cannot be told apart', async () => {
    const header = [
      ['Mã hồ sơ', 'Ngày tiếp nhận', 'Hạn trả', null],
      [null, null, 'Ngày', 'Giờ'],
    ];
    await expect(read([...header, ...DATA], ['A1:A2', 'B1:B2', 'C1:D1'])).rejects.toMatchObject({
      code: 'HEADER.COLUMN_TWICE',
      message: expect.stringContaining('row 1'),
    });
  });
});
