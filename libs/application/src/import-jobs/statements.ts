import { readFileSync } from 'node:fs';

const load = (name: string): string => readFileSync(new URL(`./sql/${name}.sql`, import.meta.url), 'utf8');

/** One statement per file in `sql/`, read once. */
export const statements = {
  openImport: load('open-import'),
  openImports: load('open-imports'),
  keepFile: load('keep-file'),
  filePart: load('file-part'),
  beginAttempt: load('begin-attempt'),
  dropResult: load('drop-result'),
  holdAttempt: load('hold-attempt'),
  keepResult: load('keep-result'),
  resultPart: load('result-part'),
  withResult: load('with-result'),
  forgetFiles: load('forget-files'),
  forgetResults: load('forget-results'),
};
