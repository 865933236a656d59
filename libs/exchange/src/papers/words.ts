import { localDateTime } from '#calendar';
import type { Limit } from '#calendar';
import type { ControlStep, ReceiptPaper } from './paper.types.js';

const two = (value: number): string => String(value).padStart(2, '0');

/** `16 giờ 30 phút, ngày 26 tháng 11 năm 2026`. */
export function momentInWords(instant: number, timezone: string): string {
  const { hour, minute } = localDateTime(instant, timezone);
  return `${two(hour)} giờ ${two(minute)} phút, ${dayInWords(instant, timezone)}`;
}

/** `ngày 26 tháng 11 năm 2026`; days and months below ten, and in the first two months, have two digits (ND 30/2020/ND-CP). */
export function dayInWords(instant: number, timezone: string): string {
  const { date } = localDateTime(instant, timezone);
  const [year = '', month = '', day = ''] = date.split('-');
  return `ngày ${day} tháng ${Number(month) < 3 ? month : String(Number(month))} năm ${year}`;
}

/** `16:30 26/11/2026`. */
export function shortMoment(instant: number, timezone: string): string {
  const { date, hour, minute } = localDateTime(instant, timezone);
  return `${two(hour)}:${two(minute)} ${date.split('-').reverse().join('/')}`;
}

const UNITS: Record<Limit['unit'], string> = {
  workingHour: 'giờ làm việc',
  workingDay: 'ngày làm việc',
  calendarDay: 'ngày',
  month: 'tháng',
};

/** `10 ngày làm việc`. */
export const limitInWords = ({ value, unit }: Limit): string => `${String(value).replace('.', ',')} ${UNITS[unit]}`;

export const COMPONENT_FORM: Record<ReceiptPaper['components'][number]['form'], string> = {
  original: 'Bản chính',
  copy: 'Bản sao',
  certifiedCopy: 'Bản sao chứng thực',
  electronic: 'Bản điện tử',
};

export const RETURN_AT: Record<ReceiptPaper['channel'], string> = {
  counter: 'tại Bộ phận Một cửa nơi đã nộp hồ sơ',
  online: 'trực tuyến, hoặc tại Bộ phận Một cửa nếu kết quả là bản giấy',
  post: 'qua dịch vụ bưu chính công ích',
};

export const VIA: Record<'counter' | 'online' | 'post', string> = {
  counter: 'Trực tiếp',
  online: 'Trực tuyến',
  post: 'Bưu chính',
};

/** Codes that the product knows by name; another one stands as it is. */
const REASONS: Readonly<Record<string, string>> = {
  incomplete: 'Hồ sơ chưa đủ thành phần theo quy định',
  notCompetent: 'Không thuộc thẩm quyền giải quyết của cơ quan tiếp nhận',
  notEligible: 'Không đủ điều kiện giải quyết theo quy định',
  outOfScope: 'Không thuộc phạm vi giải quyết của cơ quan tiếp nhận',
  wrongAgency: 'Không thuộc thẩm quyền giải quyết của cơ quan tiếp nhận',
  overload: 'Số lượng hồ sơ trong kỳ tăng cao',
  otherAgencyLate: 'Cơ quan phối hợp trả lời chậm',
  systemFailure: 'Sự cố hệ thống thông tin',
  complexCase: 'Hồ sơ phức tạp, cần xác minh thêm',
};

/** A reason as it is printed: its code in words, then what was written. */
export function reasonInWords(code: string | null, text: string | null): string {
  const named = code === null ? null : (REASONS[code] ?? code);
  return [named, text].filter((part) => part !== null && part !== '').join(': ') || '…………………………………………';
}

export const STEP: Record<ControlStep['kind'], string> = {
  received: 'Tiếp nhận hồ sơ',
  handedOver: 'Giao – nhận',
  supplementRequested: 'Yêu cầu bổ sung hồ sơ',
  supplementReceived: 'Nhận bổ sung hồ sơ',
  supplementExpired: 'Hết hạn nộp bổ sung',
  paymentRequested: 'Yêu cầu thực hiện nghĩa vụ tài chính',
  paymentReceived: 'Đã thực hiện nghĩa vụ tài chính',
  extended: 'Xin lỗi và hẹn lại ngày trả',
  recalculated: 'Tính lại ngày hẹn trả',
  processed: 'Có kết quả giải quyết',
  returned: 'Trả kết quả',
  withdrawn: 'Người nộp rút hồ sơ',
  stopped: 'Dừng giải quyết',
  corrected: 'Đính chính (bản ghi cũ vẫn giữ nguyên)',
};

export const STANDING: Record<NonNullable<ControlStep['standing']>, string> = {
  early: 'Trước hạn',
  onTime: 'Đúng hạn',
  late: 'Quá hạn',
};

/** What stands where nothing was stated: room to write by hand. */
export const BLANK = '………………………………………………';
