import { stringify } from 'csv-stringify/sync';
import { closeSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { neutralised } from '#exchange';

/** So that Excel takes it for UTF-8. */
const MARK = '\uFEFF';

/**
 * A CSV with a line for each row of an import, written as it goes: nothing is held. Under its name only once it is
 * whole; no cell of it is a formula.
 */
export class ResultFile {
  private readonly aside: string;
  private readonly file: number;
  private isOpen = true;

  constructor(
    private readonly path: string,
    header: readonly string[],
  ) {
    this.aside = `${path}.${String(process.pid)}.part`;
    this.file = openSync(this.aside, 'w', 0o600);
    writeSync(this.file, MARK);
    this.add(header);
  }

  add(cells: readonly string[]): void {
    writeSync(this.file, stringify([cells.map(neutralised)]));
  }

  keep(): void {
    closeSync(this.file);
    this.isOpen = false;
    renameSync(this.aside, this.path);
  }

  /** Leaves nothing behind of a file that was not kept. */
  discard(): void {
    if (!this.isOpen) return;
    this.isOpen = false;
    closeSync(this.file);
    rmSync(this.aside, { force: true });
  }
}
