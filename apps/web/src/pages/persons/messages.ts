import type { Messages } from '../../shell/texts.js';

export const messages: Messages = {
  'persons.title': { vi: 'Tìm người nộp', en: 'Find an applicant' },
  'persons.words': {
    vi: 'tra cứu công dân họ tên số giấy tờ căn cước điện thoại',
    en: 'search citizen name id number phone',
  },
  'persons.hint': {
    vi: 'Điền một hay nhiều ô; hồ sơ phải khớp tất cả các ô đã điền. Không cần dấu, không cần đúng thứ tự từ.',
    en: 'Fill in one field or more; all of them have to fit. Accents and the order of words do not matter.',
  },
  'persons.recordedHint': {
    vi: 'Mỗi lượt tìm đều được ghi vào nhật ký truy cập, không ghi nội dung đã gõ.',
    en: 'Each search goes on record, without what was typed.',
  },
  'persons.idNumber': { vi: 'Số giấy tờ (hoặc quét thẻ căn cước)', en: 'Id number (or scan the card)' },
  'persons.phone': { vi: 'Điện thoại', en: 'Phone' },
  'persons.name': { vi: 'Họ và tên', en: 'Name' },
  'persons.search': { vi: 'Tìm', en: 'Search' },
  'persons.clear': { vi: 'Xoá hết', en: 'Clear' },
  'persons.fault.none': { vi: 'Hãy điền ít nhất một ô', en: 'Fill in one field at least' },
  'persons.fault.idNumber': { vi: 'Cần ít nhất 6 chữ và số', en: 'Six letters and digits at least' },
  'persons.fault.phone': { vi: 'Cần ít nhất 9 chữ số', en: 'Nine digits at least' },
  'persons.fault.name': {
    vi: 'Cần ít nhất hai từ của họ tên, hoặc thêm số giấy tờ hay điện thoại',
    en: 'Two words of the name at least, or an id number or phone besides',
  },
  'persons.found': { vi: 'Tìm thấy {count} hồ sơ', en: 'Dossiers found: {count}' },
  'persons.none': { vi: 'Không có hồ sơ nào khớp', en: 'No dossier fits' },
  'persons.more': {
    vi: 'Có nhiều hơn {count} hồ sơ khớp; đây là những hồ sơ mới nhất. Hãy điền thêm ô.',
    en: 'More than {count} fit; these are the newest. Fill in another field.',
  },
  'persons.recorded': { vi: 'Lượt tìm đã được ghi lại.', en: 'The search is on record.' },
  'persons.code': { vi: 'Mã hồ sơ', en: 'Code' },
  'persons.applicant': { vi: 'Người nộp', en: 'Applicant' },
  'persons.procedure': { vi: 'Thủ tục', en: 'Procedure' },
  'persons.agency': { vi: 'Cơ quan giải quyết', en: 'Competent agency' },
  'persons.listedAt': { vi: 'Tiếp nhận lúc', en: 'Received' },
};
