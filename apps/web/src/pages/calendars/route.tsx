import { CalendarOutlined } from '@ant-design/icons';
import { definePage } from '../../shell/page-definition.js';

export const page = definePage({
  path: '/calendars',
  title: 'calendars.title',
  words: 'calendars.words',
  roles: ['admin', 'inspector'],
  ofWholeTenant: true,
  nav: { group: 'administration', order: 20, icon: <CalendarOutlined /> },
  load: () => import('./calendars-page.js'),
});
