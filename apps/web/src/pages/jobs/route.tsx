import { HourglassOutlined } from '@ant-design/icons';
import { definePage } from '../../shell/page-definition.js';

export const page = definePage({
  path: '/jobs',
  title: 'jobs.title',
  words: 'jobs.words',
  roles: ['admin', 'supervisor', 'inspector'],
  ofWholeTenant: true,
  nav: { group: 'administration', order: 40, icon: <HourglassOutlined /> },
  load: () => import('./jobs-page.js'),
});
