import type { Role } from '../session/session.js';
import { NAV_GROUPS } from './page-definition.js';
import type { PageDefinition } from './page-definition.js';

const found = import.meta.glob<{ page: PageDefinition }>('../pages/*/route.tsx', { eager: true });
const more = import.meta.glob<{ pages: PageDefinition[] }>('../pages/*/routes.tsx', { eager: true });

/** Every page there is, in the order of the navigation. */
export const PAGES: readonly PageDefinition[] = [
  ...Object.values(found).map(({ page }) => page),
  ...Object.values(more).flatMap(({ pages }) => pages),
].sort((a, b) => rank(a) - rank(b));

function rank({ nav }: PageDefinition): number {
  return nav === undefined ? Number.MAX_SAFE_INTEGER : NAV_GROUPS.indexOf(nav.group) * 1_000 + nav.order;
}

/** The pages that a role may open. */
export const pagesOf = (role: Role): PageDefinition[] => PAGES.filter((page) => page.roles.includes(role));

/** Where somebody of a role begins: the page that says so, else the first of their navigation. */
export function homeOf(role: Role): string {
  const pages = pagesOf(role).filter((page) => page.nav !== undefined);
  return (pages.find((page) => page.homeOf?.includes(role)) ?? pages[0])?.path ?? '/';
}
