import { readFileSync } from 'node:fs';

const load = (name: string): string => readFileSync(new URL(`./sql/${name}.sql`, import.meta.url), 'utf8');

/** One statement per file in `sql/`, read once. */
export const statements = {
  makeReceipts: load('make-receipts'),
  findByToken: load('find-by-token'),
  findByFactor: load('find-by-factor'),
};
