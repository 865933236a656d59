import type { AgencyDefinition } from '#dossier';

/** An agency of the tree, in being without end unless said otherwise. */
export function agency(
  id: string,
  name: string,
  parentId: string | null,
  rest: Partial<Pick<AgencyDefinition, 'level' | 'validFrom' | 'validTo'>> = {},
): AgencyDefinition {
  return { id, name, parentId, level: null, validFrom: null, validTo: null, provisional: false, ...rest };
}

/** The one-stop desk of an agency, where dossiers come in and results go out. */
export const deskOf = (agencyId: string): string => `${agencyId}.MC`;
