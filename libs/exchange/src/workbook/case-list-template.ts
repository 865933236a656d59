import { synonymsOf } from '../case-list/header-synonyms.js';
import { isTimeField } from '../case-list/mapping.js';
import type { ColumnField } from '../case-list/mapping.js';
import { fillInSheet } from './fill-in-sheet.js';
import type { FillInColumn } from './fill-in-sheet.js';

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

/** An empty case list to fill in (.xlsx), which is read without a mapping; a second sheet says what goes where. */
export function caseListTemplate(): Promise<Buffer> {
  const columns = COLUMNS.map(([field, explanation]): FillInColumn => ({
    header: synonymsOf(field)[0] ?? field,
    explanation,
    kind: isTimeField(field) ? 'time' : field === 'code' ? 'text' : 'plain',
  }));
  return fillInSheet('Danh sách hồ sơ', columns, ['Ngày giờ: dd/mm/yyyy hh:mm. Không để công thức trong ô mã hồ sơ.']);
}
