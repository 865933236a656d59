import type { Account } from '../session/session.js';
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

type Who = Pick<Account, 'role' | 'unitId'>;

export const mayOpen = ({ roles, ofWholeTenant }: PageDefinition, { role, unitId }: Who): boolean =>
  roles.includes(role) && (ofWholeTenant === undefined || unitId === null);

/** The pages that somebody may open. */
export const pagesOf = (who: Who): PageDefinition[] => PAGES.filter((page) => mayOpen(page, who));

/** Where somebody begins: the page that says so for their role, else the first of their navigation. */
export function homeOf(who: Who): string {
  const pages = pagesOf(who).filter((page) => page.nav !== undefined);
  return (pages.find((page) => page.homeOf?.includes(who.role)) ?? pages[0])?.path ?? '/';
}
