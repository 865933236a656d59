import {
  createReadStream,
  createWriteStream,
  mkdtempSync,
  openSync,
  closeSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { finished } from 'node:stream/promises';
import { RESULT_COLUMNS, readSheetRows, resultColumnsIn, writeResultSheet } from '#exchange';
import type { RawRow, ResultHeader, ResultRow } from '#exchange';

/** The sheet whose rows have verdicts. */
export interface SheetSource {
  open: () => AsyncIterable<Uint8Array>;
  /** Of a workbook; null: the first whose header fits. */
  sheet: string | null;
  /** Throws CaseListError for a header that does not fit. */
  fits: (header: readonly string[]) => unknown;
  /** Whether a text is the name of a column: a header may have several rows. */
  isColumn: (text: string) => boolean;
}

interface Line {
  row: number;
  added: string[];
  refused: boolean;
}

/**
 * A workbook with the sheet's own cells and a verdict beside each row. The verdicts wait in a file while the rows are taken, so
 * that memory does not grow with them; the sheet is read once more at the end. Only its owner may read it, and it is under its
 * name only once it is whole.
 */
export class ResultSheetFile {
  private readonly folder: string;
  private readonly verdicts: number;
  private isOpen = true;

  constructor(
    private readonly path: string,
    private readonly added: readonly string[],
    /** Null: the file is no sheet, its verdicts stand alone. */
    private readonly source: SheetSource | null,
  ) {
    this.folder = mkdtempSync(join(dirname(path), `.${basename(path)}.`));
    this.verdicts = openSync(join(this.folder, 'verdicts'), 'w', 0o600);
  }

  add(line: Line): void {
    writeSync(this.verdicts, `${JSON.stringify(line)}\n`);
  }

  async keep(): Promise<void> {
    const whole = join(this.folder, 'whole.xlsx');
    const out = createWriteStream(whole, { mode: 0o600 });
    const written = finished(out);
    const header: ResultHeader = { own: [], added: this.added, marked: this.added.at(-1) === RESULT_COLUMNS.mark };
    let old: ReadonlySet<number> = new Set();
    const onHeader = (cells: readonly string[]) => {
      this.source?.fits(cells);
      // What an earlier result said makes room for this one.
      old = new Set(resultColumnsIn(cells));
      header.own = cells.filter((_, index) => !old.has(index));
    };
    const rows = this.source === null ? this.lines() : this.rows(this.source, onHeader, () => old);
    await writeResultSheet(out, () => header, rows);
    await written;
    renameSync(whole, this.path);
    this.discard();
  }

  /** Leaves nothing behind of a file that was not kept. */
  discard(): void {
    if (!this.isOpen) return;
    this.isOpen = false;
    closeSync(this.verdicts);
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async *lines(): AsyncGenerator<ResultRow> {
    for await (const { added, refused } of this.told()) yield { own: [], added, refused };
  }

  /** Rows and verdicts come in one order; a row that was not reached has none. */
  private async *rows(
    { open, sheet, isColumn }: SheetSource,
    onHeader: (header: readonly string[]) => void,
    old: () => ReadonlySet<number>,
  ): AsyncGenerator<ResultRow> {
    const told = this.told();
    let next = await told.next();
    for await (const row of readSheetRows(open(), { sheet, onHeader, isColumn })) {
      while (next.done !== true && next.value.row < row.row) next = await told.next();
      const line = next.done !== true && next.value.row === row.row ? next.value : null;
      yield { ...ownOf(row, old()), added: line?.added ?? [], refused: line?.refused ?? false };
    }
    await told.return(undefined);
  }

  private async *told(): AsyncGenerator<Line, undefined> {
    const input = createReadStream(join(this.folder, 'verdicts'), 'utf8');
    for await (const line of createInterface({ input, crlfDelay: Infinity })) yield JSON.parse(line) as Line;
  }
}

const ownOf = ({ cells, ofWorkbook }: RawRow, old: ReadonlySet<number>) => ({
  own: old.size === 0 ? cells : cells.filter((_, index) => !old.has(index)),
  ofWorkbook,
});
