import { SafetyCertificateOutlined } from '@ant-design/icons';
import { definePage } from '../../shell/page-definition.js';

export const page = definePage({
  path: '/system',
  title: 'system.title',
  words: 'system.words',
  roles: ['admin', 'supervisor', 'inspector'],
  ofWholeTenant: true,
  nav: { group: 'administration', order: 50, icon: <SafetyCertificateOutlined /> },
  load: () => import('./system-page.js'),
});
