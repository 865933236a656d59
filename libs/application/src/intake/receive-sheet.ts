import { contentDigest, readIntakeSheet } from '#exchange';
import type { IntakeRow, IntakeSheetOptions } from '#exchange';
import { requireCommand } from '../access/permissions.js';
import { ExecuteDossierCommand } from '../dossiers/execute-dossier-command.js';
import { bodyOfRow } from './body-of-row.js';
import { previewReception } from './preview-reception.js';
import { ReceivedBefore, SHEET_OWNER, rowKey } from './received-before.js';
import type { RowKey } from './received-before.js';
import type {
  IntakeRefusal,
  IntakeSummary,
  IntakeVerdict,
  SheetIntake,
  SheetIntakeTools,
} from './receive-sheet.types.js';
import { refusal, refusalsOf } from './row-refusal.js';

/** Rows looked up together. */
const AT_ONCE = 200;

/**
 * Receives every row of a sheet like a dossier at the counter: one command each, in the order of the rows, so that codes
 * follow the sheet and a second row of the same applicant is warned of. A row received by an earlier run of the same
 * content is repeated, not received again. Throws {@link CaseListError} for a file that cannot be read, ProblemError for a
 * caller who may not receive, and what is nobody's fault of the sheet; then it is sent again.
 */
export async function receiveSheet(tools: SheetIntakeTools, sheet: SheetIntake): Promise<IntakeSummary> {
  requireCommand(sheet.principal, 'receive');
  const limits = sheet.mostRows === undefined ? undefined : { rows: sheet.mostRows };
  const options = { timezone: sheet.principal.timezone, limits };
  const digest = await contentDigest(sheet.open());
  await readWhole(sheet.open(), options);
  const run = new SheetRun(tools, sheet, digest);
  for await (const rows of readIntakeSheet(sheet.open(), options)) {
    for (let at = 0; at < rows.length && !run.summary.interrupted; at += AT_ONCE) {
      await run.take(rows.slice(at, at + AT_ONCE));
    }
    if (run.summary.interrupted) break;
  }
  return run.summary;
}

/** A file that is cut off or broken in its middle is refused before its first dossier is received. */
async function readWhole(source: AsyncIterable<Uint8Array>, options: IntakeSheetOptions): Promise<void> {
  const batches = readIntakeSheet(source, options);
  while ((await batches.next()).done !== true);
}

class SheetRun {
  readonly summary: IntakeSummary;
  private readonly before: ReceivedBefore;

  constructor(
    private readonly tools: SheetIntakeTools,
    private readonly sheet: SheetIntake,
    private readonly digest: string,
  ) {
    this.before = new ReceivedBefore(tools);
    const counts = { rows: 0, received: 0, repeated: 0, refused: 0, possibleDuplicates: 0 };
    this.summary = { ...counts, dryRun: sheet.dryRun, interrupted: false, digest };
  }

  async take(rows: readonly IntakeRow[]): Promise<void> {
    const { principal, agencyId } = this.sheet;
    const keys = new Map(rows.map((row) => [row, rowKey(this.digest, row.row, agencyId)] as const));
    const known = await this.before.find(principal, [...keys.values()]);
    const received: (RowKey & { position: number })[] = [];
    try {
      for (const [row, key] of keys) {
        if (this.sheet.stop?.() === true) {
          this.summary.interrupted = true;
          break;
        }
        this.count(known.get(key.id) ?? (await this.verdictOf(row, key, received)));
      }
    } finally {
      await this.before.keep(principal.tenant, received);
    }
  }

  private async verdictOf(
    row: IntakeRow,
    key: RowKey,
    received: (RowKey & { position: number })[],
  ): Promise<IntakeVerdict> {
    const { principal, agencyId, dryRun } = this.sheet;
    const body = bodyOfRow(row, agencyId);
    if (row.problems.length > 0 || body === null) {
      return refused(
        row,
        row.problems.map(({ field, code }) => refusal(field, code)),
      );
    }
    try {
      if (dryRun) {
        const dueAt = await previewReception(this.tools, principal, body);
        return { row: row.row, verdict: 'acceptable', code: body.code ?? null, dueAt };
      }
      const caller = { ...principal, tokenId: SHEET_OWNER };
      const command = { name: 'receive' as const, body };
      const { code, dueAt, warnings, position } = await this.tools.execute(
        new ExecuteDossierCommand(caller, null, command, null, key),
      );
      received.push({ ...key, position });
      return { row: row.row, verdict: 'received', code, dueAt, warnings };
    } catch (error) {
      return refused(row, refusalsOf(error));
    }
  }

  private count(verdict: IntakeVerdict): void {
    const { summary } = this;
    summary.rows += 1;
    if (verdict.verdict === 'refused') summary.refused += 1;
    if (verdict.verdict === 'received') {
      summary.received += 1;
      if (verdict.repeated) summary.repeated += 1;
      if (verdict.warnings.some(({ code }) => code === 'INTAKE.POSSIBLE_DUPLICATE')) summary.possibleDuplicates += 1;
    }
    this.sheet.onRow?.(verdict);
  }
}

const refused = ({ row }: IntakeRow, problems: IntakeRefusal[]): IntakeVerdict => ({
  row,
  verdict: 'refused',
  problems,
});
