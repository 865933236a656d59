import { ReconciliationOutlined } from '@ant-design/icons';
import { definePage } from '../../shell/page-definition.js';

export const page = definePage({
  path: '/plans',
  title: 'plans.title',
  words: 'plans.words',
  roles: ['admin', 'supervisor', 'inspector'],
  nav: { group: 'administration', order: 28, icon: <ReconciliationOutlined /> },
  load: () => import('./plans-page.js'),
});
