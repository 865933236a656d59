import type { Job } from '../../parts/use-job.js';

/** Why a row was not taken. */
export interface RowProblem {
  code: string;
  field: string | null;
  /** Instants that contradict each other. */
  given?: string;
  recorded?: string;
}

/** The result of an import's job. */
export interface ImportReport {
  rows: number;
  dossiers: number;
  accepted: number;
  duplicate: number;
  rejected: number;
  reconciliation: { agree: number; disagree: number; blank: number; notComparable: number };
  events: number;
  sheet?: string;
  otherSheets?: string[];
  learnt: { agencies: number; fields: number; procedures: number };
  closedPeriods: { calendar: string; period: string }[];
  dryRun: boolean;
  resumed: boolean;
  rejections: { row: number; code: string; problems: RowProblem[] }[];
}

/** As `GET /imports` shows it. */
export type Import = Omit<Job, 'result'> & {
  result: ImportReport | null;
  fileName: string;
  bytes: number;
  dryRun: boolean;
  withMapping: boolean;
  hasResult: boolean;
};

export interface ImportPage {
  items: Import[];
  next: string | null;
}
