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
    vi: 'Chưa đăng nhập được qua nhà cung cấp. Hãy thử lại hoặc dùng mật khẩu.',
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
  'role.clerk': { vi: 'Cán bộ tiếp nhận', en: 'Clerk' },
  'role.officer': { vi: 'Cán bộ thụ lý', en: 'Officer' },
  'role.supervisor': { vi: 'Lãnh đạo', en: 'Supervisor' },
  'role.inspector': { vi: 'Thanh tra', en: 'Inspector' },
  'role.admin': { vi: 'Quản trị', en: 'Administrator' },
};
