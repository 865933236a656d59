import { Link, useRouterState } from '@tanstack/react-router';
import { Fragment, useId, useState } from 'react';
import { useAccount } from '../session/session.js';
import { navPlace } from './nav-place.js';
import { NAV_GROUPS } from './page-definition.js';
import { pagesOf } from './pages.js';
import { useText } from './use-text.js';

/** The pages that somebody may open, in groups: plain links, which every page draws first. */
export function SideNav({ place, onGo }: { place: string | null; onGo?: () => void }) {
  const t = useText();
  const id = useId();
  const account = useAccount();
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const pages = pagesOf(account).filter((page) => page.nav !== undefined);
  const groups = NAV_GROUPS.map((group) => ({ group, pages: pages.filter(({ nav }) => nav?.group === group) }));
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
                    {...(to === place && { 'aria-current': to === path ? ('page' as const) : ('true' as const) })}
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

/** Where in the navigation somebody is; kept by the frame, for the drawer forgets when it closes. */
export function useNavPlace(): string | null {
  const account = useAccount();
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const [before, setBefore] = useState<string | null>(null);
  const pages = pagesOf(account).filter((page) => page.nav !== undefined);
  const place = navPlace(
    pages.map((page) => page.path),
    path,
    before,
  );
  if (place !== before) setBefore(place);
  return place;
}

const EXACT = { exact: true };
