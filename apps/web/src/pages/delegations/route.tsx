import { SwapOutlined } from '@ant-design/icons';
import { definePage } from '../../shell/page-definition.js';

export const page = definePage({
  path: '/delegations',
  title: 'delegations.title',
  roles: ['officer', 'supervisor', 'inspector', 'admin'],
  nav: { group: 'desk', order: 30, icon: <SwapOutlined /> },
  words: 'delegations.words',
  load: () => import('./delegations-page.js'),
});
