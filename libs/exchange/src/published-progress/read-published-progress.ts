import { parse } from 'csv-parse/sync';
import type { PublishedProgress } from '#indicators';

/** Why a list of published progress could not be read; names the row, counted with the header as 1, and the column. */
export class PublishedProgressError extends Error {
  override readonly name = 'PublishedProgressError';
  readonly code = 'PROGRESS.UNREADABLE';
}

const COLUMNS = ['scope', 'departmentCode', 'totalReceived', 'totalOnTime', 'ratio', 'score', 'maxScore'] as const;
const WHOLE = /^\d{1,15}$/;
const DECIMAL = /^\d{1,15}(\.\d{1,9})?$/;

/**
 * Reads the progress of a national portal's statistics page saved as CSV, UTF-8, with a header that names at least scope,
 * departmentCode, totalReceived, totalOnTime, ratio, score and maxScore.
 * @throws PublishedProgressError naming row and column
 */
export function readPublishedProgress(text: string): PublishedProgress[] {
  const [header, ...rows] = records(text);
  const missing = COLUMNS.filter((name) => header?.includes(name) !== true);
  if (header === undefined || missing.length > 0) throw refused(1, `no column ${missing.join(', ')}`);
  return rows.map((cells, index) => {
    const cell = (name: (typeof COLUMNS)[number], form: RegExp): string => {
      const value = cells[header.indexOf(name)] ?? '';
      if (!form.test(value)) throw refused(index + 2, `column ${name}: "${value.slice(0, 40)}" is not a number ≥ 0`);
      return value;
    };
    const label = ['scope', 'departmentCode'].map((name) => cells[header.indexOf(name)] ?? '').join(' ');
    return {
      label,
      received: Number(cell('totalReceived', WHOLE)),
      onTime: Number(cell('totalOnTime', WHOLE)),
      ratio: cell('ratio', DECIMAL),
      score: cell('score', DECIMAL),
      maxScore: Number(cell('maxScore', WHOLE)),
    };
  });
}

function records(text: string): string[][] {
  try {
    return parse(text, { bom: true, trim: true, skip_empty_lines: true });
  } catch (error) {
    throw new PublishedProgressError(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

const refused = (row: number, what: string): PublishedProgressError =>
  new PublishedProgressError(`row ${String(row)}: ${what}`);
