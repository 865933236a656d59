import { intakeColumnName } from './columns.js';

/** What a clerk is told, by code. */
const REASONS: Readonly<Record<string, string>> = {
  REQUIRED: 'bắt buộc, đang để trống',
  'CODE.INVALID': 'mã chỉ gồm chữ, số và . _ - /, tối đa 64 ký tự',
  'TIME.UNREADABLE': 'không đọc được thời gian, hãy ghi dd/mm/yyyy hh:mm',
  'VALUE.UNKNOWN': 'giá trị không có trong danh sách cho phép',
  'TEXT.NUL': 'có ký tự hỏng',
  'TEXT.TOO_LONG': 'dài quá mức cho phép',
  'EMAIL.INVALID': 'không phải địa chỉ thư điện tử',
  'NUMBER.ZERO_LOST': 'có vẻ mất số 0 ở đầu, hãy đổi ô sang kiểu văn bản rồi nhập lại',
  'COLUMNS.COUNT': 'số ô của dòng khác số cột của tiêu đề',
  'QUOTE.STRAY': 'dấu ngoặc kép đặt sai chỗ',
  'PROCEDURE.UNKNOWN': 'không có thủ tục này vào ngày tiếp nhận',
  'AGENCY.UNKNOWN': 'không có đơn vị này, hoặc ngoài phạm vi của người nộp bảng',
  'LIMIT.NOT_DEFINED': 'thủ tục chưa có thời hạn cho kênh hoặc trường hợp này',
  'CALENDAR.NONE': 'chưa công bố lịch làm việc',
  'OCCURRED_AT.FUTURE': 'nằm ở tương lai',
  'OCCURRED_AT.TOO_OLD': 'quá xa so với hôm nay để tiếp nhận bổ sung',
  'DOSSIER.CODE_TAKEN': 'mã hồ sơ đã được dùng',
  'ROW.SENT_OTHERWISE': 'dòng này của bảng đã được tiếp nhận với đơn vị khác',
  'MARK.UNREADABLE': 'ô Khóa dòng đã bị sửa; nếu là hồ sơ mới thì xóa ô này',
  'ROW.MARK_TWICE': 'dòng chép từ một dòng khác của bảng; nếu là hồ sơ mới thì xóa ô Khóa dòng',
  'ROW.CHANGED': 'dòng đã được tiếp nhận rồi mới sửa; hãy sửa hồ sơ đó, không sửa bảng',
  'ROW.AS_BEFORE': 'giống hệt một dòng đã tiếp nhận hôm trước; nếu là hồ sơ mới thì ghi thời điểm tiếp nhận',
  'ROW.ELSEWHERE': 'dòng này của bảng đã được tiếp nhận ở đơn vị khác',
};

/** `Mã thủ tục: bắt buộc, đang để trống`; a code without words stands for itself. Never the content of a cell. */
export function intakeReason({ field, code }: { field: string | null; code: string }): string {
  const reason = REASONS[code] ?? `không nhận được (${code})`;
  const column = field === null ? null : (intakeColumnName(field) ?? field);
  return column === null ? reason : `${column}: ${reason}`;
}
