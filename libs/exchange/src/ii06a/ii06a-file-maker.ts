import type { Ii06aReport } from '#indicators';
import type { Ii06aFormat } from './file-name.js';
import { ii06aFile } from './ii06a-file.js';
import { inWorker } from './in-worker.js';

export interface Ii06aFileLimits {
  /** Files made at the same time. */
  atOnce: number;
  /** Files that may wait for that. */
  waiting: number;
  /** Rows of a workbook or PDF. */
  rows: number;
}

/**
 * A file is a second or several of one core: two leave a small machine to its other work. A thousand rows are every
 * commune of the largest province several times over.
 */
const LIMITS: Ii06aFileLimits = { atOnce: 2, waiting: 8, rows: 1_000 };

/** Compiled code has its worker beside it; from TypeScript sources (specs) there is none and files are made in this thread. */
const COMPILED = import.meta.url.endsWith('.js') ? new URL('ii06a-worker.js', import.meta.url) : null;

/** A file that is not made, and why. */
export class Ii06aFileError extends Error {
  constructor(
    /** `REPORT.TOO_LARGE`: more rows than a file takes. `REPORT.BUSY`: as many as may are being made or waited for. */
    readonly code: 'REPORT.TOO_LARGE' | 'REPORT.BUSY',
    message: string,
    readonly extra: Record<string, unknown> = {},
  ) {
    super(message);
  }
}

/** Makes workbooks and PDFs beside the event loop of a process that answers others, a few at a time. */
export class Ii06aFileMaker {
  private underWay = 0;
  private readonly line: (() => void)[] = [];
  private readonly limits: Ii06aFileLimits;

  /** @param program the compiled worker; null: none, see {@link COMPILED} */
  constructor(
    limits: Partial<Ii06aFileLimits> = {},
    private readonly program: URL | null = COMPILED,
  ) {
    this.limits = { ...LIMITS, ...limits };
  }

  /**
   * The same bytes as `ii06aFile`.
   * @throws Ii06aFileError
   */
  async make(report: Ii06aReport, format: Exclude<Ii06aFormat, 'json'>): Promise<Buffer> {
    const { rows } = this.limits;
    if (report.rows.length > rows) throw tooLarge(report.rows.length, rows);
    await this.turn();
    try {
      return await (this.program === null ? ii06aFile(report, format) : inWorker(this.program, report, format));
    } finally {
      // The turn is handed on, so that nobody who comes now goes first.
      const next = this.line.shift();
      if (next === undefined) this.underWay -= 1;
      else next();
    }
  }

  private async turn(): Promise<void> {
    const { atOnce, waiting } = this.limits;
    if (this.underWay < atOnce) {
      this.underWay += 1;
      return;
    }
    if (this.line.length >= waiting) throw busy(atOnce, waiting);
    await new Promise<void>((begin) => this.line.push(begin));
  }
}

const tooLarge = (rows: number, most: number): Ii06aFileError =>
  new Ii06aFileError(
    'REPORT.TOO_LARGE',
    `${String(rows)} rows; a workbook or PDF holds at most ${String(most)}: narrow by agencyId, group by field, or take it as JSON`,
    { rows, most, narrow: ['agencyId', 'groupBy=field', 'format=json'] },
  );

const busy = (atOnce: number, waiting: number): Ii06aFileError =>
  new Ii06aFileError(
    'REPORT.BUSY',
    `${String(atOnce)} files are being made and ${String(waiting)} wait already; try again`,
    { retryAfterSeconds: 5 },
  );
