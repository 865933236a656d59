import { TeamOutlined } from '@ant-design/icons';
import { definePage } from '../../shell/page-definition.js';

export const page = definePage({
  path: '/accounts',
  title: 'accounts.title',
  words: 'accounts.words',
  roles: ['admin', 'inspector'],
  nav: { group: 'administration', order: 10, icon: <TeamOutlined /> },
  key: 'a',
  load: () => import('./accounts-page.js'),
});
