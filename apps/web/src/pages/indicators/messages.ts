import type { Messages } from '../../shell/texts.js';

export const messages: Messages = {
  'indicators.title': { vi: 'Tỷ lệ đúng hẹn', en: 'On-time rate' },
  'indicators.words': {
    vi: 'số liệu thống kê chỉ tiêu báo cáo đúng hạn quá hạn biểu đồ',
    en: 'figures indicators statistics on time late chart',
  },
  'indicators.again': { vi: 'Tính lại', en: 'Compute again' },
  'indicators.headline': { vi: 'Tỷ lệ của kỳ', en: 'Rates of the period' },
  'indicators.rate': { vi: 'Giải quyết đúng hạn — {policy}', en: 'Resolved on time — {policy}' },
  'indicators.score': { vi: 'Điểm: {score}', en: 'Points: {score}' },
  'indicators.noRate': {
    vi: 'Chưa có tỷ lệ: trong kỳ chưa có hồ sơ có hạn nào xử lý xong.',
    en: 'No rate yet: no dossier with a limit was resolved in the period.',
  },
  'indicators.firstPromise': { vi: 'So với ngày hẹn đầu tiên', en: 'Against the first promise' },
  'indicators.firstPromise.hint': {
    vi: 'Gia hạn không làm đẹp con số này: hạn chỉ lùi khi chính công dân còn bổ sung hoặc nộp phí.',
    en: 'Extensions do not help: the due moves only while the applicant supplements or pays.',
  },
  'indicators.survivorshipSafe': { vi: 'Tính cả hồ sơ quá hạn chưa xong', en: 'With open overdue dossiers' },
  'indicators.survivorshipSafe.hint': {
    vi: 'Hồ sơ đã quá hạn mà chưa xử lý xong cũng nằm trong mẫu số.',
    en: 'What is overdue and not finished counts, too.',
  },
  'indicators.target.met': { vi: 'Đạt chỉ tiêu {target} %', en: 'Meets {target} %' },
  'indicators.target.missed': {
    vi: 'Chưa đạt {target} %: quá {count} hồ sơ trễ',
    en: 'Misses {target} % by {count} late dossiers',
  },
  'indicators.balance': { vi: 'Hồ sơ trong kỳ', en: 'Dossiers of the period' },
  'indicators.trend': { vi: '12 tháng gần nhất của kỳ', en: 'Twelve months up to the period' },
  'indicators.trend.label': {
    vi: 'Đường tỷ lệ đúng hạn theo tháng với vạch 99 % và 100 %; số liệu ở bảng bên dưới',
    en: 'The on-time rate by month with lines at 99 and 100 %; the numbers are in the table below',
  },
  'indicators.trend.table': { vi: 'Số liệu theo tháng', en: 'Figures by month' },
  'indicators.trend.empty': {
    vi: 'Chưa vẽ được: trong 12 tháng này chưa có hồ sơ có hạn nào xử lý xong.',
    en: 'Nothing to draw: no dossier with a limit was resolved in these twelve months.',
  },
  'indicators.breakdown': { vi: 'Chia theo', en: 'Broken down by' },
  'indicators.empty': { vi: 'Không có hồ sơ nào', en: 'No dossiers' },
  'indicators.empty.reason': {
    vi: 'Trong kỳ này không có hồ sơ nào được tiếp nhận hoặc chuyển từ kỳ trước sang, theo điều kiện và thời điểm đã chọn.',
    en: 'No dossier was received in this period or carried over into it, by these conditions and at this moment.',
  },
  'indicators.empty.future': {
    vi: 'Kỳ này chưa bắt đầu nên chưa có số liệu.',
    en: 'This period has not begun: there are no figures yet.',
  },
  'indicators.closedAt': { vi: 'Đã chốt lúc {moment}', en: 'Closed at {moment}' },
  'indicators.restated': { vi: 'Tính lại: {count} hồ sơ khác lúc chốt', en: 'Restated: {count} dossiers differ' },
  'indicators.pending': {
    vi: 'Chờ đối chiếu: tối đa {count} hồ sơ ghi sau khi chốt',
    en: 'Pending: at most {count} dossiers recorded since',
  },
  'indicators.pending.many': {
    vi: 'Chờ đối chiếu: nhiều sự kiện ghi sau khi chốt',
    en: 'Pending: many events recorded since',
  },
  'indicators.asClosed': { vi: 'Lúc chốt {closed}, nay {now}', en: 'Closed at {closed}, now {now}' },
  'indicators.incomplete': {
    vi: '{count} hồ sơ chưa tính được do sự kiện lỗi; quản trị viên cần xử lý',
    en: '{count} dossiers are left out because of a faulty event; an administrator must look',
  },
  'indicators.behind.title': { vi: 'Hồ sơ sau con số', en: 'Dossiers behind the figure' },
  'indicators.behind.back': { vi: 'Về bảng số liệu', en: 'Back to the figures' },
  'indicators.behind.cell': { vi: 'Nhóm', en: 'Class' },
  'indicators.behind.none': {
    vi: 'Không có hồ sơ nào thuộc nhóm này trong kỳ, theo điều kiện và thời điểm đã chọn.',
    en: 'No dossier is in this class in the period, by these conditions and at this moment.',
  },
  'indicators.behind.shown': { vi: 'Đang hiện {count} hồ sơ đầu', en: 'The first {count} dossiers' },
  'indicators.behind.all': { vi: 'Tất cả {count} hồ sơ', en: 'All {count} dossiers' },
  'indicators.behind.more': { vi: 'Xem thêm', en: 'Show more' },
  'indicators.behind.code': { vi: 'Mã hồ sơ', en: 'Code' },
  'indicators.behind.judged': { vi: 'Được tính là', en: 'Counted as' },
  'indicators.behind.received': { vi: 'Tiếp nhận', en: 'Received' },
  'indicators.behind.firstPromise': { vi: 'Hẹn đầu', en: 'First promise' },
  'indicators.behind.due': { vi: 'Hạn', en: 'Due' },
  'indicators.behind.processed': { vi: 'Xử lý xong', en: 'Processed' },
  'indicators.behind.returned': { vi: 'Trả kết quả', en: 'Returned' },
};
