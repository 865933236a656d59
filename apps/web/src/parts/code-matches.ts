import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useEffect, useState } from 'react';
import { answered, api } from '../api/client.js';
import { mayBeCode } from './typed-terms.js';

/** As many as are offered to choose from; whoever has more to choose from types on. */
const OFFERED = 5;
/** A few signs are in every code. */
const SHORTEST = 4;
const TYPED_ON_MS = 200;
/** As our own counters give them, with the unit before the day; `261123-0001` alone is the end of many. */
const WHOLE_CODE = /^(?=.*\p{L})\S+\d{4,}-\d{3,}$/u;

/** Dossiers with this code, or with a text at its end, in any case; the newest reception first. */
const found = (by: { code: string } | { codeEnd: string }) =>
  queryOptions({
    queryKey: ['dossier-codes', by],
    queryFn: () => answered(api.GET('/api/v1/dossiers', { params: { query: { ...by, limit: String(OFFERED) } } })),
    staleTime: 10_000,
  });

/** The dossiers that the end of a code may mean, a moment after the last key; none while it says too little. */
export function useCodeMatches(text: string) {
  const [asked, setAsked] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text), TYPED_ON_MS);
    return () => clearTimeout(timer);
  }, [text]);
  const enabled = asked === text && text.length >= SHORTEST && mayBeCode(text);
  const { data } = useQuery({ ...found({ codeEnd: text }), enabled });
  return enabled ? data : undefined;
}

/**
 * Goes to the dossier that a scanned or typed text means: the one with this code, or the only one that ends with it. Where
 * several do, or none, the list of those that have it anywhere says so: `orList`, which by default opens it.
 */
export function useOpenByCode(): (text: string, orList?: () => void) => Promise<void> {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return useCallback(
    async (text, orList = () => void navigate({ to: '/dossiers' as string, search: { q: text } as never })) => {
      const meant = await meantBy(queries, text);
      if (meant === null) orList();
      else await navigate({ to: `/dossiers/${encodeURIComponent(meant)}` });
    },
    [queries, navigate],
  );
}

/** The code that a text means; null: none, or more than one. */
async function meantBy(queries: QueryClient, text: string): Promise<string | null> {
  try {
    const { items: exact } = await queries.fetchQuery(found({ code: text }));
    if (exact[0] !== undefined) return exact[0].code;
    const { items: like } = await queries.fetchQuery(found({ codeEnd: text }));
    if (like.length === 1) return like[0]?.code ?? null;
    // The list may not have heard of it yet; its own page reads the log.
    return like.length === 0 && WHOLE_CODE.test(text) ? text : null;
  } catch {
    // Out of reach just now: the list says that better than this can.
    return null;
  }
}
