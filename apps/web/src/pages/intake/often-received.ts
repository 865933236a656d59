import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { answered, api } from '../../api/client.js';
import { useAccount } from '../../session/session.js';
import { now } from '../../time/now.js';
import { localDay } from '../../time/zoned.js';

const DAYS = 30;
const DAY_MS = 86_400_000;
const HOURS_6 = 21_600_000;

/** How many dossiers of each procedure were received within one's own units in the last thirty days; empty until it is known. */
export function useOftenReceived(): ReadonlyMap<string, number> {
  const { timezone } = useAccount();
  const to = localDay(now(), timezone);
  const from = localDay(now() - DAYS * DAY_MS, timezone);
  const { data } = useQuery({
    queryKey: ['often-received', to],
    queryFn: () => answered(api.GET('/api/v1/indicators', { params: { query: { from, to, groupBy: 'procedure' } } })),
    staleTime: HOURS_6,
    retry: false,
  });
  return useMemo(
    () => new Map((data?.rows ?? []).map(({ key, received }) => [String(key['procedure'] ?? ''), received])),
    [data],
  );
}
