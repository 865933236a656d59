import { LineChartOutlined } from '@ant-design/icons';
import { EVERYBODY, definePage } from '../../shell/page-definition.js';

export const pages = [
  definePage({
    path: '/indicators',
    title: 'indicators.title',
    roles: EVERYBODY,
    nav: { group: 'figures', order: 10, icon: <LineChartOutlined /> },
    key: 'l',
    words: 'indicators.words',
    load: () => import('./indicators-page.js'),
  }),
  definePage({
    path: '/indicators/dossiers',
    title: 'indicators.behind.title',
    roles: EVERYBODY,
    load: () => import('./behind-page.js'),
  }),
  definePage({
    path: '/indicators/restatement',
    title: 'indicators.restatement.title',
    roles: EVERYBODY,
    load: () => import('./restatement-page.js'),
  }),
];
