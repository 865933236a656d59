import type { CaseListImport, ImportDependencies } from './import-case-list.types.js';

/** What stands for a person in what this import takes in; undefined: nobody is kept. */
export const pseudonymsOf = (
  { pseudonyms }: Pick<ImportDependencies, 'pseudonyms'>,
  { tenant }: Pick<CaseListImport, 'tenant'>,
): ((name: string) => string) | undefined => pseudonyms && ((name) => pseudonyms.of(tenant, name));
