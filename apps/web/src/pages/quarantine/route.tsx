import { InboxOutlined } from '@ant-design/icons';
import { definePage } from '../../shell/page-definition.js';

export const page = definePage({
  path: '/quarantine',
  title: 'quarantine.title',
  words: 'quarantine.words',
  roles: ['admin', 'supervisor', 'inspector'],
  ofWholeTenant: true,
  nav: { group: 'administration', order: 35, icon: <InboxOutlined /> },
  load: () => import('./quarantine-page.js'),
});
