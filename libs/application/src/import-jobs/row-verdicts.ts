import type { CaseListProblem, CaseListProblemCode } from '#dossier';
import type { RowVerdict } from '../imports/index.js';

/** The values beside these are instants of ours; beside any other code they are what stood in a cell. */
const OWN_VALUES: ReadonlySet<CaseListProblemCode> = new Set(['CONFLICT', 'TIME.FUTURE']);
/** In such a row nobody knows what stands where: what looks like its code may be a name. */
const NO_CODE: ReadonlySet<CaseListProblemCode> = new Set(['CODE.INVALID', 'TEXT.NUL', 'COLUMNS.COUNT', 'QUOTE.STRAY']);

/** A verdict that may be kept: row, code, field and reason, and nothing else that stood in a cell. */
export function withoutCells({ row, code, verdict, problems }: RowVerdict): RowVerdict {
  const unknown = problems.some((problem) => NO_CODE.has(problem.code));
  return { row, code: unknown ? '' : code, verdict, problems: problems.map(withoutCell) };
}

function withoutCell(problem: CaseListProblem): CaseListProblem {
  if (OWN_VALUES.has(problem.code)) return problem;
  const { code, field, atEnd } = problem;
  return { code, field, ...(atEnd === true && { atEnd }) };
}
