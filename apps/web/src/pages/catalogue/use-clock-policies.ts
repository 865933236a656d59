import { useQuery } from '@tanstack/react-query';
import { fetched } from '../../api/client.js';
import { CATALOGUE } from '../../parts/catalogue.js';
import type { ClockPolicy } from './clock-policy-text.js';

/** The clock policies there are, by id. */
export const useClockPolicies = () =>
  useQuery({
    queryKey: [...CATALOGUE, 'clock-policies'],
    queryFn: () =>
      fetched<{ items: { id: string; policy: ClockPolicy }[] }>('/api/v1/catalogue/clock-policies').then(
        ({ items }) => items,
      ),
  });
