import { Inject } from '@nestjs/common';
import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { CaseListError, parseCaseListMapping } from '#exchange';
import type { Database, Sql } from '#event-store';
import { requireOperation } from '../access/permissions.js';
import type { Principal } from '../access/principal.js';
import { JOB_STARTER } from '../jobs/job-starter.js';
import type { JobStarter } from '../jobs/job-starter.js';
import { Jobs } from '../jobs/jobs.js';
import { requireWholeTenant } from '../jobs/whole-tenant.js';
import { DATABASE } from '../ports.js';
import { ProblemError, invalid } from '../problem-error.js';
import { ImportFiles } from './import-files.js';
import { CASE_LIST_IMPORT, importJob } from './import-parameters.js';
import { statements } from './statements.js';

/** A case list as it was handed in. */
export interface HandedInList {
  /** What its sender calls it; shown, and the origin of every event. */
  fileName: string;
  content: Buffer;
  /** Text of a mapping file; null: columns are found by their Vietnamese names. */
  mapping: string | null;
  /** Of a workbook; null: the first whose header fits. */
  sheet: string | null;
  /** Reports what would happen and writes nothing. */
  dryRun: boolean;
}

/** Wishes a case list taken in, or surveyed. Throws VALIDATION.FAILED, INGEST.BUSY. */
export class StartCaseListImport extends Command<{ jobId: string }> {
  constructor(
    readonly principal: Principal,
    readonly list: HandedInList,
  ) {
    super();
  }
}

/** Lists of one tenant that wait or are taken in: what lies here sealed stays bounded. */
const MOST_OPEN = 5;
const MOST_MAPPING = 65_536;
const MOST_NAME = 200;

@CommandHandler(StartCaseListImport)
export class StartCaseListImportHandler implements ICommandHandler<StartCaseListImport, { jobId: string }> {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(Jobs) private readonly jobs: Jobs,
    @Inject(ImportFiles) private readonly files: ImportFiles,
    @Inject(JOB_STARTER) private readonly starter: JobStarter,
  ) {}

  async execute({ principal, list }: StartCaseListImport): Promise<{ jobId: string }> {
    requireOperation(principal, 'imports.manage');
    requireWholeTenant(principal, 'an import concerns');
    refuseUnfit(list);
    const jobId = await this.database.transaction((sql) => this.write(sql, principal, list));
    this.starter.startJob(principal.tenant, jobId);
    return { jobId };
  }

  private async write(sql: Sql, { tenant, actorId }: Principal, list: HandedInList): Promise<string> {
    const [waiting] = await sql.query<{ open: number }>(statements.openImports, [tenant, CASE_LIST_IMPORT]);
    if ((waiting?.open ?? 0) >= MOST_OPEN) {
      throw new ProblemError('INGEST.BUSY', 'other lists are waiting to be taken in; hand this one in again');
    }
    const { content, dryRun, sheet, mapping } = list;
    const jobId = this.jobs.newId();
    const parts = this.files.partsOf(content);
    const parameters = { fileName: nameOf(list), bytes: content.length, parts, dryRun, sheet, mapping };
    await this.jobs.create(tenant, importJob(parameters, actorId), sql, jobId);
    await sql.query(statements.openImport, [tenant, jobId]);
    await this.files.keep(sql, tenant, jobId, content);
    return jobId;
  }
}

function refuseUnfit({ content, mapping, sheet }: HandedInList): void {
  if (content.length === 0) throw invalid([{ pointer: '/file', code: 'FILE.EMPTY', detail: 'the file is empty' }]);
  if (sheet?.includes('\0') === true) {
    throw invalid([{ pointer: '/sheet', code: 'TEXT.NUL', detail: 'holds a NUL character' }]);
  }
  if (mapping === null) return;
  if (mapping.length > MOST_MAPPING) {
    throw invalid([{ pointer: '/mapping', code: 'MAPPING.INVALID', detail: `longer than ${String(MOST_MAPPING)}` }]);
  }
  try {
    parseCaseListMapping(mapping);
  } catch (error) {
    if (!(error instanceof CaseListError)) throw error;
    const details = error.problems.length === 0 ? [error.message] : error.problems;
    throw invalid(details.map((detail) => ({ pointer: '/mapping', code: error.code, detail })));
  }
}

/** Without its folder, and as the log can keep it. */
function nameOf({ fileName }: HandedInList): string {
  const own = fileName.slice(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
  const kept = own
    .replace(/\p{Cc}/gu, '')
    .toWellFormed()
    .normalize('NFC')
    .trim();
  return kept === '' ? 'danh-sach' : kept.slice(0, MOST_NAME).toWellFormed();
}
