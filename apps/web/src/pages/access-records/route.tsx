import { HistoryOutlined } from '@ant-design/icons';
import { definePage } from '../../shell/page-definition.js';

export const page = definePage({
  path: '/access-records',
  title: 'readings.title',
  words: 'readings.words',
  roles: ['supervisor', 'inspector'],
  nav: { group: 'oversight', order: 90, icon: <HistoryOutlined /> },
  load: () => import('./access-records-page.js'),
});
