import { EVERYBODY, definePage } from '../../shell/page-definition.js';

export const page = definePage({
  path: '/dossiers/$code',
  title: 'dossier.title',
  roles: EVERYBODY,
  load: () => import('./dossier-page.js'),
});
