import { expect, it } from '@jest/globals';
import exceljs from 'exceljs';
import { readCases } from '../read-cases.js';
import { caseListTemplate } from './case-list-template.js';

it('is read without a mapping once somebody has filled it in', async () => {
  const workbook = new exceljs.Workbook();
  await workbook.xlsx.load((await caseListTemplate()) as unknown as Parameters<typeof workbook.xlsx.load>[0]);
  const list = workbook.getWorksheet(1);
  list?.spliceRows(2, 1, ['HS-1', new Date('2026-03-02T08:30:00Z'), new Date('2026-03-10T17:00:00Z')]);
  const bytes = Buffer.from(await workbook.xlsx.writeBuffer());
  async function* source(): AsyncGenerator<Uint8Array> {
    yield await Promise.resolve(bytes);
  }
  const options = { format: 'xlsx' as const, mapping: null, timezone: 'Asia/Ho_Chi_Minh' };
  for await (const { records, reader } of readCases(source(), options)) {
    expect(records.map((record) => reader.read(record))).toMatchObject([
      {
        ...{ code: 'HS-1', problems: [] },
        ...{ receivedAt: Date.parse('2026-03-02T08:30+07:00'), dueAt: Date.parse('2026-03-10T17:00+07:00') },
      },
    ]);
  }
  expect.assertions(1);
});
