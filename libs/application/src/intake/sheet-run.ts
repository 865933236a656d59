import type { IntakeRow } from '#exchange';
import { ExecuteDossierCommand } from '../dossiers/execute-dossier-command.js';
import { bodyOfRow } from './body-of-row.js';
import { previewReception } from './preview-reception.js';
import { ReceivedBefore, SHEET_OWNER } from './received-before.js';
import type { RowKey } from './received-before.js';
import { RowRecognition } from './recognise-rows.js';
import type { RecognisedRow } from './recognise-rows.js';
import type {
  IntakeRefusal,
  IntakeSummary,
  IntakeVerdict,
  SheetIntake,
  SheetIntakeTools,
} from './receive-sheet.types.js';
import { refusal, refusalsOf } from './row-refusal.js';

type Received = RowKey & { position: number };

/** Receives the rows of one sheet, one command each, and counts. */
export class SheetRun {
  readonly summary: IntakeSummary;
  private readonly before: ReceivedBefore;
  private readonly recognition: RowRecognition;

  constructor(
    private readonly tools: SheetIntakeTools,
    private readonly sheet: SheetIntake,
    digest: string,
  ) {
    this.before = new ReceivedBefore(tools);
    this.recognition = new RowRecognition(tools, sheet, digest, this.before);
    const counts = { rows: 0, received: 0, repeated: 0, refused: 0, possibleDuplicates: 0 };
    this.summary = { ...counts, dryRun: sheet.dryRun, interrupted: false, digest };
  }

  async take(rows: readonly IntakeRow[]): Promise<void> {
    const received: Received[] = [];
    try {
      for (const one of await this.recognition.of(rows)) {
        if (this.sheet.stop?.() === true) {
          this.summary.interrupted = true;
          break;
        }
        this.tell(one, one.verdict ?? (await this.receive(one, received)));
      }
    } finally {
      await this.before.keep(this.sheet.principal.tenant, received);
    }
  }

  private async receive({ row, key }: RecognisedRow, received: Received[]): Promise<IntakeVerdict> {
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

  private tell({ key, content }: RecognisedRow, verdict: IntakeVerdict): void {
    const { summary } = this;
    summary.rows += 1;
    if (verdict.verdict === 'refused') summary.refused += 1;
    if (verdict.verdict === 'received') {
      summary.received += 1;
      if (verdict.repeated) summary.repeated += 1;
      if (verdict.warnings.some(({ code }) => code === 'INTAKE.POSSIBLE_DUPLICATE')) summary.possibleDuplicates += 1;
    }
    this.sheet.onRow?.(verdict, { key: key.id, content: verdict.verdict === 'received' ? content : null });
  }
}

const refused = ({ row }: IntakeRow, problems: IntakeRefusal[]): IntakeVerdict => ({
  row,
  verdict: 'refused',
  problems,
});
