import { FolderOpenOutlined } from '@ant-design/icons';
import { beginCatalogue } from '../../parts/catalogue.js';
import { EVERYBODY, definePage } from '../../shell/page-definition.js';
import { listQuery } from './list-query.js';

export const page = definePage({
  path: '/dossiers',
  title: 'dossiers.title',
  roles: EVERYBODY,
  nav: { group: 'counter', order: 20, icon: <FolderOpenOutlined /> },
  key: 'h',
  words: 'dossiers.words',
  begin: (queries, address) => {
    void queries.prefetchInfiniteQuery(listQuery(address));
    beginCatalogue(queries);
  },
  load: () => import('./dossiers-page.js'),
});
