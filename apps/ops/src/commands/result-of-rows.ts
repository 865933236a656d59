import { ResultFile } from './result-file.js';
import { ResultSheetFile } from './result-sheet-file.js';
import type { SheetSource } from './result-sheet-file.js';

/** What became of a row, for both kinds of result. */
export interface RowResult {
  row: number;
  /** The cells of its line in a CSV. */
  line: readonly string[];
  /** What stands behind its own cells in a workbook. */
  added: string[];
  refused: boolean;
}

export interface ResultOfRows {
  add(result: RowResult): void;
  /** Puts the file under its name. */
  keep(): Promise<void>;
  /** Leaves nothing behind of a file that was not kept. */
  discard(): void;
}

export interface ResultKinds {
  /** The columns of a CSV. */
  csv: readonly string[];
  /** The columns that a workbook has behind the sheet's own. */
  added: readonly string[];
  /** Null: the file is no sheet. */
  source: SheetSource | null;
}

/** `--result`: a CSV with a line a row, or by its name (.xlsx) a workbook with the sheet's own cells beside the verdicts. */
export function openResult(path: string | undefined, { csv, added, source }: ResultKinds): ResultOfRows | null {
  if (path === undefined) return null;
  if (path.toLowerCase().endsWith('.xlsx')) {
    const sheet = new ResultSheetFile(path, added, source);
    return {
      add: ({ row, added: cells, refused }) => {
        sheet.add({ row, added: cells, refused });
      },
      keep: () => sheet.keep(),
      discard: () => {
        sheet.discard();
      },
    };
  }
  const file = new ResultFile(path, csv);
  return {
    add: ({ line }) => {
      file.add(line);
    },
    keep: () => {
      file.keep();
      return Promise.resolve();
    },
    discard: () => {
      file.discard();
    },
  };
}
