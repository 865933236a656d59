import { DashboardOutlined } from '@ant-design/icons';
import { definePage } from '../../shell/page-definition.js';

export const page = definePage({
  path: '/today',
  title: 'today.title',
  roles: ['supervisor', 'inspector'],
  nav: { group: 'oversight', order: 10, icon: <DashboardOutlined /> },
  homeOf: ['supervisor', 'inspector'],
  key: 'n',
  words: 'today.words',
  load: () => import('./today-page.js'),
});
