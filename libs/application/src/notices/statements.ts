import { readFileSync } from 'node:fs';

const load = (name: string): string => readFileSync(new URL(`./sql/${name}.sql`, import.meta.url), 'utf8');

/** One statement per file in `sql/`, read once; the one that gives is generated, see `give-statement.ts`. */
export const statements = {
  watchWork: load('watch-work'),
  openWatch: load('open-watch'),
  lockWatch: load('lock-watch'),
  factsStanding: load('facts-standing'),
  promisesTold: load('promises-told'),
  promisesOpen: load('promises-open'),
  promisesInForce: load('promises-in-force'),
  writePlan: load('write-plan'),
  moveWatch: load('move-watch'),
};
