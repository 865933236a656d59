import { stringify } from 'csv-stringify/sync';
import type { CaseListProblem } from '#dossier';
import { neutralised } from '../ii06a/neutralised.js';
import { caseListReason } from './case-list-reasons.js';
import { RESULT_COLUMNS } from './result-columns.js';

/** What became of a row of a case list. */
export interface CaseListVerdict {
  row: number;
  code: string;
  verdict: 'accepted' | 'duplicate' | 'rejected';
  problems: readonly CaseListProblem[];
}

const WORDS = { accepted: 'đã nhận', duplicate: 'đã có, không có gì mới', rejected: 'không nhận' };

/** So that Excel takes it for UTF-8. */
const MARK = '\uFEFF';

const lineOf = (cells: readonly string[]): string => stringify([cells.map(neutralised)]);

/** What stands beside a row: the verdict in words, the codes of its problems, the reasons for whoever mends the list. */
export function caseListVerdictCells({ verdict, problems }: Pick<CaseListVerdict, 'verdict' | 'problems'>): string[] {
  const codes = [...new Set(problems.map(({ code }) => code))].join(', ');
  return [WORDS[verdict], codes, problems.map(caseListReason).join('; ')];
}

/** The first line of a result that holds no cells of the list. */
export const CASE_LIST_RESULT_HEADER =
  MARK + lineOf(['Dòng', 'Mã hồ sơ', RESULT_COLUMNS.verdict, RESULT_COLUMNS.problems, RESULT_COLUMNS.reason]);

/** The line of a row there; no cell of it is a formula. */
export const caseListResultLine = (became: CaseListVerdict): string =>
  lineOf([String(became.row), became.code, ...caseListVerdictCells(became)]);
