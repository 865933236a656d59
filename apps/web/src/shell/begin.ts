import type { QueryClient } from '@tanstack/react-query';
import { sessionQuery } from '../session/session.js';
import { PAGES } from './pages.js';

/** Asks who is here, and for the page of the address and its first data, while nothing is drawn yet. */
export function begin(queries: QueryClient, { pathname, search }: Location): void {
  void queries.prefetchQuery(sessionQuery);
  const page = PAGES.find(({ path }) => path === pathname);
  if (page === undefined) return;
  // The router asks again, and hears of it when this fails.
  page.load().catch(() => undefined);
  page.begin?.(queries, Object.fromEntries(new URLSearchParams(search)));
}
