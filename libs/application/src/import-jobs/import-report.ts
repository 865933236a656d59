import type { CaseListSummary, RowVerdict } from '../imports/index.js';
import { withoutCells } from './row-verdicts.js';

/** Rejected rows that are shown at once; the result file has all of them. */
const MOST_SHOWN = 20;

/** The result of an import's job: `dh import`'s summary, and no cell of the list. */
export type ImportReport = Omit<CaseListSummary, 'interrupted' | 'rejections'> & {
  /** The first twenty. */
  rejections: Pick<RowVerdict, 'row' | 'code' | 'problems'>[];
  /** It was begun anew after its worker had stopped: rows taken before count as duplicates. */
  resumed: boolean;
};

export function reportOf({ interrupted: _, rejections, ...counts }: CaseListSummary, attempt: number): ImportReport {
  const shown = rejections
    .slice(0, MOST_SHOWN)
    .map((rejected) => withoutCells({ ...rejected, verdict: 'rejected' }))
    .map(({ row, code, problems }) => ({ row, code, problems }));
  return { ...counts, rejections: shown, resumed: attempt > 1 };
}
