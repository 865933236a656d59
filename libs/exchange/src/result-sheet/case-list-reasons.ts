import type { CaseListProblem, CaseListProblemCode } from '#dossier';
import { synonymsOf } from '../case-list/header-synonyms.js';
import { CASE_LIST_FIELDS } from '../case-list/mapping.js';
import { USUAL_FORMS } from '../case-list/time-format.js';

const REASONS: Record<CaseListProblemCode, string> = {
  'CODE.MISSING': 'bắt buộc, đang để trống',
  'CODE.INVALID': 'mã quá dài hoặc có ký tự lạ',
  'RECEIVED_AT.MISSING': 'bắt buộc, đang để trống',
  'TIME.UNREADABLE': `không đọc được thời gian; cột không khai định dạng thì ghi ${USUAL_FORMS}`,
  'TIME.FUTURE': 'nằm ở tương lai',
  'TEXT.NUL': 'có ký tự hỏng',
  'COLUMNS.COUNT': 'số ô của dòng khác số cột của tiêu đề',
  'QUOTE.STRAY': 'dấu ngoặc kép đặt sai chỗ',
  'ACTIVITY.TIME_MISSING': 'một bước không có thời điểm',
  'ACTIVITY.NAME_MISSING': 'một bước không có tên',
  'ACTIVITIES.TOO_MANY': 'quá nhiều bước',
  CONFLICT: 'mâu thuẫn với điều đã ghi nhận',
};

/** `Ngày tiếp nhận: mâu thuẫn với điều đã ghi nhận (bảng: …, đã ghi: …)`, for whoever mends the list. */
export function caseListReason({ code, field, given, recorded, atEnd }: CaseListProblem): string {
  const column = CASE_LIST_FIELDS.find((one) => one === field);
  const name = column === undefined ? '' : `${synonymsOf(column)[0] ?? column}: `;
  const values = [given === undefined ? [] : `bảng: ${given}`, recorded === undefined ? [] : `đã ghi: ${recorded}`];
  const shown = values.flat().join(', ');
  const cut = atEnd === true ? '; tệp không kết thúc bằng dấu xuống dòng, có thể đã bị cắt ở đây' : '';
  return `${name}${REASONS[code]}${shown === '' ? '' : ` (${shown})`}${cut}`;
}
