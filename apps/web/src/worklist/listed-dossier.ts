import type { components } from '../api/schema.js';

/** A dossier as lists give it; nothing personal. */
export type ListedDossier = components['schemas']['ListedDossierDto'];
export type DossierListPage = components['schemas']['DossierListDto'];
export type ListNames = components['schemas']['ListNamesDto'];

export const NO_NAMES: ListNames = { agencies: {}, procedures: {}, officers: {} };

/** The names of several pages as one. */
export function allNames(pages: readonly { names: ListNames }[]): ListNames {
  return {
    agencies: Object.assign({}, ...pages.map(({ names }) => names.agencies)) as Record<string, string>,
    procedures: Object.assign({}, ...pages.map(({ names }) => names.procedures)) as Record<string, string>,
    officers: Object.assign({}, ...pages.map(({ names }) => names.officers)) as Record<string, string>,
  };
}

/** What an id is called, as far as the page brought its name. */
export const nameIn = (names: Record<string, string>, id: string | null | undefined): string | null =>
  names[id ?? ''] ?? id ?? null;
