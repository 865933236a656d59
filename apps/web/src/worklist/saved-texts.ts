import { useQuery } from '@tanstack/react-query';
import { fetched } from '../api/client.js';
import type { components } from '../api/schema.js';

export type SavedText = components['schemas']['SavedTextDto'];

export const SAVED_TEXTS = ['saved-texts'];

/** Sentences for supplement requests: of the own units, of those above, of everybody. */
export const useSavedTexts = () =>
  useQuery({
    queryKey: SAVED_TEXTS,
    queryFn: () => fetched<{ items: SavedText[] }>('/api/v1/saved-texts').then(({ items }) => items),
  });
