import { queryOptions, useQuery } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { answered, api } from '../api/client.js';
import type { Answered } from '../api/client.js';
import { bestMatchFirst } from '../shell/best-match.js';
import { useAccount } from '../session/session.js';
import { matches } from '../shell/unaccented.js';
import { now } from '../time/now.js';
import { localDay } from '../time/zoned.js';
import { oneOfEach } from './versions.js';

/** A version of a procedure. */
export type Procedure = Answered<'/api/v1/catalogue/procedures'>['items'][number];
export type ProcedureComponent = NonNullable<Procedure['components']>[number];
export type Limit = NonNullable<Procedure['limits'][number]['limit']>;
export type Agency = Answered<'/api/v1/catalogue/agencies'>['items'][number];
export type Field = Answered<'/api/v1/catalogue/fields'>['items'][number];

/** Begins the key of every question about the catalogue: whoever changes it asks them anew. */
export const CATALOGUE = ['catalogue'];
const MINUTES_10 = 600_000;

const items = <T>(what: string, read: () => Promise<{ items: T[] }>) =>
  queryOptions({
    queryKey: [...CATALOGUE, what],
    queryFn: () => read().then((answer) => answer.items),
    staleTime: MINUTES_10,
    gcTime: Number.POSITIVE_INFINITY,
  });
const PROCEDURES = items('procedures', () => answered(api.GET('/api/v1/catalogue/procedures')));
const AGENCIES = items('agencies', () => answered(api.GET('/api/v1/catalogue/agencies')));
const FIELDS = items('fields', () => answered(api.GET('/api/v1/catalogue/fields')));

/** Asks for what most pages name things by, so that it stands when they do. */
export function beginCatalogue(queries: QueryClient): void {
  void queries.prefetchQuery(PROCEDURES);
  void queries.prefetchQuery(AGENCIES);
}

/** Every version of every procedure, in the order in which they were written. */
export const useEveryProcedure = () => useQuery(PROCEDURES);

/** The procedures as they hold today (or else the last word on each), found without accents by code or name. */
export function useProcedures() {
  const { data, isPending, error } = useEveryProcedure();
  const today = localDay(now(), useAccount().timezone);
  return useMemo(() => {
    const holding = new Map(oneOfEach(data ?? [], today).map(({ shown }) => [shown.code, shown]));
    const all = [...holding.values()].sort((a, b) => a.name.localeCompare(b.name, 'vi'));
    return {
      all,
      isPending,
      error,
      byCode: (code: string | null | undefined) => (code == null ? undefined : holding.get(code)),
      search: (text: string, most = 50) =>
        all
          .filter(({ code, name }) => code.startsWith(text) || matches(`${name} ${code}`, text))
          .sort((a, b) => bestMatchFirst(text, { text: a.name }, { text: b.name }))
          .slice(0, most),
    };
  }, [data, isPending, error, today]);
}

/** The agency tree by id. */
export function useAgencies() {
  const { data, isPending, error } = useQuery(AGENCIES);
  return useMemo(() => {
    const byId = new Map((data ?? []).map((agency) => [agency.id, agency]));
    return {
      all: data ?? [],
      isPending,
      error,
      byId: (id: string | null | undefined) => (id == null ? undefined : byId.get(id)),
      /** The name, or the id where the catalogue does not know it. */
      nameOf: (id: string | null | undefined) => (id == null ? '—' : (byId.get(id)?.name ?? id)),
      childrenOf: (id: string | null) => (data ?? []).filter((agency) => agency.parentId === id),
    };
  }, [data, isPending, error]);
}

/** Fields of work by code. */
export function useFields() {
  const { data } = useQuery(FIELDS);
  return useMemo(() => {
    const byCode = new Map((data ?? []).map((field) => [field.code, field]));
    return {
      all: data ?? [],
      nameOf: (code: string | null | undefined) => (code == null ? '—' : (byCode.get(code)?.name ?? code)),
    };
  }, [data]);
}
