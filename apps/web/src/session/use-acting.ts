import { useQueryClient } from '@tanstack/react-query';
import { answered, api, fetched } from '../api/client.js';
import { SESSION, sessionQuery } from './session.js';
import type { Session } from './session.js';

/** Acting for somebody, and for oneself again; what was read as the other is forgotten and asked anew. */
export function useActing() {
  const queries = useQueryClient();
  const become = async (session: Session): Promise<void> => {
    await queries.cancelQueries();
    queries.setQueryData(sessionQuery.queryKey, session);
    await queries.resetQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionQuery.queryKey[0] });
  };
  return {
    actFor: async (onBehalfOf: string): Promise<void> =>
      become((await answered(api.PUT('/api/v1/session/acting', { body: { onBehalfOf } }))) as Session),
    actForOneself: async (): Promise<void> => {
      await fetched(`${SESSION}/acting`, { method: 'DELETE' });
      await become(await fetched<Session>(SESSION));
    },
  };
}
