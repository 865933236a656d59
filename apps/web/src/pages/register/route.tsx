import { ProfileOutlined } from '@ant-design/icons';
import { definePage } from '../../shell/page-definition.js';

export const page = definePage({
  path: '/register',
  title: 'register.title',
  roles: ['clerk', 'supervisor', 'inspector'],
  nav: { group: 'counter', order: 30, icon: <ProfileOutlined /> },
  key: 's',
  load: () => import('./register-page.js'),
});
