import { FolderOpenOutlined } from '@ant-design/icons';
import { EVERYBODY, definePage } from '../../shell/page-definition.js';

export const page = definePage({
  path: '/dossiers',
  title: 'dossiers.title',
  roles: EVERYBODY,
  nav: { group: 'counter', order: 20, icon: <FolderOpenOutlined /> },
  key: 'h',
  words: 'dossiers.words',
  load: () => import('./dossiers-page.js'),
});
