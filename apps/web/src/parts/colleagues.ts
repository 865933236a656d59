import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { fetched } from '../api/client.js';

interface Colleague {
  actorId: string;
  displayName: string;
}

const MINUTES_10 = 600_000;

/** Names behind the actors of events, of the units that the reader sees; another actor stands as it is. */
export function useColleagues(): {
  all: Colleague[];
  nameOf: (actorId: string | null | undefined) => string;
} {
  const { data } = useQuery({
    queryKey: ['colleagues'],
    queryFn: () => fetched<{ items: Colleague[] }>('/api/v1/colleagues').then(({ items }) => items),
    staleTime: MINUTES_10,
  });
  return useMemo(() => {
    const byId = new Map((data ?? []).map(({ actorId, displayName }) => [actorId, displayName]));
    return { all: data ?? [], nameOf: (actorId) => (actorId == null ? '—' : (byId.get(actorId) ?? actorId)) };
  }, [data]);
}
