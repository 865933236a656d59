import { queryOptions, useQuery } from '@tanstack/react-query';
import { fetched } from '../api/client.js';
import type { components } from '../api/schema.js';
import { useSession } from '../session/session.js';

export type Delegation = components['schemas']['DelegationDto'];

export const DELEGATIONS = ['delegations'];

export const delegationsQuery = (which: 'current' | 'all') =>
  queryOptions({
    queryKey: [...DELEGATIONS, which],
    queryFn: () => fetched<{ items: Delegation[] }>(`/api/v1/delegations?which=${which}`).then(({ items }) => items),
  });

/** Those for whom the person at this page may act just now. */
export function useRepresented(): Delegation['of'][] {
  const { actorId } = useSession().account;
  const { data = [] } = useQuery(delegationsQuery('current'));
  return data.filter(({ to, state }) => to.actorId === actorId && state === 'inForce').map(({ of }) => of);
}
