import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { Database, Sql } from '#event-store';
import { CASE_LIST_RESULT_HEADER } from '#exchange';
import type { WithinTenant } from '../ports.js';
import { statements } from './statements.js';

const packed = promisify(gzip);
const unpacked = promisify(gunzip);

/** Lines kept as one row of the table; a million rows are two hundred of them. */
const LINES_PER_PART = 5_000;

/** What became of each row of the imports, as lines of CSV, for thirty days. */
export class ImportResults {
  constructor(private readonly database: Database) {}

  /** Begins the verdicts anew, for whoever begins the import; answers which attempt it is, null: nothing is kept of it. */
  async begin(tenant: string, jobId: string): Promise<number | null> {
    return this.database.transaction(async (sql) => {
      const [row] = await sql.query<{ attempt: number }>(statements.beginAttempt, [tenant, jobId]);
      await sql.query(statements.dropResult, [tenant, jobId]);
      return row?.attempt ?? null;
    });
  }

  /** False: somebody else has begun since. Until the end of the transaction nobody else begins. */
  async hold(sql: Sql, tenant: string, jobId: string, attempt: number): Promise<boolean> {
    return (await sql.query(statements.holdAttempt, [tenant, jobId, attempt])).length === 1;
  }

  /** Keeps a part; false: somebody else has begun since, and nothing was kept. */
  async keep(tenant: string, jobId: string, attempt: number, part: number, lines: string): Promise<boolean> {
    const parameters = [tenant, jobId, attempt, part, await packed(lines)];
    return (await this.database.query(statements.keepResult, parameters)).length === 1;
  }

  /** Which of some imports have verdicts. */
  async of(tenant: string, jobIds: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await this.database.query<{ id: string }>(statements.withResult, [tenant, jobIds]);
    return new Set(rows.map(({ id }) => id));
  }

  /** The file with its header, part by part; whoever reads it may do so from any context. */
  async *read(within: WithinTenant, tenant: string, jobId: string): AsyncGenerator<Buffer> {
    yield Buffer.from(CASE_LIST_RESULT_HEADER);
    for (let part = 0; ; part += 1) {
      const [row] = await within(tenant, () =>
        this.database.query<{ lines: Buffer }>(statements.resultPart, [tenant, jobId, part]),
      );
      if (row === undefined) return;
      yield await unpacked(row.lines);
    }
  }
}

/** Takes the verdicts of one attempt while they come. */
export class ResultLines {
  private lines: string[] = [];
  private part = 0;
  private writing: Promise<void> = Promise.resolve();
  /** Somebody else has begun the import since. */
  lost = false;

  constructor(
    private readonly results: ImportResults,
    private readonly tenant: string,
    private readonly jobId: string,
    private readonly attempt: number,
  ) {}

  add(line: string): void {
    if (this.lines.push(line) >= LINES_PER_PART) this.flush();
  }

  /** Everything that was told is kept. Throws what a part before could not be kept for. */
  async end(): Promise<void> {
    if (this.lines.length > 0) this.flush();
    await this.writing;
  }

  private flush(): void {
    const lines = this.lines.join('');
    this.lines = [];
    const part = this.part++;
    this.writing = this.writing.then(async () => {
      if (!this.lost) this.lost = !(await this.results.keep(this.tenant, this.jobId, this.attempt, part, lines));
    });
    // Thrown at the end.
    this.writing.catch(() => undefined);
  }
}
