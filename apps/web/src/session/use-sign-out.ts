import { useQueryClient } from '@tanstack/react-query';
import { fetched } from '../api/client.js';
import { signInOptionsQuery } from './sign-in-options.js';
import { SESSION, sessionQuery } from './session.js';

/**
 * Signing out empties everything this page remembered of dossiers. Where people sign in through another service, they sign
 * out of that too: on a computer that several use, the next one would come in as the one before.
 */
export function useSignOut(): () => void {
  const queries = useQueryClient();
  return () => {
    void fetched(SESSION, { method: 'DELETE' })
      .catch(() => undefined)
      .then(() => queries.ensureQueryData(signInOptionsQuery))
      .catch(() => null)
      .then((options) => {
        queries.clear();
        queries.setQueryData(sessionQuery.queryKey, null);
        const elsewhere = options?.oidc?.signOutUrl ?? null;
        if (elsewhere !== null) globalThis.location.assign(elsewhere);
      });
  };
}
