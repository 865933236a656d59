import { FileAddOutlined } from '@ant-design/icons';
import { definePage } from '../../shell/page-definition.js';

export const page = definePage({
  path: '/intake',
  title: 'intake.title',
  roles: ['clerk', 'supervisor'],
  nav: { group: 'counter', order: 10, icon: <FileAddOutlined /> },
  key: 't',
  words: 'intake.words',
  load: () => import('./intake-page.js'),
});
