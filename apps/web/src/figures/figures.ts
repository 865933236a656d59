import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { answered, api } from '../api/client.js';
import type { Answered } from '../api/client.js';

/** The counts of CONTRACT 7.3; each is also a `class` of the dossiers behind it. */
export const COUNTS = [
  ...(['carriedOver', 'received', 'resolved', 'early', 'onTime', 'late', 'open', 'openInTime', 'openOverdue'] as const),
  ...(['waiting', 'withdrawn', 'stopped', 'refused', 'noLimit', 'numerator', 'denominator'] as const),
];
export type Cell = (typeof COUNTS)[number];
export type Counted = Exclude<Cell, 'numerator' | 'denominator'>;

export type Figures = Answered<'/api/v1/indicators'>;
export type FigureRow = Figures['rows'][number];
export type ClosingMark = NonNullable<Figures['closing']>;

/** A question as its parameters stand in the address. */
export type Question = Readonly<Record<string, string>>;

/** The parameters in their order, so that the same question is the same address and the same key of the cache. */
export const queryOf = (question: Question): string =>
  new URLSearchParams(Object.entries(question).sort(([a], [b]) => (a < b ? -1 : 1))).toString();

export function useFigures(question: Question) {
  const query = queryOf(question);
  return useQuery({
    queryKey: ['indicators', query],
    queryFn: ({ signal }) => answered(api.GET('/api/v1/indicators', { params: { query: question }, signal })),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
}

export type PeriodView = Answered<'/api/v1/periods'>['items'][number];

/** The periods of a year by their end, with how each stands. */
export function usePeriods(calendar: string, year: string | undefined) {
  return useQuery({
    queryKey: ['periods', calendar, year],
    queryFn: () => answered(api.GET('/api/v1/periods', { params: { query: { calendar, year: year ?? '' } } })),
    enabled: year !== undefined,
    staleTime: 60_000,
  }).data?.items;
}

/** How the period of these days stands; undefined where the days are no period or it is not known yet. */
export function usePeriodState(calendar: string, from: string | undefined, to: string | undefined) {
  const periods = usePeriods(calendar, to?.slice(0, 4));
  return periods?.find((period) => period.from === from && period.to === to);
}
