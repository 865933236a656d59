import { readFileSync } from 'node:fs';

const load = (name: string): string => readFileSync(new URL(`./sql/${name}.sql`, import.meta.url), 'utf8');

/** One statement per file in `sql/`, read once. */
export const statements = { knownOfficers: load('known-officers') };
