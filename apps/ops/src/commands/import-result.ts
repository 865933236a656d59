import type { RowVerdict } from '#application';
import { RESULT_COLUMNS, USUAL_FORMS, caseColumnNames, caseListVerdictCells, findCaseColumns } from '#exchange';
import type { CaseFileFormat, CaseListMapping } from '#exchange';
import type { CaseListProblem } from '#dossier';
import { openResult } from './result-of-rows.js';
import type { ResultOfRows, RowResult } from './result-of-rows.js';

const CSV = ['Dòng', 'Mã hồ sơ', 'Kết quả', 'Lý do'];
const { verdict, problems, reason } = RESULT_COLUMNS;

export interface ImportedFile {
  format: CaseFileFormat;
  sheet: string | undefined;
  mapping: CaseListMapping | null;
  open: () => AsyncIterable<Uint8Array>;
}

/** What became of every row of a case list; of an event log, which is no sheet, of every trace. */
export function openImportResult(path: string | undefined, file: ImportedFile): ResultOfRows | null {
  const { format, sheet = null, mapping, open } = file;
  if (format === 'xes') {
    return openResult(path, { csv: CSV, added: ['Vết', 'Mã hồ sơ', verdict, problems, reason], source: null });
  }
  const fits = (header: readonly string[]) => findCaseColumns(header, mapping);
  const source = { open, sheet, fits, isColumn: caseColumnNames(mapping) };
  return openResult(path, { csv: CSV, added: [verdict, problems, reason], source });
}

export function importedRow(
  format: CaseFileFormat,
  { row, code, verdict: became, problems: why }: RowVerdict,
): RowResult {
  const said = caseListVerdictCells({ verdict: became, problems: why });
  return {
    ...{ row, refused: became === 'rejected' },
    line: [String(row), code, became, why.map(problemText).join('; ')],
    added: format === 'xes' ? [String(row), code, ...said] : said,
  };
}

/** `receivedAt CONFLICT: given 2026-03-02…, recorded 2026-03-01…` */
export function problemText({ field, code, given, recorded, atEnd }: CaseListProblem): string {
  const values = [
    given === undefined ? null : `given ${given}`,
    recorded === undefined ? null : `recorded ${recorded}`,
  ];
  const shown = values.filter((value) => value !== null).join(', ');
  const forms = code === 'TIME.UNREADABLE' ? ` (a column without a format is read as ${USUAL_FORMS})` : '';
  const cut = atEnd === true ? '; the file ends here without a line break, it may have been cut off' : '';
  return `${field ?? 'row'} ${code}${shown === '' ? '' : `: ${shown}`}${forms}${cut}`;
}
