import type { Messages } from '../../shell/texts.js';

export const messages: Messages = {
  'imports.title': { vi: 'Nhập từ bảng tính', en: 'Receive a sheet' },
  'imports.words': { vi: 'excel csv nhập danh sách hồ sơ', en: 'excel csv import' },
  'imports.text': {
    vi: 'Chọn tệp Excel hoặc CSV theo mẫu, tối đa 1.000 dòng. Tệp được kiểm tra trước, chưa ghi gì. Gửi lại cùng một tệp không tiếp nhận hai lần.',
    en: 'Choose an Excel or CSV file by the template, at most 1,000 rows. It is checked first and nothing is written. The same file sent again receives nothing twice.',
  },
  'imports.template': { vi: 'Tải bảng mẫu', en: 'Template' },
  'imports.choose': { vi: 'Chọn tệp', en: 'Choose a file' },
  'imports.receive': { vi: 'Tiếp nhận {rows} hồ sơ', en: 'Receive {rows} dossiers' },
  'imports.sending': { vi: 'Đang gửi tệp …', en: 'Sending the file …' },
  'imports.checking': { vi: 'Đang kiểm tra từng dòng …', en: 'Checking each row …' },
  'imports.receiving': { vi: 'Đang tiếp nhận từng dòng …', en: 'Receiving each row …' },
  'imports.checked': {
    vi: 'Đã kiểm tra {rows} dòng: {received} dòng nhận được, {refused} dòng không nhận được. Chưa ghi gì.',
    en: '{rows} rows checked: {received} can be received, {refused} cannot. Nothing is written yet.',
  },
  'imports.done': {
    vi: 'Đã tiếp nhận {received}/{rows} dòng (trong đó {repeated} đã nhận từ trước); {refused} dòng không nhận được.',
    en: '{received} of {rows} rows received ({repeated} of them before); {refused} were refused.',
  },
  'imports.duplicates': {
    vi: '{duplicates} hồ sơ có thể trùng người nộp, hãy xem lại.',
    en: '{duplicates} may be the same applicant’s; look at them.',
  },
  'imports.onlyRefused': { vi: 'Chỉ dòng không nhận được', en: 'Refused rows only' },
  'imports.save': { vi: 'Tải kết quả (CSV)', en: 'Result (CSV)' },
  'imports.none': { vi: 'Không có dòng nào', en: 'No rows' },
  'imports.row': { vi: 'Dòng', en: 'Row' },
  'imports.verdict': { vi: 'Kết quả', en: 'Verdict' },
  'imports.code': { vi: 'Mã hồ sơ', en: 'Code' },
  'imports.due': { vi: 'Hẹn trả', en: 'Due' },
  'imports.why': { vi: 'Cần sửa', en: 'To be mended' },
  'imports.maybeTwice': { vi: 'có thể trùng', en: 'maybe a duplicate' },
  'imports.verdict.received': { vi: 'Đã tiếp nhận', en: 'Received' },
  'imports.verdict.repeated': { vi: 'Đã nhận từ trước', en: 'Received before' },
  'imports.verdict.acceptable': { vi: 'Nhận được', en: 'Can be received' },
  'imports.verdict.refused': { vi: 'Không nhận được', en: 'Refused' },
  'problem.INGEST.BUSY': {
    vi: 'Đang có bảng khác được tiếp nhận, hãy gửi lại sau ít phút',
    en: 'Other sheets are being received; send it again',
  },
};
