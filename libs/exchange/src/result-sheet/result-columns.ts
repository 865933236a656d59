import { plainWords } from '../case-list/header-synonyms.js';

/** The columns that a result adds behind those of the sheet; no list that is read has a column of these names. */
export const RESULT_COLUMNS = {
  verdict: 'Kết quả nhận',
  code: 'Mã hồ sơ đã cấp',
  dueAt: 'Hẹn trả đã cấp',
  problems: 'Mã lỗi',
  reason: 'Lý do',
  /** Which row of which sheet it was first, so that a mended result is known again. */
  mark: 'Khóa dòng',
} as const;

const NAMES: ReadonlySet<string> = new Set(Object.values(RESULT_COLUMNS).map(plainWords));
const VERDICT = plainWords(RESULT_COLUMNS.verdict);

/** Where a header has columns that an earlier result added. */
export const resultColumnsIn = (header: readonly string[]): number[] =>
  isResult(header) ? header.flatMap((text, index) => (NAMES.has(plainWords(text)) ? [index] : [])) : [];

/** Whether the sheet is a result that comes back. */
export const isResult = (header: readonly string[]): boolean => header.some((text) => plainWords(text) === VERDICT);

/** What stood in a cell before the result made it harmless: {@link neutralised} turned round. */
export const asItStood = (text: string): string => text.replace(/^'(?=[=+\-@\t\r\n])/, '');
