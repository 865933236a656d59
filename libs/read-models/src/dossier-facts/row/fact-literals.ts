import type { CellValue } from '../row-literals.js';
import { cell } from '../row-literals.js';
import type { FactParts, FactRow, PartName } from './fact-row.js';

/** Neighbouring columns of one part: its text for them is made once, however many rows share the part. */
interface Run {
  part: PartName;
  columns: readonly string[];
  /** Where a part keeps its text. */
  index: number;
}

/** Every run met so far: the tables know the columns in different orders, and a later program may add some meanwhile. */
const runs = new Map<string, Run>();
const runsOfPart = new Map<PartName, number>();

function runOf(part: PartName, columns: readonly string[]): Run {
  const key = `${part}: ${columns.join()}`;
  const known = runs.get(key);
  if (known !== undefined) return known;
  const index = runsOfPart.get(part) ?? 0;
  const run = { part, columns, index };
  runs.set(key, run);
  runsOfPart.set(part, index + 1);
  return run;
}

/** Values of the columns that are in no part, keys and positions, by a row's place in the list. */
export type OwnColumns = Readonly<Record<string, (at: number) => CellValue>>;

/**
 * Fact rows as one literal of an array of their table's row type, as `rowLiterals` makes them, out of the texts of their
 * parts. A column that neither the parts nor `own` know becomes null.
 *
 * @param columns the table's columns in the order in which the database knows them
 */
export function factLiterals(columns: readonly string[], rows: readonly FactRow[], own: OwnColumns): string {
  const [first] = rows;
  if (first === undefined) return '{}';
  const layout = layoutOf(columns, first.parts, own);
  return `{${rows.map((row, at) => `"(${rowText(layout, row, at)})"`).join()}}`;
}

/** A table's columns in their order: by themselves, or in runs of a part. */
type Layout = readonly (OwnColumns[string] | Run)[];

function layoutOf(columns: readonly string[], parts: FactParts, own: OwnColumns): Layout {
  const layout: (OwnColumns[string] | Run)[] = [];
  const names = Object.keys(parts) as PartName[];
  const partOf = (column: string | undefined) =>
    names.find((name) => column !== undefined && column in parts[name].columns);
  for (let first = 0, next = 1; first < columns.length; first = next, next++) {
    const part = partOf(columns[first]);
    while (part !== undefined && partOf(columns[next]) === part) next++;
    layout.push(part === undefined ? (own[columns[first] ?? ''] ?? unknown) : runOf(part, columns.slice(first, next)));
  }
  return layout;
}

const unknown = (): CellValue => null;

const rowText = (layout: Layout, { parts }: FactRow, at: number): string =>
  layout.map((item) => (typeof item === 'function' ? cell(item(at)) : runText(item, parts))).join();

function runText({ part, columns, index }: Run, parts: FactParts): string {
  const { texts, columns: values } = parts[part];
  return (texts[index] ??= columns.map((column) => cell((values as Record<string, CellValue>)[column])).join());
}
