import type { Messages } from '../../shell/texts.js';

export const messages: Messages = {
  'readings.title': { vi: 'Nhật ký truy cập', en: 'Access records' },
  'readings.words': { vi: 'xem dữ liệu thông tin cá nhân ai đã xem', en: 'access log privacy who read' },
  'readings.dossier': { vi: 'Mã hồ sơ', en: 'Dossier code' },
  'readings.who': { vi: 'Người xem', en: 'Who read' },
  'readings.on': { vi: 'Ngày xem', en: 'Day' },
  'readings.at': { vi: 'Lúc', en: 'When' },
  'readings.unit': { vi: 'Đơn vị', en: 'Unit' },
  'readings.of': { vi: 'Hồ sơ', en: 'Dossier' },
  'readings.why': { vi: 'Lý do', en: 'Why' },
  'readings.none': { vi: 'Chưa có lần xem nào', en: 'Nothing was read' },
  'readings.more': { vi: 'Xem thêm', en: 'More' },
  'readings.print': { vi: 'In', en: 'Print' },
  'readings.search': { vi: 'Tìm theo', en: 'Searched by' },
  'readings.personSearch': { vi: 'Tìm người nộp', en: 'Search for an applicant' },
  'readings.by.idNumber': { vi: 'số giấy tờ', en: 'id number' },
  'readings.by.phone': { vi: 'điện thoại', en: 'phone' },
  'readings.by.name': { vi: 'họ tên', en: 'name' },
  'readings.found': { vi: '{count} hồ sơ', en: '{count} found' },
  'readings.foundMore': { vi: 'hơn {count} hồ sơ', en: 'more than {count} found' },
};
