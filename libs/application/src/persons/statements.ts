import { readFileSync } from 'node:fs';

const load = (name: string): string => readFileSync(new URL(`./sql/${name}.sql`, import.meta.url), 'utf8');

/** One statement per file in `sql/`, read once. */
export const statements = {
  openWatches: load('open-watches'),
  behind: load('behind'),
  lockWatch: load('lock-watch'),
  moveWatch: load('move-watch'),
  streamsHeard: load('streams-heard'),
  forgetMarks: load('forget-marks'),
  keepMarks: load('keep-marks'),
  beginAnew: load('begin-anew'),
  findDossiers: load('find-dossiers'),
};
