import type { SheetRow } from './sheets-of.js';

/** Whether a text is the name of a column that is asked for. */
export type IsColumn = (text: string) => boolean;

/** A header of one or more rows, as one. */
export interface Header {
  names: string[];
  /** How many rows it takes. */
  height: number;
}

/** Group, sub-group, column and a repetition: no header of an office list is taller. */
const TALLEST = 4;

/**
 * The header that begins with the first row. The row below goes with it when it repeats a column's name (a cell merged
 * downwards says the same again) or brings one, and says nothing else under a column that is asked for: that would be a row
 * of data. The lowest name wins; a group's title goes before it where only both together are a column ("Ngày" over
 * "hẹn trả"), and stands alone where nothing is below it.
 */
export function headerFrom(rows: readonly SheetRow[], isColumn: IsColumn): Header {
  const [first] = rows;
  if (first === undefined) return { names: [], height: 0 };
  let header: Header = { names: first.cells, height: 1 };
  if (!first.cells.some(isColumn)) return header;
  while (header.height < TALLEST) {
    const [above, below] = [rows[header.height - 1], rows[header.height]];
    if (above === undefined || below?.row !== above.row + 1) break;
    const names = joined(header.names, above.cells, below.cells, isColumn);
    if (names === null) break;
    header = { names, height: header.height + 1 };
  }
  const [last, next] = [rows[header.height - 1], rows[header.height]];
  const numbered = last !== undefined && next?.row === last.row + 1 && isColumnNumbers(next.cells);
  return numbered ? { ...header, height: header.height + 1 } : header;
}

/** The row of an office form that numbers its columns: (1), (2), (3) … or 1, 2, 3 … without a gap. */
function isColumnNumbers(cells: readonly string[]): boolean {
  const said = cells.map((text) => text.trim()).filter((text) => text !== '');
  const numbers = said.map((text) => /^\(?(\d{1,3})\)?$/.exec(text)?.[1]).filter((text) => text !== undefined);
  return (
    said.length >= 3 && numbers.length === said.length && numbers.every((text, index) => Number(text) === index + 1)
  );
}

/** The names with one more row of them; null if the row is none. */
function joined(
  names: readonly string[],
  above: readonly string[],
  below: readonly string[],
  isColumn: IsColumn,
): string[] | null {
  let isHeader = false;
  let group = '';
  const longer = Array.from({ length: Math.max(names.length, below.length) }, (_, index) => {
    const [name, text] = [names[index] ?? '', below[index] ?? ''];
    // A group's title that is not merged stands over the first of its columns only.
    if (!isBlank(name)) group = name;
    if (isBlank(text) || text === name || text === above[index]) {
      isHeader ||= !isBlank(text) && isColumn(name);
      return name;
    }
    const leaf = [text, `${group} ${text}`].find(isColumn);
    isHeader ||= leaf !== undefined;
    return leaf ?? (isColumn(name) ? null : text);
  });
  const whole = longer.filter((name) => name !== null);
  return isHeader && whole.length === longer.length ? whole : null;
}

const isBlank = (text: string): boolean => text.trim() === '';
