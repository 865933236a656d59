import { Link, useRouterState } from '@tanstack/react-router';
import { Menu } from 'antd';
import { useAccount } from '../session/session.js';
import { NAV_GROUPS } from './page-definition.js';
import { pagesOf } from './pages.js';
import { useText } from './use-text.js';

/** The pages of the role, in groups. */
export function SideNav({ onGo }: { onGo?: () => void }) {
  const t = useText();
  const { role } = useAccount();
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const pages = pagesOf(role).filter((page) => page.nav !== undefined);
  const groups = NAV_GROUPS.map((group) => ({ group, pages: pages.filter(({ nav }) => nav?.group === group) }));
  const current = pages
    .filter((page) => path === page.path || path.startsWith(`${page.path}/`))
    .sort((a, b) => b.path.length - a.path.length)[0];
  return (
    <nav aria-label={t('shell.navigation')}>
      <Menu
        mode="inline"
        selectedKeys={current === undefined ? [] : [current.path]}
        items={groups
          .filter((group) => group.pages.length > 0)
          .map((group) => ({
            type: 'group' as const,
            key: group.group,
            label: t(`shell.nav.${group.group}`),
            children: group.pages.map(({ path: to, title, nav }) => ({
              key: to,
              icon: nav?.icon,
              label: (
                <Link to={to} {...(onGo === undefined ? {} : { onClick: onGo })}>
                  {t(title)}
                </Link>
              ),
            })),
          }))}
      />
    </nav>
  );
}
