import type { Messages } from '../../shell/texts.js';

export const messages: Messages = {
  'register.title': { vi: 'Sổ theo dõi hồ sơ', en: 'Register of a day' },
  'register.on': { vi: 'Ngày', en: 'Day' },
  'register.printed': { vi: '{office} · Ngày {day}', en: '{office} · {day}' },
  'register.print': { vi: 'In mẫu số 07 (ghi nhận lượt xem)', en: 'Print form 07 (recorded as a reading)' },
  'register.number': { vi: 'STT', en: 'No.' },
  'register.code': { vi: 'Mã hồ sơ', en: 'Code' },
  'register.procedure': { vi: 'Thủ tục', en: 'Procedure' },
  'register.applicant': { vi: 'Người nộp', en: 'Applicant' },
  'register.receivedAt': { vi: 'Tiếp nhận', en: 'Received' },
  'register.promisedAt': { vi: 'Hẹn trả', en: 'Promised' },
  'register.returnedAt': { vi: 'Trả kết quả', en: 'Returned' },
  'register.state': { vi: 'Trạng thái', en: 'State' },
  'register.none': { vi: 'Ngày này chưa tiếp nhận hồ sơ nào', en: 'Nothing was received on this day' },
};
