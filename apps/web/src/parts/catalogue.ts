import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { fetched } from '../api/client.js';
import { matches } from '../shell/unaccented.js';

export type LimitUnit = 'workingHour' | 'workingDay' | 'calendarDay' | 'month';
export interface Limit {
  value: number;
  unit: LimitUnit;
}
/** A version of a procedure, as `GET /catalogue/procedures` gives it. */
export interface Procedure {
  code: string;
  name: string;
  fieldCode: string | null;
  limits: { limit: Limit | null; channel: string | null; caseCode: string | null }[];
  validFrom: string | null;
  validTo: string | null;
  provisional: boolean;
  clockPolicyId: string | null;
}
export interface Agency {
  id: string;
  name: string;
  parentId: string | null;
  level: string | null;
  validFrom: string | null;
  validTo: string | null;
  provisional: boolean;
}
export interface Field {
  code: string;
  name: string;
  provisional: boolean;
}

const MINUTES_10 = 600_000;

function useItems<T>(what: string) {
  return useQuery({
    queryKey: ['catalogue', what],
    queryFn: () => fetched<{ items: T[] }>(`/api/v1/catalogue/${what}`).then(({ items }) => items),
    staleTime: MINUTES_10,
    gcTime: Number.POSITIVE_INFINITY,
  });
}

/** The procedures in force (the newest version of each), found without accents by code or name. */
export function useProcedures() {
  const { data, isPending, error } = useItems<Procedure>('procedures');
  return useMemo(() => {
    const newest = new Map<string, Procedure>();
    for (const procedure of data ?? []) newest.set(procedure.code, procedure);
    const all = [...newest.values()].sort((a, b) => a.name.localeCompare(b.name, 'vi'));
    return {
      all,
      isPending,
      error,
      byCode: (code: string | null | undefined) => (code == null ? undefined : newest.get(code)),
      search: (text: string, most = 50) =>
        all.filter(({ code, name }) => code.startsWith(text) || matches(`${name} ${code}`, text)).slice(0, most),
    };
  }, [data, isPending, error]);
}

/** The agency tree by id. */
export function useAgencies() {
  const { data, isPending, error } = useItems<Agency>('agencies');
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
  const { data } = useItems<Field>('fields');
  return useMemo(() => {
    const byCode = new Map((data ?? []).map((field) => [field.code, field]));
    return {
      all: data ?? [],
      nameOf: (code: string | null | undefined) => (code == null ? '—' : (byCode.get(code)?.name ?? code)),
    };
  }, [data]);
}
