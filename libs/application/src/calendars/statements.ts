import { readFileSync } from 'node:fs';

const load = (name: string): string => readFileSync(new URL(`./sql/${name}.sql`, import.meta.url), 'utf8');

/** One statement per file in `sql/`, read once. */
export const statements = {
  candidates: load('candidates'),
  countCandidates: load('count-candidates'),
  stragglers: load('stragglers'),
  outcome: load('outcome'),
  missingPublications: load('missing-publications'),
  insertPublication: load('insert-publication'),
  nextPublication: load('next-publication'),
  leasePublication: load('lease-publication'),
  movePublication: load('move-publication'),
  finishPublication: load('finish-publication'),
  listPublications: load('list-publications'),
  keepDraft: load('keep-draft'),
  keepMoves: load('keep-moves'),
  pageMoves: load('page-moves'),
  forgetOldPreviews: load('forget-old-previews'),
};
