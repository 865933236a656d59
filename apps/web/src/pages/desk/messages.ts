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
  'desk.empty': { vi: 'Chưa có hồ sơ nào được giao cho bạn', en: 'Nothing has been given to you' },
  'desk.empty.text': {
    vi: 'Hồ sơ hiện ở đây ngay khi được chuyển đến bạn, gần hẹn trả nhất đứng đầu. Không cần tải lại trang.',
    en: 'A dossier stands here as soon as it is handed over to you, the first due first. The page need not be loaded again.',
  },
  'desk.empty.unassigned': { vi: 'Hồ sơ của đơn vị chưa phân công cho ai', en: 'What nobody of the unit has yet' },
  'desk.empty.search': { vi: 'Tra cứu một hồ sơ theo mã', en: 'Look for a dossier by its code' },
  'desk.empty.list': { vi: 'Không có hồ sơ nào trong mục này.', en: 'Nothing in this list.' },
  'desk.empty.all': { vi: 'Xem tất cả', en: 'See all' },
  'desk.nothing': { vi: 'Bạn không giữ hồ sơ nào cần xử lý', en: 'You hold nothing that is to be done' },
  'desk.more': { vi: 'Xem thêm', en: 'More' },
};
