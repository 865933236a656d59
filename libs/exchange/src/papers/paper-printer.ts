import { Worker } from 'node:worker_threads';
import { paperPdf } from './paper-pdf.js';
import type { Paper, RegisterPaper } from './paper.types.js';

export interface PaperPrinterLimits {
  /** Papers that may be asked for and not yet made. */
  waiting: number;
  /** A thread that takes longer for one paper is ended; milliseconds. */
  longest: number;
  /** Rows of a register. */
  rows: number;
}

/** A receipt is a tenth of a second of one core; the largest counters of a province receive one every few seconds. */
const LIMITS: PaperPrinterLimits = { waiting: 32, longest: 30_000, rows: 2_000 };

/** A thread that needs more than this is ended and its papers refused. */
const MOST_MEGABYTES = 384;

/** Compiled code has its worker beside it; from TypeScript sources (specs) there is none and papers are made in this thread. */
const COMPILED = import.meta.url.endsWith('.js') ? new URL('paper-worker.js', import.meta.url) : null;

/** A paper that is not made, and why. */
export class PaperError extends Error {
  constructor(
    /** `REPORT.TOO_LARGE`: more rows than a register takes. `REPORT.BUSY`: as many as may are waited for. */
    readonly code: 'REPORT.TOO_LARGE' | 'REPORT.BUSY',
    message: string,
    readonly extra: Record<string, unknown> = {},
  ) {
    super(message);
  }
}

interface Pending {
  made: (pdf: Buffer) => void;
  failed: (error: Error) => void;
  timer: NodeJS.Timeout;
}

/** Prints beside the event loop, in one thread that stays: the clerk waits for the paper, not for the printer to warm up. */
export class PaperPrinter {
  private readonly limits: PaperPrinterLimits;
  private readonly pending = new Map<number, Pending>();
  private worker: Worker | null = null;
  private last = 0;

  /** @param program the compiled worker; null: none, see {@link COMPILED} */
  constructor(
    limits: Partial<PaperPrinterLimits> = {},
    private readonly program: URL | null = COMPILED,
  ) {
    this.limits = { ...LIMITS, ...limits };
  }

  /**
   * The same bytes as `paperPdf`.
   * @throws PaperError
   */
  async print(paper: Paper | RegisterPaper): Promise<Buffer> {
    const { waiting, rows } = this.limits;
    if (paper.kind === 'register' && paper.rows.length > rows) throw tooLarge(paper.rows.length, rows);
    if (this.program === null) return paperPdf(paper);
    if (this.pending.size >= waiting) throw busy(waiting);
    return this.inThread(this.program, paper);
  }

  /** Ends the thread; what is still waited for fails. */
  async close(): Promise<void> {
    await this.worker?.terminate();
  }

  private inThread(program: URL, paper: Paper | RegisterPaper): Promise<Buffer> {
    const worker = (this.worker ??= this.begin(program));
    const id = (this.last += 1);
    return new Promise((made, failed) => {
      const timer = setTimeout(() => void worker.terminate(), this.limits.longest);
      this.pending.set(id, { made, failed, timer });
      worker.ref();
      worker.postMessage({ id, paper });
    });
  }

  private begin(program: URL): Worker {
    const worker = new Worker(program, {
      env: {},
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES },
    });
    worker.on('message', ({ id, bytes, error }: { id: number; bytes?: Uint8Array<ArrayBuffer>; error?: string }) => {
      const waiter = this.settle(id);
      if (bytes === undefined) waiter?.failed(new Error(error ?? 'a paper could not be made'));
      else waiter?.made(Buffer.from(bytes.buffer));
      // An idle printer keeps no process alive.
      if (this.pending.size === 0) worker.unref();
    });
    // The exit that follows fails what is waited for.
    worker.on('error', () => undefined);
    worker.on('exit', () => {
      if (this.worker === worker) this.worker = null;
      for (const id of [...this.pending.keys()]) {
        this.settle(id)?.failed(new Error('the thread that prints ended without the paper'));
      }
    });
    return worker;
  }

  private settle(id: number): Pending | undefined {
    const waiter = this.pending.get(id);
    this.pending.delete(id);
    clearTimeout(waiter?.timer);
    return waiter;
  }
}

const tooLarge = (rows: number, most: number): PaperError =>
  new PaperError(
    'REPORT.TOO_LARGE',
    `${String(rows)} dossiers; a register holds at most ${String(most)}: narrow by agencyId`,
    { rows, most, narrow: ['agencyId', 'format=json'] },
  );

const busy = (waiting: number): PaperError =>
  new PaperError('REPORT.BUSY', `${String(waiting)} papers are being made already; try again`, {
    retryAfterSeconds: 2,
  });
