import { UserOutlined } from '@ant-design/icons';
import { definePage } from '../../shell/page-definition.js';

export const page = definePage({
  path: '/persons',
  title: 'persons.title',
  roles: ['clerk', 'officer', 'supervisor', 'inspector'],
  nav: { group: 'counter', order: 25, icon: <UserOutlined /> },
  key: 'p',
  words: 'persons.words',
  load: () => import('./persons-page.js'),
});
