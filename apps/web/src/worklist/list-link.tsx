import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

/** The page that shows the list of an API address such as `/api/v1/dossiers?due=today`. */
export function ListLink({ query, label, children }: { query: string; label?: string; children: ReactNode }) {
  const named = [...new URLSearchParams(query.split('?')[1])];
  const search = Object.fromEntries(named.map(([name, value]) => [name, value === 'true' ? true : value]));
  return (
    <Link to={'/dossiers' as string} search={search as never} {...(label === undefined ? {} : { 'aria-label': label })}>
      {children}
    </Link>
  );
}
