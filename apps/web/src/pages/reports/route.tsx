import { FileDoneOutlined } from '@ant-design/icons';
import { EVERYBODY, definePage } from '../../shell/page-definition.js';

export const page = definePage({
  path: '/reports/ii06a',
  title: 'reports.title',
  roles: EVERYBODY,
  nav: { group: 'figures', order: 20, icon: <FileDoneOutlined /> },
  key: 'b',
  words: 'reports.words',
  load: () => import('./report-page.js'),
});
