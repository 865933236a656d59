import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { fetched } from '../api/client.js';

export interface Colleague {
  actorId: string;
  displayName: string;
  role: string;
  unitId: string | null;
  active: boolean;
}

const MINUTES_10 = 600_000;

/** Who is behind an actor's id, as far as the caller may know; the id where nobody has an account with it. */
export function usePeople() {
  const { data } = useQuery({
    queryKey: ['colleagues'],
    queryFn: () => fetched<{ items: Colleague[] }>('/api/v1/colleagues').then(({ items }) => items),
    staleTime: MINUTES_10,
  });
  return useMemo(() => {
    const byId = new Map((data ?? []).map((person) => [person.actorId, person]));
    return {
      all: data ?? [],
      nameOf: (id: string | null | undefined) => (id == null ? '—' : (byId.get(id)?.displayName ?? id)),
    };
  }, [data]);
}
