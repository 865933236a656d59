import { InboxOutlined } from '@ant-design/icons';
import { definePage } from '../../shell/page-definition.js';

export const page = definePage({
  path: '/desk',
  title: 'desk.title',
  roles: ['officer', 'supervisor'],
  nav: { group: 'desk', order: 10, icon: <InboxOutlined /> },
  homeOf: ['officer'],
  key: 'v',
  words: 'desk.words',
  load: () => import('./desk-page.js'),
});
