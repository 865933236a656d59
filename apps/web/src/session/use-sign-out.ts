import { useQueryClient } from '@tanstack/react-query';
import { fetched } from '../api/client.js';
import { SESSION, sessionQuery } from './session.js';

/** Signing out empties everything this page remembered of dossiers. */
export function useSignOut(): () => void {
  const queries = useQueryClient();
  return () => {
    void fetched(SESSION, { method: 'DELETE' })
      .catch(() => undefined)
      .then(() => {
        queries.clear();
        queries.setQueryData(sessionQuery.queryKey, null);
      });
  };
}
