import { FileExcelOutlined } from '@ant-design/icons';
import { definePage } from '../../shell/page-definition.js';

export const page = definePage({
  path: '/imports',
  title: 'imports.title',
  words: 'imports.words',
  roles: ['clerk', 'supervisor'],
  nav: { group: 'counter', order: 40, icon: <FileExcelOutlined /> },
  load: () => import('./imports-page.js'),
});
