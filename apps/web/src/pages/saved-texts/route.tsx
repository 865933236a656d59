import { SnippetsOutlined } from '@ant-design/icons';
import { definePage } from '../../shell/page-definition.js';

export const page = definePage({
  path: '/saved-texts',
  title: 'savedTexts.title',
  roles: ['clerk', 'officer', 'supervisor'],
  nav: { group: 'desk', order: 20, icon: <SnippetsOutlined /> },
  key: 'm',
  words: 'savedTexts.words',
  load: () => import('./saved-texts-page.js'),
});
