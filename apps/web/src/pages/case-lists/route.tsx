import { ImportOutlined } from '@ant-design/icons';
import { definePage } from '../../shell/page-definition.js';

export const page = definePage({
  path: '/case-lists',
  title: 'caseLists.title',
  words: 'caseLists.words',
  roles: ['admin', 'inspector'],
  ofWholeTenant: true,
  nav: { group: 'administration', order: 34, icon: <ImportOutlined /> },
  load: () => import('./case-lists-page.js'),
});
