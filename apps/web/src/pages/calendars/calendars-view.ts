import { useQuery } from '@tanstack/react-query';
import { fetched } from '../../api/client.js';

export interface NamedDay {
  date: string;
  name: string;
}
export type Sessions = [string, string][];
/** A version of a working calendar, as the catalogue gives it. */
export interface Calendar {
  id: string;
  version: number;
  timezone: string;
  sessions: Record<string, Sessions>;
  daysOff: NamedDay[];
  makeUpDays: (NamedDay & { sessions?: Sessions })[];
}
interface Draft {
  id: string;
  version: number;
  importedBy: string;
  importedAt: string;
  calendar: Calendar;
}

const KEY = ['calendars'];

/** The newest published version of each calendar, and what is drafted. */
export function useCalendars() {
  const published = useQuery({
    queryKey: [...KEY, 'published'],
    queryFn: () => fetched<{ items: Calendar[] }>('/api/v1/catalogue/calendars').then(({ items }) => newest(items)),
  });
  const drafts = useQuery({
    queryKey: [...KEY, 'drafts'],
    queryFn: () => fetched<{ drafts: Draft[] }>('/api/v1/calendars').then((all) => all.drafts),
  });
  return { published, drafts, key: KEY };
}

function newest(items: readonly Calendar[]): Calendar[] {
  const byId = new Map<string, Calendar>();
  for (const one of items) if ((byId.get(one.id)?.version ?? 0) < one.version) byId.set(one.id, one);
  return [...byId.values()];
}

export interface Move {
  code: string;
  from: string;
  to: string;
  verdict: 'becomesLate' | 'stopsBeingLate' | null;
}

/** The first of the dossiers that a preview would move; all of them are counted in its result. */
export const useMoves = (jobId: string | null, done: boolean) =>
  useQuery({
    queryKey: ['calendar-moves', jobId],
    enabled: jobId !== null && done,
    queryFn: () => fetched<{ items: Move[] }>(`/api/v1/calendars/previews/${jobId ?? ''}/moves?limit=200`),
  });
