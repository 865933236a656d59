import { Link, useRouterState } from '@tanstack/react-router';
import { Fragment, useId } from 'react';
import { useAccount } from '../session/session.js';
import { NAV_GROUPS } from './page-definition.js';
import { pagesOf } from './pages.js';
import { useText } from './use-text.js';

/** The pages that somebody may open, in groups: plain links, which every page draws first. */
export function SideNav({ onGo }: { onGo?: () => void }) {
  const t = useText();
  const id = useId();
  const account = useAccount();
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const pages = pagesOf(account).filter((page) => page.nav !== undefined);
  const groups = NAV_GROUPS.map((group) => ({ group, pages: pages.filter(({ nav }) => nav?.group === group) }));
  const current = pages
    .filter((page) => path === page.path || path.startsWith(`${page.path}/`))
    .sort((a, b) => b.path.length - a.path.length)[0];
  return (
    <nav aria-label={t('shell.navigation')} className="nav">
      {groups
        .filter((group) => group.pages.length > 0)
        .map((group) => (
          <Fragment key={group.group}>
            <p className="nav-group" id={`${id}${group.group}`}>
              {t(`shell.nav.${group.group}`)}
            </p>
            <ul aria-labelledby={`${id}${group.group}`}>
              {group.pages.map(({ path: to, title, nav }) => (
                <li key={to}>
                  <Link
                    to={to}
                    className="nav-link"
                    activeOptions={EXACT}
                    {...(to === current?.path && { 'aria-current': 'page' as const })}
                    {...(onGo !== undefined && { onClick: onGo })}
                  >
                    {nav?.icon}
                    {t(title)}
                  </Link>
                </li>
              ))}
            </ul>
          </Fragment>
        ))}
    </nav>
  );
}

const EXACT = { exact: true };
