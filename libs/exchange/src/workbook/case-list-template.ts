import { synonymsOf } from '../case-list/header-synonyms.js';
import { isTimeField } from '../case-list/mapping.js';
import type { ColumnField } from '../case-list/mapping.js';

const COLUMNS: readonly [ColumnField, string][] = [
  ['code', 'Bắt buộc. Mỗi mã là một hồ sơ.'],
  ['receivedAt', 'Bắt buộc. Ngày giờ tiếp nhận.'],
  ['dueAt', 'Để trống nếu không có thời hạn.'],
  ['processedAt', 'Để trống nếu đang giải quyết.'],
  ['returnedAt', 'Ngày giờ trả kết quả.'],
  ['withdrawnAt', 'Nếu người nộp rút hồ sơ.'],
  ['stoppedAt', 'Nếu dừng giải quyết.'],
  ['agency', 'Mã hoặc tên cơ quan giải quyết.'],
  ['procedure', 'Mã hoặc tên thủ tục hành chính.'],
  ['field', 'Mã hoặc tên lĩnh vực.'],
  ['channel', 'Trực tiếp, Trực tuyến hoặc Bưu chính.'],
];

const MOST_ROWS = 2_000;

/** An empty case list to fill in (.xlsx), which is read without a mapping; a second sheet says what goes where. */
export async function caseListTemplate(): Promise<Buffer> {
  const { default: exceljs } = await import('exceljs');
  const workbook = new exceljs.Workbook();
  const list = workbook.addWorksheet('Danh sách hồ sơ', { views: [{ state: 'frozen', ySplit: 1 }] });
  const help = workbook.addWorksheet('Hướng dẫn');
  help.columns = [{ width: 24 }, { width: 60 }];
  for (const [index, [field, explanation]] of COLUMNS.entries()) {
    const header = synonymsOf(field)[0] ?? field;
    const column = list.getColumn(index + 1);
    column.width = 22;
    if (isTimeField(field)) column.numFmt = 'dd/mm/yyyy hh:mm';
    else if (field === 'code') column.numFmt = '@';
    list.getCell(1, index + 1).value = header;
    help.addRow([header, explanation]);
  }
  list.getRow(1).font = { bold: true };
  help.addRow(['', 'Ngày giờ: dd/mm/yyyy hh:mm. Không để công thức trong ô mã hồ sơ.']);
  list.autoFilter = { from: { row: 1, column: 1 }, to: { row: MOST_ROWS, column: COLUMNS.length } };
  return Buffer.from(await workbook.xlsx.writeBuffer());
}
