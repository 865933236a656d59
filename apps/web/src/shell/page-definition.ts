import type { QueryClient } from '@tanstack/react-query';
import type { FunctionComponent, ReactNode } from 'react';
import type { AddressValues } from '../parts/use-address.js';
import type { Role } from '../session/session.js';

export const NAV_GROUPS = ['counter', 'desk', 'oversight', 'figures', 'administration'] as const;
export type NavGroup = (typeof NAV_GROUPS)[number];

/** What a page's `route.tsx` exports as `page`; the shell finds it by itself. */
export interface PageDefinition {
  /** As the router reads it: `/dossiers/$code`. */
  path: string;
  /** Key of the page's name in its messages. */
  title: string;
  /** Who may open it; the API decides anew whatever stands here. */
  roles: readonly Role[];
  /** It speaks of the whole tenant: whoever sees a part of the agencies has no entry for it, as the API would refuse them. */
  ofWholeTenant?: true;
  /** Absent: reached by links only. */
  nav?: { group: NavGroup; order: number; icon: ReactNode };
  /** Roles that begin here; without such a page they begin at the first one of their navigation. */
  homeOf?: readonly Role[];
  /** Letter after `g` that opens it from anywhere; one per page. */
  key?: string;
  /** More words to find it by in the palette; a key of the messages. */
  words?: string;
  /** What the page asks first, begun while its code and the session still come. */
  begin?: (queries: QueryClient, address: AddressValues) => void;
  /** `() => import('./intake-page.js')`; the page is the default export. */
  load: () => Promise<{ default: FunctionComponent }>;
}

export const EVERYBODY: readonly Role[] = ['clerk', 'officer', 'supervisor', 'inspector', 'admin'];

/** Only for its type: what a page's route.tsx says of itself. */
export const definePage = (page: PageDefinition): PageDefinition => page;
