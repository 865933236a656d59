import { OrderedListOutlined } from '@ant-design/icons';
import { EVERYBODY, definePage } from '../../shell/page-definition.js';

export const page = definePage({
  path: '/ranking',
  title: 'ranking.title',
  roles: EVERYBODY,
  nav: { group: 'figures', order: 30, icon: <OrderedListOutlined /> },
  key: 'x',
  words: 'ranking.words',
  load: () => import('./ranking-page.js'),
});
