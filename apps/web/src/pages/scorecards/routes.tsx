import { AimOutlined } from '@ant-design/icons';
import { EVERYBODY, definePage } from '../../shell/page-definition.js';

export const pages = [
  definePage({
    path: '/scorecards',
    title: 'scorecards.title',
    roles: EVERYBODY,
    nav: { group: 'figures', order: 40, icon: <AimOutlined /> },
    key: 'k',
    words: 'scorecards.words',
    load: () => import('./scorecards-page.js'),
  }),
  definePage({
    path: '/scorecards/dossiers',
    title: 'scorecards.dossiers.title',
    roles: EVERYBODY,
    load: () => import('./target-dossiers-page.js'),
  }),
];
