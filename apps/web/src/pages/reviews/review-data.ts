import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { fetched } from '../../api/client.js';
import type { components } from '../../api/schema.js';
import { usePreferences } from '../../shell/preferences.js';

export type Review = components['schemas']['ReviewViewDto'];
export type ReviewStep = Review['steps'][number];
export type QueueItem = components['schemas']['QueueItemDto'];
export type Queue = components['schemas']['ReviewQueueDto'];
export type Summary = components['schemas']['ReviewSummaryDto'];
export type TimeSplit = components['schemas']['TimeSplitDto'];
type Lists = components['schemas']['ReviewListsDto'];

export const reviewPath = (code: string): string => `/api/v1/reviews/${encodeURIComponent(code)}`;
export const reviewKey = (code: string) => ['dossier', code, 'review'];

export const useReview = (code: string) =>
  useQuery({ queryKey: reviewKey(code), queryFn: () => fetched<Review>(reviewPath(code)) });

export type ListName = 'causes' | 'measures' | 'grounds' | 'reopenReasons';

/** The coded lists as data of the API: options of a field, and the words of a code in the page's language. */
export function useCodedLists() {
  const { language } = usePreferences();
  const { data } = useQuery({
    queryKey: ['reviews', 'lists'],
    queryFn: () => fetched<Lists>('/api/v1/reviews/lists'),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return useMemo(() => {
    const of = (list: ListName): readonly { code: string; vi: string; en: string }[] => data?.[list] ?? [];
    return {
      optionsOf: (list: ListName) => of(list).map((item) => ({ value: item.code, label: item[language] })),
      wordOf: (list: ListName, code: string | null | undefined) =>
        code == null ? '—' : (of(list).find((item) => item.code === code)?.[language] ?? code),
    };
  }, [data, language]);
}
