import { useNavigate } from '@tanstack/react-router';
import { useAccount } from '../session/session.js';
import { pagesOf } from './pages.js';
import type { PageDefinition } from './page-definition.js';
import { useShortcut } from './shortcuts.js';
import { useText } from './use-text.js';

/** `g` and a page's letter opens it from anywhere. */
export function PageKeys() {
  return pagesOf(useAccount())
    .filter(({ key }) => key !== undefined)
    .map((page) => <PageKey key={page.path} page={page} />);
}

function PageKey({ page }: { page: PageDefinition }) {
  const t = useText();
  const navigate = useNavigate();
  useShortcut({
    keys: `g ${page.key ?? ''}`,
    label: t(page.title),
    group: t('shell.keys.pages'),
    run: () => void navigate({ to: page.path }),
  });
  return null;
}
