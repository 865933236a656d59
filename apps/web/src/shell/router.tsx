import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  parseSearchWith,
  stringifySearchWith,
} from '@tanstack/react-router';
import type { QueryClient } from '@tanstack/react-query';
import { PageError } from './error-boundary.js';
import { Forbidden, Home, NotFound } from './landings.js';
import { PAGES, mayOpen } from './pages.js';
import type { PageDefinition } from './page-definition.js';
import { Shell } from './shell.js';
import { Waiting } from '../parts/waiting.js';
import type { AddressValues } from '../parts/use-address.js';
import { useAccount } from '../session/session.js';

/** The routes are the pages that the shell found; each page's code comes when it is opened. */
export function makeRouter(queries: QueryClient) {
  const root = createRootRoute({ component: Shell, notFoundComponent: NotFound });
  const home = createRoute({ getParentRoute: () => root, path: '/', component: Home });
  const pages = PAGES.map((page) =>
    createRoute({
      getParentRoute: () => root,
      path: page.path as '/page',
      component: guarded(page),
      loader: ({ location }) => page.begin?.(queries, location.search as AddressValues),
    }),
  );
  return createRouter({
    routeTree: root.addChildren([home, ...pages]),
    // Texts as they stand: read as numbers, the procedure 2.000720 would be 2.00072.
    parseSearch: parseSearchWith((text) => text),
    stringifySearch: stringifySearchWith(String),
    defaultErrorComponent: PageError,
    defaultPendingComponent: Waiting,
    defaultPreload: 'intent',
    scrollRestoration: true,
    // Kept in the browser's storage: a number of the visit's own, never an address.
    getScrollRestorationKey: ({ state }) => state.__TSR_key ?? 'first',
  });
}

/** A role that may not open a page reads so, instead of an error of the API. */
function guarded(page: PageDefinition) {
  const Page = lazyRouteComponent(page.load, 'default');
  const Guarded = () => (mayOpen(page, useAccount()) ? <Page /> : <Forbidden />);
  return Object.assign(Guarded, { preload: Page.preload });
}
