import type { IntakeVerdict } from '#application';
import { RESULT_COLUMNS, findIntakeColumns, isIntakeColumn, writeRowMark } from '#exchange';
import type { RowMark } from '#exchange';
import { openResult } from './result-of-rows.js';
import type { ResultOfRows, RowResult } from './result-of-rows.js';

const CSV = ['Dòng', 'Mã hồ sơ', 'Hạn trả', 'Kết quả', 'Lý do'];
const { verdict, code, dueAt, problems, reason, mark } = RESULT_COLUMNS;

/** What became of every row of an intake sheet. */
export function openIntakeResult(path: string | undefined, open: () => AsyncIterable<Uint8Array>): ResultOfRows | null {
  const source = { open, sheet: null, fits: findIntakeColumns, isColumn: isIntakeColumn };
  return openResult(path, { csv: CSV, added: [verdict, code, dueAt, problems, reason, mark], source });
}

/** The line of a CSV has nothing of the row's own cells but a code. */
export function intakeRow(became: IntakeVerdict, rowMark: RowMark, timezone: string): RowResult {
  const { row } = became;
  const refused = became.verdict === 'refused';
  const [given, due] = refused ? [null, null] : [became.code, became.dueAt];
  const why = reasonsOf(became);
  return {
    ...{ row, refused },
    line: [String(row), given ?? '', due ?? '', became.verdict, why],
    added: [
      ...[wordOf(became), given ?? '', due === null ? '' : localText(due, timezone)],
      ...[codesOf(became), why, writeRowMark(rowMark)],
    ],
  };
}

function wordOf(became: IntakeVerdict): string {
  if (became.verdict === 'refused') return 'từ chối';
  if (became.verdict === 'acceptable') return 'nhận được';
  return became.repeated ? 'đã tiếp nhận trước đây' : 'đã tiếp nhận';
}

function codesOf(became: IntakeVerdict): string {
  if (became.verdict === 'acceptable') return '';
  const codes = (became.verdict === 'refused' ? became.problems : became.warnings).map((one) => one.code);
  return [...new Set<string>(codes)].join(', ');
}

/** For the clerk, in Vietnamese; never what stands in a cell. */
export function reasonsOf(became: IntakeVerdict): string {
  if (became.verdict === 'refused') {
    return became.problems
      .map(({ reason: text, dossier }) => (dossier === undefined ? text : `${text} (mã ${dossier})`))
      .join('; ');
  }
  if (became.verdict === 'acceptable') return '';
  const twice = became.warnings.some((warning) => warning.code === 'INTAKE.POSSIBLE_DUPLICATE');
  return [became.repeated ? 'đã tiếp nhận ở lần nộp trước' : '', twice ? 'có thể trùng hồ sơ của cùng người nộp' : '']
    .filter((text) => text !== '')
    .join('; ');
}

/** `16/03/2026 17:00` */
const localText = (instant: string, timeZone: string): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone, dateStyle: 'short', timeStyle: 'short' })
    .format(new Date(instant))
    .replace(',', '');
