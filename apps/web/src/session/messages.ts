import type { Messages } from '../shell/texts.js';

export const messages: Messages = {
  'session.title': { vi: 'Đăng nhập', en: 'Sign in' },
  'session.motto': { vi: 'Theo dõi giải quyết hồ sơ một cửa', en: 'One-stop-shop dossiers, kept on the day' },
  'session.account': { vi: 'Tài khoản', en: 'Account' },
  'session.password': { vi: 'Mật khẩu', en: 'Password' },
  'session.needed': { vi: 'Chưa nhập', en: 'Required' },
  'session.signIn': { vi: 'Đăng nhập', en: 'Sign in' },
  'session.signOut': { vi: 'Đăng xuất', en: 'Sign out' },
  'session.or': { vi: 'hoặc', en: 'or' },
  'session.provider.refused': {
    vi: 'Tài khoản này chưa được liên kết. Đề nghị quản trị viên liên kết rồi đăng nhập lại.',
    en: 'This identity is not linked to an account yet. Ask an administrator to link it.',
  },
  'session.provider.failed': {
    vi: 'Chưa đăng nhập được qua hệ thống định danh. Hãy thử lại hoặc dùng mật khẩu.',
    en: 'Signing in at the provider did not work. Try again, or use your password.',
  },
  'session.demo.title': { vi: 'Tài khoản dùng thử', en: 'Demo accounts' },
  'session.demo.text': {
    vi: 'Dữ liệu minh hoạ. Bấm vào một tài khoản để điền sẵn rồi đăng nhập.',
    en: 'This is demo data. Click an account to fill it in, then sign in.',
  },
  'session.again.title': { vi: 'Phiên làm việc đã hết', en: 'Your session has ended' },
  'session.again.text': {
    vi: 'Đăng nhập lại để làm tiếp. Những gì đang nhập vẫn còn nguyên.',
    en: 'Sign in again to go on. What you were typing is still there.',
  },
  'session.current': { vi: 'Mật khẩu hiện tại', en: 'Present password' },
  'session.next': { vi: 'Mật khẩu mới', en: 'New password' },
  'session.next.again': { vi: 'Nhập lại mật khẩu mới', en: 'New password again' },
  'session.next.hint': {
    vi: 'Từ {least} ký tự trở lên, không trùng tên tài khoản. Một câu dễ nhớ là tốt nhất.',
    en: 'At least {least} characters, not the account’s name. A sentence you remember is best.',
  },
  'session.next.differs': { vi: 'Hai lần nhập không giống nhau', en: 'The two are not the same' },
  'session.changePassword': { vi: 'Đổi mật khẩu', en: 'Change password' },
  'session.changed': {
    vi: 'Đã đổi mật khẩu. Các phiên đăng nhập khác đã kết thúc.',
    en: 'Password changed. Your other sessions have ended.',
  },
  'session.mustChange': { vi: 'Đặt mật khẩu của riêng bạn', en: 'Choose a password of your own' },
  'session.mustChange.text': {
    vi: 'Bạn vừa đăng nhập bằng mật khẩu dùng một lần do quản trị viên cấp. Hãy đổi trước khi làm việc.',
    en: 'You signed in with a one-time password from an administrator. Change it before you go on.',
  },
  'fault.PASSWORD.WRONG': { vi: 'Mật khẩu hiện tại chưa đúng', en: 'This is not your present password' },
  'fault.PASSWORD.WEAK': {
    vi: 'Quá ngắn, hoặc trùng tên tài khoản',
    en: 'Too short, or the name of the account',
  },
  'fault.PASSWORD.SAME': { vi: 'Trùng với mật khẩu cũ', en: 'This is the old password' },
  'role.clerk': { vi: 'Cán bộ tiếp nhận', en: 'Clerk' },
  'role.officer': { vi: 'Cán bộ thụ lý', en: 'Officer' },
  'role.supervisor': { vi: 'Lãnh đạo', en: 'Supervisor' },
  'role.inspector': { vi: 'Thanh tra', en: 'Inspector' },
  'role.admin': { vi: 'Quản trị', en: 'Administrator' },
  'acting.for': { vi: 'Đang thay mặt', en: 'Acting for' },
  'acting.whose': { vi: 'Xem việc của', en: 'Whose desk' },
  'acting.own': { vi: 'Việc của chính tôi', en: 'My own' },
  'acting.refused': { vi: 'Uỷ quyền này không còn hiệu lực', en: 'This delegation is not in force' },
  'acting.stop': { vi: 'Thôi làm thay', en: 'Stop' },
  'acting.over': {
    vi: 'Uỷ quyền của {name} đã hết. Trang trở về công việc của chính bạn.',
    en: 'The delegation of {name} is over. This page is your own again.',
  },
  'acting.onBehalfOf': { vi: 'thay mặt {name}', en: 'for {name}' },
};
