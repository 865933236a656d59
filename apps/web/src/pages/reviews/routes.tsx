import { AuditOutlined } from '@ant-design/icons';
import { definePage } from '../../shell/page-definition.js';
import type { Role } from '../../session/session.js';

const READERS: readonly Role[] = ['officer', 'supervisor', 'inspector'];

export const pages = [
  definePage({
    path: '/reviews',
    title: 'reviews.title',
    roles: READERS,
    nav: { group: 'oversight', order: 20, icon: <AuditOutlined /> },
    key: 'r',
    words: 'reviews.words',
    load: () => import('./queue-page.js'),
  }),
  definePage({
    path: '/reviews/summary',
    title: 'reviews.summary.title',
    roles: READERS,
    load: () => import('./summary-page.js'),
  }),
  definePage({
    path: '/reviews/$code',
    title: 'reviews.one.title',
    roles: READERS,
    load: () => import('./review-page.js'),
  }),
];
