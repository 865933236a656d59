import { plainWords } from '../case-list/header-synonyms.js';
import { CaseListError } from '../case-list/case-list-error.js';

/** The columns of an intake sheet. */
export type IntakeField =
  | 'procedureCode'
  | 'caseCode'
  | 'agencyId'
  | 'receivingAgencyId'
  | 'channel'
  | 'code'
  | 'occurredAt'
  | 'applicantKind'
  | 'name'
  | 'idNumber'
  | 'phone'
  | 'address'
  | 'email'
  | 'abstract'
  | 'note';

/** What a cell may hold: a code, a time, one of some words, or a text of at most so many characters. */
export type CellKind = 'code' | 'time' | 'word' | number;

export interface IntakeColumn {
  field: IntakeField;
  kind: CellKind;
  required?: true;
  /** The first is that of the template; compared without accents and signs. */
  names: readonly string[];
  /** For the template, in Vietnamese. */
  help: string;
}

export const INTAKE_COLUMNS: readonly IntakeColumn[] = [
  {
    ...{ field: 'procedureCode', kind: 'code', required: true, help: 'Bắt buộc, ví dụ 1.004194.' },
    names: ['Mã thủ tục', 'Mã TTHC', 'Mã thủ tục hành chính', 'MaTTHC', 'procedureCode'],
  },
  {
    ...{ field: 'agencyId', kind: 'code', help: 'Cơ quan giải quyết; để trống nếu là đơn vị của người nộp bảng.' },
    names: ['Mã đơn vị', 'Mã cơ quan', 'Mã cơ quan giải quyết', 'Mã đơn vị giải quyết', 'MaDonVi', 'agencyId'],
  },
  {
    ...{ field: 'channel', kind: 'word', required: true, help: 'Bắt buộc: Trực tiếp, Trực tuyến hoặc Bưu chính.' },
    names: ['Kênh tiếp nhận', 'Kênh', 'Kênh nộp', 'Hình thức nộp', 'Hình thức tiếp nhận', 'channel'],
  },
  {
    ...{ field: 'name', kind: 200, help: 'Người nộp hồ sơ.' },
    names: ['Họ tên', 'Họ và tên', 'Người nộp', 'Tên người nộp', 'Chủ hồ sơ', 'ChuHoSo', 'name'],
  },
  {
    ...{ field: 'idNumber', kind: 32, help: 'Số định danh, hộ chiếu hoặc mã số thuế; ô kiểu văn bản.' },
    names: ['Số giấy tờ', 'Số CCCD', 'CCCD', 'Số định danh', 'CMND CCCD', 'SoGiayToChuHoSo', 'idNumber'],
  },
  {
    ...{ field: 'phone', kind: 32, help: 'Ô kiểu văn bản, giữ số 0 ở đầu.' },
    names: ['Điện thoại', 'Số điện thoại', 'SĐT', 'SoDienThoai', 'phone'],
  },
  { field: 'address', kind: 500, help: '', names: ['Địa chỉ', 'Nơi cư trú', 'address'] },
  { field: 'email', kind: 200, help: '', names: ['Email', 'Thư điện tử'] },
  {
    ...{ field: 'abstract', kind: 4_000, help: 'Nội dung hồ sơ.' },
    names: ['Trích yếu', 'Trích yếu hồ sơ', 'Nội dung', 'TrichYeuHoSo', 'abstract'],
  },
  {
    ...{ field: 'occurredAt', kind: 'time', help: 'dd/mm/yyyy hh:mm; để trống nếu là lúc nộp bảng.' },
    names: ['Thời điểm tiếp nhận', 'Thời gian tiếp nhận', 'Ngày tiếp nhận', 'Ngày nhận', 'NgayTiepNhan', 'occurredAt'],
  },
  {
    ...{ field: 'applicantKind', kind: 'word', help: 'Cá nhân (mặc định), Doanh nghiệp, Cơ quan hoặc Khác.' },
    names: ['Loại đối tượng', 'Đối tượng', 'applicantKind'],
  },
  {
    ...{ field: 'caseCode', kind: 'code', help: 'Khi thời hạn khác nhau theo trường hợp.' },
    names: ['Mã trường hợp', 'Trường hợp', 'caseCode'],
  },
  {
    ...{ field: 'receivingAgencyId', kind: 'code', help: 'Nếu nơi tiếp nhận khác cơ quan giải quyết.' },
    names: ['Mã đơn vị tiếp nhận', 'Mã nơi tiếp nhận', 'receivingAgencyId'],
  },
  {
    ...{ field: 'code', kind: 'code', help: 'Để trống: hệ thống cấp mã.' },
    names: ['Mã hồ sơ', 'Số hồ sơ', 'MaHoSo', 'code'],
  },
  { field: 'note', kind: 4_000, help: '', names: ['Ghi chú', 'note'] },
];

const ALL_PLAIN: ReadonlySet<string> = new Set(INTAKE_COLUMNS.flatMap(({ names }) => names.map(plainWords)));

/** Whether a text is the name of a column of an intake sheet. */
export const isIntakeColumn = (text: string): boolean => ALL_PLAIN.has(plainWords(text));

/** The Vietnamese name of a column. */
export const intakeColumnName = (field: string): string | null =>
  INTAKE_COLUMNS.find((column) => column.field === field)?.names[0] ?? null;

export type FoundIntakeColumns = readonly (IntakeColumn & { index: number })[];

/** Where each column stands in a header. Throws HEADER.COLUMN_MISSING or HEADER.COLUMN_TWICE naming it. */
export function findIntakeColumns(header: readonly string[]): FoundIntakeColumns {
  const plain = header.map(plainWords);
  const placed = INTAKE_COLUMNS.map((column) => {
    const names = column.names.map(plainWords);
    return { column, places: plain.flatMap((text, index) => (names.includes(text) ? [index] : [])) };
  });
  const found = placed.flatMap(({ column, places: [index] }) => (index === undefined ? [] : [{ ...column, index }]));
  const missing = INTAKE_COLUMNS.filter(({ required, field }) => required && !found.some((one) => one.field === field));
  if (missing.length > 0) {
    const names = missing.map((column) => `"${column.names[0] ?? column.field}"`).join(', ');
    throw new CaseListError('HEADER.COLUMN_MISSING', `the header has no column ${names}`);
  }
  for (const { column, places } of placed) if (places.length > 1) throw twice(column, places);
  return found;
}

function twice(column: IntakeColumn, places: readonly number[]): CaseListError {
  const columns = places.map((index) => String(index + 1)).join(' and ');
  const what = `"${column.names[0] ?? column.field}" stands in columns ${columns}; keep one of them`;
  return new CaseListError('HEADER.COLUMN_TWICE', what);
}
