import { useQueryClient } from '@tanstack/react-query';
import type { QueryKey } from '@tanstack/react-query';
import { useCallback, useSyncExternalStore } from 'react';

const PAGES = 3;

/**
 * Whether a list was read on for so many pages that it is not asked again by itself: all of them one after another, at every
 * event, would keep the server busy and move the rows under the reader's eyes.
 */
export function isLong(data: unknown): boolean {
  const pages = (data as { pages?: unknown } | undefined)?.pages;
  return Array.isArray(pages) && pages.length > PAGES;
}

/** Whether the log went on since a list was read. */
export function useOutdated(queryKey: QueryKey): boolean {
  const queries = useQueryClient();
  const cache = queries.getQueryCache();
  const subscribe = useCallback((changed: () => void) => cache.subscribe(changed), [cache]);
  return useSyncExternalStore(subscribe, () => queries.getQueryState(queryKey)?.isInvalidated ?? false);
}
