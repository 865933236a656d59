import { readFileSync } from 'node:fs';

const load = (name: string): string => readFileSync(new URL(`./sql/${name}.sql`, import.meta.url), 'utf8');

/** One statement per file in `sql/`, read once. */
export const statements = {
  insertFigures: load('insert-figures'),
  storedFigures: load('stored-figures'),
  closingCut: load('closing-cut'),
  changedCodes: load('changed-codes'),
  causesOf: load('causes-of'),
  insertRestated: load('insert-restated'),
  restatedWithin: load('restated-within'),
  changedLives: load('changed-lives'),
  periodsTouched: load('periods-touched'),
};
