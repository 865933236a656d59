import { useMutation, useQueryClient } from '@tanstack/react-query';
import { sendJson } from '../../api/send-json.js';
import { CATALOGUE } from '../../parts/catalogue.js';

export type CatalogueKind = 'procedures' | 'agencies' | 'fields' | 'clockPolicies';
export const CATALOGUE_KINDS: readonly CatalogueKind[] = ['procedures', 'agencies', 'fields', 'clockPolicies'];

/** As `dh catalog import` reads it; definitions in it are reviewed ones. */
export type CatalogueDocument = Partial<Record<CatalogueKind, readonly object[]>>;
/** What becomes of a document. */
export interface CatalogueSummary extends Record<CatalogueKind, { added: number; changed: number; unchanged: number }> {
  events: number;
  dryRun: boolean;
  changes: CatalogueChange[];
}
export interface CatalogueChange {
  kind: CatalogueKind;
  id: string;
  before: Record<string, unknown> | null;
  after: Record<string, unknown>;
  backdated?: true;
}

const PATH = '/api/v1/catalogue/import';

/** A change of the catalogue: first looked at, then written as events of the catalogue's own stream. */
export function useCatalogueChange(written: (summary: CatalogueSummary) => void) {
  const queries = useQueryClient();
  const preview = useMutation({
    mutationFn: async (document: CatalogueDocument) => ({
      document,
      summary: await sendJson<CatalogueSummary>('POST', `${PATH}?dryRun=true`, document),
    }),
  });
  const write = useMutation({
    mutationFn: (document: CatalogueDocument) => sendJson<CatalogueSummary>('POST', PATH, document),
    onSuccess: written,
    onSettled: () => queries.invalidateQueries({ queryKey: CATALOGUE }),
  });
  return { preview, write };
}
