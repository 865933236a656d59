import { EyeOutlined } from '@ant-design/icons';
import { definePage } from '../../shell/page-definition.js';

export const page = definePage({
  path: '/access-records',
  title: 'readings.title',
  words: 'readings.words',
  roles: ['supervisor', 'inspector'],
  nav: { group: 'oversight', order: 80, icon: <EyeOutlined /> },
  load: () => import('./access-records-page.js'),
});
