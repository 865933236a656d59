import { CaseListError } from './case-list-error.js';
import { headersByMeaning, isSynonym, plainWords, synonymsOf } from './header-synonyms.js';
import type { CaseListMapping, ColumnField, ColumnMapping } from './mapping.js';

/** A column found in the file. */
export interface FoundColumn extends ColumnMapping {
  index: number;
}

export type FoundColumns = ReadonlyMap<ColumnField, FoundColumn>;

/**
 * Finds the mapped columns in the file's first row; without a mapping, those with a Vietnamese name.
 * Throws HEADER.COLUMN_MISSING or HEADER.COLUMN_TWICE naming them; a column that nobody asks for may be there twice.
 */
export function findColumns(cells: readonly string[], mapping: CaseListMapping | null): FoundColumns {
  const headers = cells.map((cell) => cell.normalize('NFC').trim());
  const unreadable = headers.find((header) => /[\0\r]/.test(header));
  if (unreadable !== undefined) {
    const what = unreadable.includes('\0') ? 'a NUL character' : 'line ends of the old Mac kind (CR)';
    throw new CaseListError(
      'HEADER.UNREADABLE',
      `the header, row 1, has ${what}: is this a CSV file? Save it again as CSV UTF-8`,
    );
  }
  const wanted = mapping?.columns ?? columnsByMeaning(headers);
  const problems: string[] = [];
  const found = new Map<ColumnField, FoundColumn>();
  for (const [field, column] of wanted) {
    const name = column.column.normalize('NFC').trim();
    const index = headers.indexOf(name);
    if (index === -1) problems.push(`columns.${field} names "${name}"`);
    else found.set(field, { ...column, index });
  }
  if (problems.length > 0) {
    const there = headers.map((header) => `"${header}"`).join(', ');
    throw new CaseListError('HEADER.COLUMN_MISSING', `the file has no such column; it has ${there}`, problems);
  }
  refuseTwice(headers, found, mapping === null);
  return found;
}

/** Whether a text is the name of a column that {@link findColumns} would look for. */
export function columnNames(mapping: CaseListMapping | null): (text: string) => boolean {
  if (mapping === null) return isSynonym;
  const names = new Set([...mapping.columns.values()].map(({ column }) => column.normalize('NFC').trim()));
  return (text) => names.has(text.normalize('NFC').trim());
}

function columnsByMeaning(headers: readonly string[]): Map<ColumnField, ColumnMapping> {
  const columns = new Map<ColumnField, ColumnMapping>();
  for (const [field, column] of headersByMeaning(headers)) columns.set(field, { column, format: null, map: null });
  for (const field of ['code', 'receivedAt'] as const) {
    if (columns.has(field)) continue;
    const names = synonymsOf(field)
      .map((name) => `"${name}"`)
      .join(', ');
    const advice = `name the column ${names}, or give a mapping file`;
    throw new CaseListError('HEADER.COLUMN_MISSING', `the header, row 1, has no column for ${field}: ${advice}`);
  }
  return columns;
}

function refuseTwice(headers: readonly string[], found: FoundColumns, byMeaning: boolean): void {
  const key = (header: string) => (byMeaning ? plainWords(header) : header);
  const twice = new Set<string>();
  for (const { column, index } of found.values()) {
    const places = headers.flatMap((header, at) => (key(header) === key(headers[index] ?? '') ? [String(at + 1)] : []));
    if (places.length > 1) twice.add(`"${column}" in columns ${places.join(' and ')}`);
  }
  if (twice.size > 0) {
    throw new CaseListError('HEADER.COLUMN_TWICE', 'the header has a column twice; rename one of them', [...twice]);
  }
}
