import { Button } from 'antd';
import { useCallback, useEffect } from 'react';
import type { ReactNode } from 'react';
import { useAddress } from './use-address.js';

/** A list that is read page by page. */
export interface PagedList {
  data: { pages: readonly unknown[] } | undefined;
  hasNextPage: boolean;
  isFetching: boolean;
  isError: boolean;
  fetchNextPage: () => unknown;
}

/** A link opens at most so many pages one after another; from there its reader goes on by hand. */
const MOST_AT_ONCE = 25;

/** Reads a list on: as far as the address says by itself, and, when called, one page further, which the address then says. */
export function useReadOn({ data, hasNextPage, isFetching, isError, fetchNextPage }: PagedList): () => void {
  const [{ pages }, change] = useAddress();
  const read = data?.pages.length ?? 0;
  const wanted = /^\d{1,4}$/.test(pages ?? '') ? Math.min(Number(pages), MOST_AT_ONCE) : 1;
  const ready = hasNextPage && !isFetching && !isError;
  useEffect(() => {
    if (ready && read > 0 && read < wanted) void fetchNextPage();
  }, [ready, read, wanted, fetchNextPage]);
  return useCallback(() => {
    if (!hasNextPage || isFetching) return;
    change({ pages: String(read + 1) });
    void fetchNextPage();
  }, [hasNextPage, isFetching, read, change, fetchNextPage]);
}

/** The button beneath a list that goes on. */
export function More({ of: list, className = 'more', children }: MoreProps) {
  const more = useReadOn(list);
  if (!list.hasNextPage) return null;
  return (
    <Button className={className} loading={list.isFetching} onClick={more}>
      {children}
    </Button>
  );
}

interface MoreProps {
  of: PagedList;
  className?: string;
  children: ReactNode;
}
