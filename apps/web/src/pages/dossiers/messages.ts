import type { Messages } from '../../shell/texts.js';

export const messages: Messages = {
  'dossiers.title': { vi: 'Tra cứu hồ sơ', en: 'Find a dossier' },
  'dossiers.words': { vi: 'danh sách tìm mã quét', en: 'list find code scan' },
  'dossiers.scan': { vi: 'Quét hoặc gõ mã hồ sơ', en: 'Scan or type a dossier code' },
  'dossiers.code': { vi: 'Mã hồ sơ', en: 'Code' },
  'dossiers.state': { vi: 'Trạng thái', en: 'State' },
  'dossiers.due': { vi: 'Hẹn trả', en: 'Due' },
  'dossiers.procedure': { vi: 'Thủ tục', en: 'Procedure' },
  'dossiers.agency': { vi: 'Cơ quan giải quyết', en: 'Competent agency' },
  'dossiers.receivedAt': { vi: 'Tiếp nhận lúc', en: 'Received' },
  'dossiers.overdue': { vi: 'Quá hạn?', en: 'Overdue?' },
  'dossiers.overdue.true': { vi: 'Đang quá hạn', en: 'Overdue' },
  'dossiers.overdue.false': { vi: 'Chưa quá hạn', en: 'Not overdue' },
  'dossiers.more': { vi: 'Xem thêm', en: 'More' },
  'dossiers.loaded': { vi: 'Đã tải {count, number} hồ sơ', en: '{count, number} dossiers loaded' },
  'dossiers.none': { vi: 'Không có hồ sơ nào khớp', en: 'No dossier matches' },
};
