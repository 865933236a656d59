import type { NewJob } from '../jobs/job.js';

export const CASE_LIST_IMPORT = 'case-list-import';
/** The kinds of jobs that this folder carries out. */
export const IMPORT_KINDS = [CASE_LIST_IMPORT] as const;

/** What an import was asked for with, as its job keeps it; the file lies elsewhere. */
export type ImportParameters = {
  fileName: string;
  bytes: number;
  /** Of the file as it is kept. */
  parts: number;
  dryRun: boolean;
  /** Of a workbook; null: the first whose header fits. */
  sheet: string | null;
  /** Text of a mapping file; null: columns are found by their Vietnamese names. */
  mapping: string | null;
};

export const importJob = (parameters: ImportParameters, actorId: string): NewJob => ({
  kind: CASE_LIST_IMPORT,
  parameters,
  unit: 'row',
  requestedBy: actorId,
});

/** What the page's imports may ask for; a bigger list comes by `dh import`. */
export const UPLOAD_LIMITS = {
  /** Bytes after inflating. */
  bytes: 1024 ** 3,
  rows: 2_000_000,
  milliseconds: 6 * 3_600_000,
} as const;
