import { CaseListError } from '#exchange';
import type { JobError } from '../jobs/job.js';
import { jobErrorOf } from '../jobs/job.js';
import { CaseListImportError } from '../imports/index.js';
import { ImportFileGone } from './import-files.js';

/** What a header says is left out: of a file without one it is the first row. Sheets and mapped columns are named. */
const SEEN_HEADER = /; it has "[^]*(?=: columns\.)/;

/** What is wrong with the file, the mapping or the moment, for the job; null: an error that nobody expected. */
export function refusalOf(error: unknown): JobError | null {
  const expected =
    error instanceof CaseListError || error instanceof CaseListImportError || error instanceof ImportFileGone;
  if (!expected) return null;
  const { code, message } = jobErrorOf(error);
  return { code, message: message.replace(SEEN_HEADER, '') };
}
