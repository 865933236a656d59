import { Inject } from '@nestjs/common';
import { Query, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { requireOperation } from '../access/permissions.js';
import type { Principal } from '../access/principal.js';
import type { Job, JobView } from '../jobs/job.js';
import { jobView } from '../jobs/job.js';
import { Jobs } from '../jobs/jobs.js';
import { requireWholeTenant } from '../jobs/whole-tenant.js';
import { CLOCK, WITHIN_TENANT } from '../ports.js';
import type { Clock, WithinTenant } from '../ports.js';
import { ProblemError } from '../problem-error.js';
import { CASE_LIST_IMPORT } from './import-parameters.js';
import type { ImportParameters } from './import-parameters.js';
import { ImportResults } from './import-results.js';

/** An import as the administrator sees it: its job, and what was handed in. */
export interface ImportView extends JobView {
  fileName: string;
  bytes: number;
  dryRun: boolean;
  withMapping: boolean;
  /** What became of each row can be had. */
  hasResult: boolean;
}

/** Imports of the tenant, the newest first; `before` is the `next` of the page before. Throws JOB.NOT_FOUND for an unknown one. */
export class ListImports extends Query<{ items: ImportView[]; next: string | null }> {
  constructor(
    readonly principal: Principal,
    readonly question: { before: string | null; limit: number },
  ) {
    super();
  }
}

/** What became of each row, as a CSV in pieces. Throws JOB.NOT_FOUND, and NOT_FOUND where nothing is kept. */
export class GetImportResult extends Query<AsyncIterable<Buffer>> {
  constructor(
    readonly principal: Principal,
    readonly jobId: string,
  ) {
    super();
  }
}

@QueryHandler(ListImports)
export class ListImportsHandler implements IQueryHandler<ListImports> {
  constructor(
    @Inject(Jobs) private readonly jobs: Jobs,
    @Inject(ImportResults) private readonly results: ImportResults,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ principal, question: { before, limit } }: ListImports) {
    requireOperation(principal, 'imports.read');
    requireWholeTenant(principal, 'imports concern');
    const { tenant } = principal;
    const found = await this.jobs.list(tenant, before, limit, CASE_LIST_IMPORT);
    const kept = await this.results.of(
      tenant,
      found.filter(hasEnded).map(({ id }) => id),
    );
    const now = this.clock.now();
    const items = found.map((job) => importView(job, now, kept.has(job.id)));
    return { items, next: items.length === limit ? (items.at(-1)?.id ?? null) : null };
  }
}

@QueryHandler(GetImportResult)
export class GetImportResultHandler implements IQueryHandler<GetImportResult> {
  constructor(
    @Inject(Jobs) private readonly jobs: Jobs,
    @Inject(ImportResults) private readonly results: ImportResults,
    @Inject(WITHIN_TENANT) private readonly within: WithinTenant,
  ) {}

  async execute({ principal: { tenant, ...who }, jobId }: GetImportResult): Promise<AsyncIterable<Buffer>> {
    requireOperation({ tenant, ...who }, 'imports.read');
    requireWholeTenant({ tenant, ...who }, 'imports concern');
    const job = await this.jobs.get(tenant, jobId);
    if (job.kind !== CASE_LIST_IMPORT) throw new ProblemError('JOB.NOT_FOUND', `no import ${jobId}`);
    if (!hasEnded(job) || !(await this.results.of(tenant, [jobId])).has(jobId)) {
      throw new ProblemError('NOT_FOUND', 'no verdicts are kept of this import: it is open, took no row, or is old');
    }
    return this.results.read(this.within, tenant, jobId);
  }
}

const hasEnded = ({ state }: Job): boolean => state !== 'queued' && state !== 'running';

function importView(job: Job, now: number, hasResult: boolean): ImportView {
  const { fileName, bytes, dryRun, mapping } = job.parameters as ImportParameters;
  return { ...jobView(job, now), fileName, bytes, dryRun, withMapping: mapping !== null, hasResult };
}
