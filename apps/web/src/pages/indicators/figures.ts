import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { fetched } from '../../api/client.js';
import type { Rate } from '../../parts/rate-figure.js';

/** The counts of CONTRACT 7.3; each is also a `class` of the dossiers behind it. */
export const COUNTS = [
  ...(['carriedOver', 'received', 'resolved', 'early', 'onTime', 'late', 'open', 'openInTime', 'openOverdue'] as const),
  ...(['waiting', 'withdrawn', 'stopped', 'refused', 'noLimit', 'numerator', 'denominator'] as const),
];
export type Cell = (typeof COUNTS)[number];
export type Counted = Exclude<Cell, 'numerator' | 'denominator'>;

export type FigureRow = Record<Counted, number> & {
  key: Record<string, string | null>;
  span?: { from: string; to: string };
  rate: Rate;
  score?: string | null;
  firstPromise: Rate;
  survivorshipSafe: Rate;
};

/** What was recorded after a closing and may differ; `dossiers` null: too many events to look through. */
export interface Pending {
  dossiers: number | null;
}
export interface ClosingMark {
  closedAt: string;
  restated: number;
  pending: Pending | null;
  total: { rate: Rate } | null;
}

export interface Figures {
  rows: FigureRow[];
  total: FigureRow;
  policy: string;
  from: string;
  to: string;
  asOf: string;
  position: number;
  computedAt: string;
  incomplete: number;
  closing: ClosingMark | null;
}

/** A question as its parameters stand in the address. */
export type Question = Readonly<Record<string, string>>;

/** The parameters in their order, so that the same question is the same address and the same key of the cache. */
export const queryOf = (question: Question): string =>
  new URLSearchParams(Object.entries(question).sort(([a], [b]) => (a < b ? -1 : 1))).toString();

export function useFigures(question: Question) {
  const query = queryOf(question);
  return useQuery({
    queryKey: ['indicators', query],
    queryFn: ({ signal }) => fetched<Figures>(`/api/v1/indicators?${query}`, { signal }),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
}

export type PeriodState = 'open' | 'ended' | 'closed' | 'restated' | 'reconstructed';
export interface PeriodView {
  period: string;
  from: string;
  to: string;
  state: PeriodState;
  closesOn: string | null;
}

/** How the period of these days stands; undefined where the days are no period or it is not known yet. */
export function usePeriodState(calendar: string, from: string | undefined, to: string | undefined) {
  const year = to?.slice(0, 4);
  const { data } = useQuery({
    queryKey: ['periods', calendar, year],
    queryFn: () =>
      fetched<{ items: PeriodView[] }>(`/api/v1/periods?${queryOf({ calendar, year: year ?? '' })}`).then(
        ({ items }) => items,
      ),
    enabled: year !== undefined,
    staleTime: 60_000,
  });
  return data?.find((period) => period.from === from && period.to === to);
}
