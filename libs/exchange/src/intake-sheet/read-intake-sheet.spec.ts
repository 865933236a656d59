import { describe, expect, it } from '@jest/globals';
import { gzipSync } from 'node:zlib';
import { INTAKE_COLUMNS, findIntakeColumns } from './columns.js';
import type { IntakeRow } from './intake-row-reader.js';
import { contentDigest, readIntakeSheet } from './read-intake-sheet.js';
import { intakeReason } from './reasons.js';

async function* source(content: string | Buffer): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(Buffer.from(content));
}
async function read(content: string | Buffer): Promise<IntakeRow[]> {
  const rows: IntakeRow[] = [];
  for await (const batch of readIntakeSheet(source(content), { timezone: 'Asia/Ho_Chi_Minh' })) rows.push(...batch);
  return rows;
}

function thrownBy(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}

describe('the header of an intake sheet', () => {
  it.each(INTAKE_COLUMNS.flatMap(({ field, names }) => names.map((name) => [name, field] as const)))(
    'knows %s as %s, with or without accents',
    (name, field) => {
      const needed = ['procedureCode', 'channel'].filter((one) => one !== field);
      for (const written of [name, name.toUpperCase(), ` ${name.normalize('NFD')} (*) `]) {
        const found = findIntakeColumns([...needed, 'Cột lạ', written]);
        expect(found.find(({ index }) => index === needed.length + 1)?.field).toBe(field);
      }
    },
  );

  it('gives no name to two columns', () => {
    const names = INTAKE_COLUMNS.flatMap((column) => column.names);
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
  });

  it.each([
    [['Mã đơn vị', 'Họ tên'], 'HEADER.COLUMN_MISSING', '"Mã thủ tục", "Kênh tiếp nhận"'],
    [['Mã thủ tục', 'Kênh', 'Họ tên', 'Chủ hồ sơ'], 'HEADER.COLUMN_TWICE', '"Họ tên" stands in columns 3 and 4'],
  ])('refuses %j', (header, code, named) => {
    const error = thrownBy(() => findIntakeColumns(header));
    expect(error).toMatchObject({ code });
    expect((error as Error).message).toContain(named);
  });
});

describe('a row', () => {
  it('is read by its words and in the tenant’s time', async () => {
    const [row] = await read(
      'Kênh;Ma TTHC;Thời điểm tiếp nhận;Họ và tên;Đối tượng\nBưu chính công ích;1.004194;02/03/2026 08:30;  Lê   Văn A ;Tổ chức\n',
    );
    expect(row).toEqual({
      row: 2,
      cells: {
        ...{ channel: 'post', procedureCode: '1.004194', name: 'Lê Văn A', applicantKind: 'business' },
        occurredAt: '2026-03-02T01:30:00.000Z',
      },
      problems: [],
    });
  });

  it('says what is wrong with it, never what stands there', async () => {
    const rows = await read(
      [
        'Mã thủ tục,Kênh,Số giấy tờ,Điện thoại,Email,Thời điểm tiếp nhận,Ghi chú',
        'mã số một,fax,01199000001,987654321,a at b,hôm qua,x\0y',
        '1.1,Trực tiếp,1',
        `,Trực tiếp,012345678901234567890123456789012,0987654321,a@b.vn,,`,
      ].join('\n') + '\n',
    );
    const problems = rows.map((row) => row.problems.map(({ field, code }) => `${field ?? '-'} ${code}`));
    expect(problems.map((list) => list.sort())).toEqual([
      [
        'channel VALUE.UNKNOWN',
        'email EMAIL.INVALID',
        'idNumber NUMBER.ZERO_LOST',
        'note TEXT.NUL',
        'occurredAt TIME.UNREADABLE',
        'phone NUMBER.ZERO_LOST',
        'procedureCode CODE.INVALID',
      ],
      ['- COLUMNS.COUNT'],
      ['idNumber TEXT.TOO_LONG', 'procedureCode REQUIRED'],
    ]);
    expect(intakeReason({ field: 'procedureCode', code: 'REQUIRED' })).toBe('Mã thủ tục: bắt buộc, đang để trống');
  });
});

it('has one digest whether it comes gzipped or not', async () => {
  const sheet = 'Mã thủ tục,Kênh\n1.1,Trực tiếp\n';
  expect(await contentDigest(source(gzipSync(sheet)))).toBe(await contentDigest(source(sheet)));
  expect(await read(gzipSync(sheet))).toEqual(await read(sheet));
});
