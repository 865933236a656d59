import { MessageOutlined } from '@ant-design/icons';
import { definePage } from '../../shell/page-definition.js';

export const page = definePage({
  path: '/messages',
  title: 'messages.title',
  words: 'messages.words',
  roles: ['clerk', 'supervisor', 'inspector', 'admin'],
  nav: { group: 'counter', order: 60, icon: <MessageOutlined /> },
  load: () => import('./messages-page.js'),
});
