import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { answered, api } from '../../api/client.js';
import type { Answered } from '../../api/client.js';
import { queryOf } from '../../figures/figures.js';
import type { Question } from '../../figures/figures.js';

export type Ranking = Answered<'/api/v1/indicators/ranking'>;
export type RankingRow = Ranking['rows'][number];

export const RANKED = ['agency', 'field', 'procedure', 'officer'] as const;
export type Ranked = (typeof RANKED)[number];
export const ORDERS = ['best', 'worst'] as const;
export const MINIMUMS = ['10', '30', '50', '100'] as const;

/** The parameter of `/indicators` that keeps to one row. */
export const FILTER_OF_RANKED: Record<Ranked, string> = {
  ...{ agency: 'agencyId', field: 'fieldCode', procedure: 'procedureCode', officer: 'officerId' },
};

export interface RankingAsked {
  question: Question;
  by: Ranked;
  /** Absent: fields begin with the worst, all others with the best. */
  order?: (typeof ORDERS)[number];
  minimum: string;
}

export function useRanking({ question, by, order, minimum }: RankingAsked) {
  const query = { ...question, by, minimum, ...(order === undefined ? {} : { order }) };
  return useQuery({
    queryKey: ['indicators', 'ranking', queryOf(query)],
    queryFn: ({ signal }) => answered(api.GET('/api/v1/indicators/ranking', { params: { query }, signal })),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
}
