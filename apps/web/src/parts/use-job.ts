import { useQuery } from '@tanstack/react-query';
import { fetched } from '../api/client.js';

export type JobState = 'queued' | 'running' | 'done' | 'failed' | 'cancelled';
/** Long work, as `GET /jobs/{id}` shows it. */
export interface Job {
  id: string;
  kind: string;
  state: JobState;
  requestedBy: string;
  createdAt: string;
  progress: { done: number; total: number | null; unit: string };
  startedAt: string | null;
  finishedAt: string | null;
  etaSeconds: number | null;
  result: Record<string, unknown> | null;
  error: { code: string; message: string } | null;
}

export const isOpen = ({ state }: Job): boolean => state === 'queued' || state === 'running';

const EVERY_MS = 700;

/** A job, asked again while it is open; null asks nothing. */
export const useJob = (id: string | null) =>
  useQuery({
    queryKey: ['job', id],
    queryFn: () => fetched<Job>(`/api/v1/jobs/${id ?? ''}`),
    enabled: id !== null,
    refetchInterval: ({ state: { data } }) => (data !== undefined && !isOpen(data) ? false : EVERY_MS),
  });
