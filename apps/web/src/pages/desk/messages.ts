import type { Messages } from '../../shell/texts.js';

export const messages: Messages = {
  'desk.title': { vi: 'Việc của tôi', en: 'My desk' },
  'desk.words': { vi: 'hồ sơ tôi đang giữ xử lý', en: 'dossiers I hold process' },
  'desk.next': { vi: 'Mở hồ sơ đầu tiên', en: 'Open the first one' },
  'desk.which': { vi: 'Lọc hồ sơ', en: 'Which dossiers' },
  'desk.all': { vi: 'Tất cả', en: 'All' },
  'desk.overdue': { vi: 'Quá hạn', en: 'Overdue' },
  'desk.dueToday': { vi: 'Hôm nay', en: 'Today' },
  'desk.dueSoon': { vi: 'Sắp đến hạn', en: 'Due soon' },
  'desk.atRisk': { vi: 'Nguy cơ quá hạn', en: 'At risk' },
  'desk.waiting': { vi: 'Đang chờ', en: 'Waiting' },
  'desk.none': { vi: 'Không có hồ sơ nào', en: 'Nothing here' },
  'desk.nothing': { vi: 'Bạn không giữ hồ sơ nào cần xử lý', en: 'You hold nothing that is to be done' },
  'desk.more': { vi: 'Xem thêm', en: 'More' },
};
