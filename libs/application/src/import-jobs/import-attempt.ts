import { caseListResultLine, parseCaseListMapping } from '#exchange';
import type { CaseListImport, CaseListSummary } from '../imports/index.js';
import { JobProgress } from '../jobs/job-progress.js';
import type { Job } from '../jobs/job.js';
import { whileAlive } from '../jobs/while-alive.js';
import { timezoneOf } from '../timezone-of.js';
import { ImportFileGone } from './import-files.js';
import type { ImportJobTools } from './import-job-tools.js';
import { UPLOAD_LIMITS } from './import-parameters.js';
import type { ImportParameters } from './import-parameters.js';
import { reportOf } from './import-report.js';
import type { ImportReport } from './import-report.js';
import { ResultLines } from './import-results.js';
import { withoutCells } from './row-verdicts.js';

/** One worker's way through one list, with its progress, its verdicts and the wish to stop. */
export class ImportAttempt {
  private readonly progress: JobProgress;
  private readonly lines: ResultLines;
  private cancelled = false;
  private rows = 0;
  private totalRows: number | undefined;

  private constructor(
    private readonly tools: ImportJobTools,
    private readonly job: Job,
    readonly number: number,
    private readonly timezone: string,
  ) {
    this.progress = new JobProgress(tools.jobs, tools.clock, job.tenant, job.id);
    this.lines = new ResultLines(tools.results, job.tenant, job.id, number);
  }

  static async begin(tools: ImportJobTools, job: Job): Promise<ImportAttempt> {
    const timezone = await timezoneOf(tools.database, job.tenant);
    if (timezone === null) throw new Error(`no tenant ${job.tenant}`);
    return new ImportAttempt(tools, job, (await tools.results.begin(job.tenant, job.id)) ?? 0, timezone);
  }

  /** `ended`: cancelled, or begun anew by somebody else; `stopped`: by this process, and somebody may go on. */
  async carryOut(
    importList: (list: CaseListImport) => Promise<CaseListSummary>,
    stop: () => boolean,
  ): Promise<ImportReport | 'ended' | 'stopped'> {
    if (this.number === 0) throw new ImportFileGone();
    const work = importList(this.listOf(stop));
    await whileAlive(work, () => this.report());
    const summary = await work;
    await this.lines.end();
    await this.reportLast();
    if (this.mustEnd) return 'ended';
    return summary.interrupted ? 'stopped' : reportOf(summary, this.number);
  }

  /** Somebody else has begun since: the job is theirs. */
  async isOvertaken(): Promise<boolean> {
    const { database, results } = this.tools;
    const { tenant, id } = this.job;
    return this.number > 0 && !(await database.transaction((sql) => results.hold(sql, tenant, id, this.number)));
  }

  private get mustEnd(): boolean {
    return this.cancelled || this.lines.lost;
  }

  private listOf(stop: () => boolean): CaseListImport {
    const { tenant, id, requestedBy } = this.job;
    const { fileName, parts, dryRun, sheet, mapping } = this.job.parameters as ImportParameters;
    return {
      ...{ tenant, timezone: this.timezone, dryRun, actorId: requestedBy, unitId: null, limits: UPLOAD_LIMITS },
      source: { name: fileName, open: () => this.tools.files.open(tenant, id, parts) },
      ...(sheet !== null && { sheet }),
      mapping: mapping === null ? null : parseCaseListMapping(mapping),
      stop: () => this.mustEnd || stop(),
      onVerdict: (verdict) => {
        this.lines.add(caseListResultLine(withoutCells(verdict)));
      },
      onProgress: ({ rows, totalRows }) => {
        this.rows = rows;
        this.totalRows = totalRows ?? undefined;
        // The wish to cancel is read without waiting for it: it is heard some pieces later.
        this.report().catch(() => undefined);
      },
    };
  }

  /** The last count is written whenever the one before was, and the wish to cancel is heard once more. */
  private async reportLast(): Promise<void> {
    const { tenant, id } = this.job;
    if (!(await this.tools.jobs.progress(tenant, id, this.rows, this.totalRows))) this.cancelled = true;
  }

  private async report(): Promise<void> {
    if (!(await this.progress.report(this.rows, this.totalRows))) this.cancelled = true;
  }
}
