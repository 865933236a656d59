import type { Messages } from '../../shell/texts.js';

export const messages: Messages = {
  'dossiers.title': { vi: 'Tra cứu hồ sơ', en: 'Find a dossier' },
  'dossiers.words': { vi: 'danh sách tìm mã quét', en: 'list find code scan' },
};
