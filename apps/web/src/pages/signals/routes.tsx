import { EyeOutlined } from '@ant-design/icons';
import type { Role } from '../../session/session.js';
import { definePage } from '../../shell/page-definition.js';

/** Who may see patterns that speak of colleagues; the API decides the same. */
const ROLES: readonly Role[] = ['supervisor', 'inspector', 'admin'];

export const pages = [
  definePage({
    path: '/signals',
    title: 'signals.title',
    roles: ROLES,
    nav: { group: 'oversight', order: 80, icon: <EyeOutlined /> },
    key: 'd',
    words: 'signals.words',
    load: () => import('./signals-page.js'),
  }),
  definePage({
    path: '/signals/dossiers',
    title: 'signals.dossiers.title',
    roles: ROLES,
    load: () => import('./signal-dossiers-page.js'),
  }),
];
