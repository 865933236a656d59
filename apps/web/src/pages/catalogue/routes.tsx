import { ApartmentOutlined, BookOutlined } from '@ant-design/icons';
import type { Role } from '../../session/session.js';
import { definePage } from '../../shell/page-definition.js';

const READERS: readonly Role[] = ['admin', 'supervisor', 'inspector'];

export const pages = [
  definePage({
    path: '/procedures',
    title: 'catalogue.procedures',
    words: 'catalogue.procedures.words',
    roles: READERS,
    nav: { group: 'administration', order: 22, icon: <BookOutlined /> },
    load: () => import('./procedures-page.js'),
  }),
  definePage({
    path: '/procedures/$code',
    title: 'catalogue.procedure',
    roles: READERS,
    load: () => import('./procedure-page.js'),
  }),
  definePage({
    path: '/agencies',
    title: 'catalogue.agencies',
    words: 'catalogue.agencies.words',
    roles: READERS,
    nav: { group: 'administration', order: 24, icon: <ApartmentOutlined /> },
    load: () => import('./agencies-page.js'),
  }),
];
