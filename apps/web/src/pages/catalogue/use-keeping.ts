import { useQuery } from '@tanstack/react-query';
import { fetched } from '../../api/client.js';
import type { Account } from '../../session/session.js';

/** How long whoever applied is known after the end of a dossier; `keepMonths` null: for ever. */
export interface RetentionRule {
  procedureCode: string;
  keepMonths: number | null;
  changedBy: string;
  changedAt: string;
  /** Dossiers whose person the next night erases. */
  dueNow: number;
}

export const RETENTION = ['retention'];

/** Who may read how long data is kept. */
export const isReadOf = ({ role, unitId }: Account): boolean =>
  unitId === null && (role === 'admin' || role === 'inspector');

/** The rules of how long personal data is kept; asked only of those who may read them. */
export function useKeeping(asked: boolean) {
  const { data, error } = useQuery({
    queryKey: RETENTION,
    enabled: asked,
    queryFn: () => fetched<{ items: RetentionRule[] }>('/api/v1/retention').then(({ items }) => items),
  });
  return { error, ruleOf: (code: string) => data?.find(({ procedureCode }) => procedureCode === code) };
}
