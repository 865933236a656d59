import { describe, expect, it } from '@jest/globals';
import { gzipSync } from 'node:zlib';
import { CaseListError } from './case-list-error.js';
import type { CaseListLimits } from './limits.js';
import { readCaseListMapping } from './parse-mapping.js';
import { readCaseList } from './read-case-list.js';
import type { ReadRow } from './row-reader.js';

const MAPPING = readCaseListMapping({
  timezone: 'Asia/Ho_Chi_Minh',
  columns: { code: 'id', receivedAt: { column: 'opened', format: 'yyyy-MM-dd HH:mm' }, dueAt: 'due', agency: 'office' },
});
const LIST = 'id,opened,due,office\nA-1,2026-03-02 08:00,2026-03-10 17:00,Sở Xây dựng\nA-2,2026-03-03 09:00,,\n';

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
}
interface Given {
  mapping?: typeof MAPPING | null;
  limits?: Partial<CaseListLimits>;
  size?: number;
}
async function rowsOf(
  content: string | Uint8Array,
  { mapping = MAPPING, limits, size = 7 }: Given = {},
): Promise<ReadRow[]> {
  const rows: ReadRow[] = [];
  const source = inPieces(Buffer.from(content), size);
  for await (const { records, reader } of readCaseList(source, { mapping, timezone: 'Asia/Ho_Chi_Minh', limits })) {
    rows.push(...records.map((record) => reader.read(record)));
  }
  return rows;
}
const refusal = async (content: string | Uint8Array, given?: Given): Promise<[string, string]> => {
  try {
    await rowsOf(content, given);
  } catch (error) {
    if (error instanceof CaseListError) return [error.code, error.message];
    throw error;
  }
  return ['', 'was taken'];
};
const utf16 = (text: string, big = false): Buffer => {
  const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le');
  return big ? bytes.swap16() : bytes;
};

describe('a case list', () => {
  it('is read row by row', async () => {
    expect(await rowsOf(LIST)).toMatchObject([
      { row: 2, code: 'A-1', receivedAt: Date.parse('2026-03-02T01:00:00Z'), agency: 'Sở Xây dựng', problems: [] },
      { row: 3, code: 'A-2', dueAt: null, agency: null, grain: 'date', published: null, problems: [] },
    ]);
  });
  it.each([
    ['gzip, whatever its name', gzipSync(LIST)],
    ['with a byte order mark', Buffer.from(`\uFEFF${LIST}`)],
    ['with semicolons', Buffer.from(LIST.replaceAll(',', ';'))],
    ['with tabs', Buffer.from(LIST.replaceAll(',', '\t'))],
    ['with Windows line ends', Buffer.from(LIST.replaceAll('\n', '\r\n'))],
    ['without a line break at the end', Buffer.from(LIST.trimEnd())],
    ['in UTF-16LE with its mark', utf16(LIST)],
    ['in UTF-16BE with its mark', utf16(LIST, true)],
    ['in decomposed Unicode (NFD)', Buffer.from(LIST.normalize('NFD'))],
  ])('%s is the same list', async (_what, bytes) => {
    expect(await rowsOf(bytes)).toEqual(await rowsOf(LIST));
    expect(await rowsOf(bytes, { size: 65_536 })).toEqual(await rowsOf(LIST));
  });
  it('needs no mapping with Vietnamese headers', async () => {
    const headers =
      'STT;MÃ HỒ SƠ;Ngày tiếp nhận;Ngày hẹn trả;Ngày có kết quả;Ngày trả;Cơ quan;Thủ tục;Lĩnh vực;Hình thức';
    const text = `${headers.normalize('NFD')}\n1;H26-1;02/03/2026 08:00;10/03/2026 17:00;;;Sở A;TT 1;Đất đai;Trực tuyến\n`;
    expect(await rowsOf(text, { mapping: null })).toMatchObject([
      {
        code: 'H26-1',
        receivedAt: Date.parse('2026-03-02T01:00:00Z'),
        dueAt: Date.parse('2026-03-10T10:00:00Z'),
        agency: 'Sở A',
        procedure: 'TT 1',
        field: 'Đất đai',
        channel: 'online',
      },
    ]);
  });
  it('rejects single rows with their reason', async () => {
    const text = [
      'id,opened,due,office',
      ',2026-03-02 08:00,,',
      'B,yesterday,,',
      'C,2026-03-02 08:00,,"x"y',
      'D,2026-03-02 08:00',
      'E,2026-03-02 08:00,,S\0',
      'F,2026-03-02 08:00,,,,',
      'G,2026-03-02 08:00,NULL,ok',
      '',
    ].join('\n');
    const rows = await rowsOf(text);
    expect(
      rows.map(({ row, problems }) => [row, problems.map(({ code, field }) => `${code} ${field ?? ''}`.trim()).join()]),
    ).toEqual([
      [2, 'CODE.MISSING code'],
      [3, 'TIME.UNREADABLE receivedAt'],
      [4, 'QUOTE.STRAY'],
      [5, 'COLUMNS.COUNT'],
      [6, 'TEXT.NUL agency'],
      [7, ''],
      [8, ''],
    ]);
  });
});

it('says of a last row it cannot take that the file may end too early, of a whole one nothing', async () => {
  const lastOf = async (text: string) => (await rowsOf(text)).at(-1)?.problems;
  expect(await lastOf('id,office,due,opened\nA,,,2026-03-0')).toEqual([
    { code: 'TIME.UNREADABLE', field: 'receivedAt', given: '2026-03-0', atEnd: true },
  ]);
  expect(await lastOf('id,office,due,opened\nA,,,2026-03-0\n')).toEqual([
    { code: 'TIME.UNREADABLE', field: 'receivedAt', given: '2026-03-0' },
  ]);
  expect(await lastOf('id,office,due,opened\nA,,,2026-03-02 08:00')).toEqual([]);
});

describe('a hostile or broken file', () => {
  const long = `id,opened,due,office\n${'x'.repeat(5_000)}`;
  const gz = gzipSync(LIST.repeat(200));
  const latin1 = Buffer.concat([Buffer.from(LIST), Buffer.from([0xc3, 0x28, 0x0a])]);
  it.each<[string, string | Uint8Array, string, string, Partial<CaseListLimits>]>([
    ['is empty', '', 'FILE.EMPTY', 'no header', {}],
    [
      'lacks a mapped column',
      'id,closed\nA,2026-03-02 08:00\n',
      'HEADER.COLUMN_MISSING',
      'columns.receivedAt names "opened"',
      {},
    ],
    ['has a column twice', 'id,opened,due,office,id\n', 'HEADER.COLUMN_TWICE', '"id" in columns 1 and 5', {}],
    ['is UTF-16 without a mark', Buffer.from(LIST, 'utf16le'), 'FILE.ENCODING', 'UTF-16LE', {}],
    ['is no UTF-8', latin1, 'FILE.ENCODING', 'line 4', {}],
    ['ends within a character', Buffer.from(LIST.trimEnd() + 'ở').subarray(0, -1), 'FILE.TRUNCATED', 'line 3', {}],
    ['is cut in mid-row', LIST.slice(0, -14), 'FILE.TRUNCATED', 'row 3', {}],
    ['is cut within quotes', `${LIST}A-3,2026-03-02 08:00,,"Sở`, 'FILE.TRUNCATED', 'row 4', {}],
    ['is a gzip cut off', gz.subarray(0, gz.length - 20), 'FILE.TRUNCATED', 'gzip', {}],
    ['is a damaged gzip', Buffer.concat([gz.subarray(0, 15), Buffer.alloc(40, 0xff)]), 'FILE.CORRUPT', 'gzip', {}],
    ['has an endless line', long, 'FILE.RECORD_TOO_LONG', 'row 2', { recordLength: 1_000 }],
    ['has an endless header', 'x'.repeat(5_000), 'FILE.RECORD_TOO_LONG', 'row 1', { recordLength: 1_000 }],
    [
      'never closes a quote',
      `id,opened,due,office\n"${'x\n'.repeat(3_000)}`,
      'FILE.RECORD_TOO_LONG',
      'row 2',
      { recordLength: 1_000 },
    ],
    ['has too many columns', `id,opened${',x'.repeat(50)}\n`, 'FILE.TOO_MANY_COLUMNS', '52 columns', { columns: 20 }],
    ['has too many rows', LIST, 'FILE.TOO_MANY_ROWS', 'row 3', { rows: 1 }],
    [
      'inflates without end',
      gzipSync(Buffer.alloc(1_000_000, 0x0a)),
      'FILE.TOO_LARGE',
      '50000 bytes',
      { bytes: 50_000 },
    ],
    ['is blank lines', '\r\n'.repeat(100_001), 'FILE.TOO_MANY_ROWS', 'row 100001: ', {}],
    [
      'has blank lines without end',
      `${LIST}${'\n""\n'.repeat(30)}`,
      'FILE.TOO_MANY_ROWS',
      'row 14: ',
      { blankLines: 10 },
    ],
    ['has a NUL in the header', 'id,opened,due\0,office\n', 'HEADER.UNREADABLE', 'NUL', {}],
  ])('that %s gets a clear error', async (_what, content, code, words, limits) => {
    const [given, message] = await refusal(content, { limits });
    expect([given, message]).toEqual([code, expect.stringContaining(words)]);
  });
  it('without a mapping names the Vietnamese headers it looks for', async () => {
    expect(await refusal('số,ngày\n1,2\n', { mapping: null })).toEqual([
      'HEADER.COLUMN_MISSING',
      expect.stringContaining('"Mã hồ sơ"'),
    ]);
  });
});
