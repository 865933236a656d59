import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useIntl } from 'react-intl';
import { answered, api } from '../../api/client.js';
import type { Answered } from '../../api/client.js';
import { queryOf } from '../../figures/figures.js';
import type { Question } from '../../figures/figures.js';

export type Summary = Answered<'/api/v1/signals/summary'>;
export type Signal = Answered<'/api/v1/signals'>['items'][number];
export type SignalName = Signal['name'];
export type SignalPage = Answered<'/api/v1/signals/{name}/dossiers'>;
export type SignalDossier = SignalPage['items'][number];

export function useSummary(question: Question) {
  const query = { ...question, groupBy: 'agency' };
  return useQuery({
    queryKey: ['indicators', 'signals', queryOf(query)],
    queryFn: ({ signal }) => answered(api.GET('/api/v1/signals/summary', { params: { query }, signal })),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
}

const MINUTES_10 = 600_000;

export function useCatalogue() {
  return useQuery({
    queryKey: ['signals'],
    queryFn: ({ signal }) => answered(api.GET('/api/v1/signals', { signal })),
    staleTime: MINUTES_10,
  });
}

/** The words of the API in the language of the page. */
export function useWords(): <T>(words: { vi: T; en: T }) => T {
  const { locale } = useIntl();
  return (words) => (locale.startsWith('en') ? words.en : words.vi);
}
