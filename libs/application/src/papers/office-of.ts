import type { Catalogue } from '#dossier';
import type { PaperOffice } from '#exchange';

/** The office that issues a paper, the authority above it, and the place that papers of its province are dated at. */
export function officeOf(catalogue: Catalogue, unitId: string | null): PaperOffice {
  const own = unitId === null ? undefined : catalogue.agencies.get(unitId);
  const above = own?.parentId == null ? undefined : catalogue.agencies.get(own.parentId);
  let root = own;
  for (let steps = 0; root?.parentId != null && steps < catalogue.agencies.size; steps += 1) {
    root = catalogue.agencies.get(root.parentId);
  }
  const place = root?.name.normalize('NFC').replace(/^(Ủy ban nhân dân )?(thành phố|tỉnh) /i, '') ?? null;
  return { name: own?.name ?? unitId ?? '', parent: above?.name ?? null, place };
}

export const unitName = (catalogue: Catalogue, unitId: string | null): string | null =>
  unitId === null ? null : (catalogue.agencies.get(unitId)?.name ?? unitId);
