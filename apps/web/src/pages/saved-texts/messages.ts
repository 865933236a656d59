import type { Messages } from '../../shell/texts.js';

export const messages: Messages = {
  'savedTexts.title': { vi: 'Mẫu câu', en: 'Saved texts' },
  'savedTexts.words': { vi: 'mẫu câu yêu cầu bổ sung soạn sẵn', en: 'sentences supplement templates' },
  'savedTexts.help': {
    vi: 'Câu soạn sẵn cho phiếu yêu cầu bổ sung, dùng chung trong đơn vị. Không ghi tên, số điện thoại hay số giấy tờ của ai.',
    en: 'Sentences for supplement requests, shared within the unit. Nothing of a person belongs here.',
  },
  'savedTexts.new': { vi: 'Thêm mẫu câu', en: 'New text' },
  'savedTexts.edit': { vi: 'Sửa', en: 'Edit' },
  'savedTexts.edit.label': { vi: 'Sửa mẫu “{title}”', en: 'Edit “{title}”' },
  'savedTexts.remove': { vi: 'Xoá', en: 'Delete' },
  'savedTexts.remove.label': { vi: 'Xoá mẫu “{title}”', en: 'Delete “{title}”' },
  'savedTexts.remove.sure': { vi: 'Xoá mẫu “{title}”?', en: 'Delete “{title}”?' },
  'savedTexts.removed': { vi: 'Đã xoá', en: 'Deleted' },
  'savedTexts.saved': { vi: 'Đã lưu', en: 'Saved' },
  'savedTexts.save': { vi: 'Lưu', en: 'Save' },
  'savedTexts.cancel': { vi: 'Đóng', en: 'Close' },
  'savedTexts.name': { vi: 'Tên mẫu', en: 'Title' },
  'savedTexts.body': { vi: 'Nội dung', en: 'Text' },
  'savedTexts.unit': { vi: 'Dùng cho đơn vị', en: 'For the unit' },
  'savedTexts.everybody': { vi: 'Mọi đơn vị', en: 'Every unit' },
  'savedTexts.none': { vi: 'Chưa có mẫu câu nào', en: 'No text has been saved yet' },
  'savedTexts.changed': { vi: '{unit} · sửa {day} bởi {who}', en: '{unit} · changed {day} by {who}' },
  'fault.TEXT.PERSONAL': {
    vi: 'có vẻ chứa số điện thoại, số giấy tờ hoặc thư điện tử của một người',
    en: 'looks like a telephone or id number or an e-mail address',
  },
  'problem.SAVED_TEXT.VERSION_CONFLICT': {
    vi: 'Người khác vừa sửa mẫu câu này. Nội dung của bạn chưa được lưu.',
    en: 'Somebody else has just changed this text. Yours was not saved.',
  },
};
