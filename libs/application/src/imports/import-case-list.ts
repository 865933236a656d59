import { readCases } from '#exchange';
import type { ReadRow, SheetsSeen } from '#exchange';
import { zoneOf } from '#indicators';
import type { Zone } from '#indicators';
import { EarliestEffect } from '../closing/earliest-effect.js';
import { CaseListRun } from './case-list-run.js';
import type { DossierWork } from './case-list-run.js';
import { CatalogueNames } from './catalogue-names.js';
import { CodeLedger } from './code-ledger.js';
import { CaseListImportError } from './import-case-list.types.js';
import type { CaseListImport, CaseListSummary, ImportDependencies, RejectedRow } from './import-case-list.types.js';
import { pseudonymsOf } from './pseudonyms-of.js';
import { KnownDossiers } from './known-dossiers.js';
import { compareWithPublished } from './reconciliation.js';
import { countedBytes, surveyCaseList } from './survey-case-list.js';

/** Rows and activities decided together; about two events a row, so two to three groups of the bulk path. */
const ROWS_PER_PIECE = 500;
const KEPT_REJECTIONS = 100;
const LONGEST_RUN_MS = 12 * 3_600_000;

/**
 * Imports a case list (CONTRACT 4.2). Idempotent by content: the same file again is all duplicates and writes nothing;
 * an import that was stopped or killed is simply run again. The file is read twice, first to its end without writing.
 * Throws CaseListError for the file or mapping, {@link CaseListImportError} for a run that cannot go on.
 */
export async function importCaseList(
  dependencies: ImportDependencies,
  request: CaseListImport,
): Promise<CaseListSummary> {
  const { tenant, timezone } = request;
  const name = request.source.name.normalize('NFC').replaceAll('\0', '').toWellFormed();
  const named = { ...request, source: { name, open: () => request.source.open() } };
  const startedAt = dependencies.clock.now();
  const names = new CatalogueNames(dependencies.store, tenant, timezone);
  await names.refresh();
  const ledger = new CodeLedger();
  const survey = await surveyCaseList(named, ledger);
  const known = new KnownDossiers(dependencies.store, tenant, survey.digest, ledger);
  const run = new CaseListRun(named, dependencies, names, known, survey.digest);
  const taking = new Taking(named, run, known, ledger, survey.rows, pseudonymsOf(dependencies, request));
  if (survey.interrupted) taking.interrupted = true;
  else await taking.all(() => dependencies.clock.now() - startedAt);
  const closedPeriods = await taking.effect.closedPeriods(dependencies.store, request, dependencies.clock.now());
  return { ...taking.summary(run.events, names.learnt), closedPeriods };
}

/** Goes through the file and keeps the counts. */
class Taking {
  private readonly counts = { accepted: 0, duplicate: 0, rejected: 0 };
  private readonly activities = { told: 0, recorded: 0 };
  /** Of what was written, or in a dry run would be. */
  readonly effect = new EarliestEffect();
  private afterEnd = 0;
  private sheets: SheetsSeen | null = null;
  private readonly rejections: RejectedRow[] = [];
  private rows = 0;
  private readonly counter = { bytes: 0 };
  private readonly zone: Zone;
  interrupted = false;

  constructor(
    private readonly request: CaseListImport,
    private readonly run: CaseListRun,
    private readonly known: KnownDossiers,
    private readonly ledger: CodeLedger,
    private readonly totalRows: number,
    private readonly pseudonymOf?: (name: string) => string,
  ) {
    this.zone = zoneOf(request.timezone);
  }

  /** While one piece is being written the next is read and decided, unless they share a dossier. */
  async all(elapsedMs: () => number): Promise<void> {
    let writing = Promise.resolve();
    let busy: ReadonlyMap<string, unknown> = new Map();
    try {
      for await (const piece of this.pieces()) {
        if (this.mustStop(elapsedMs)) break;
        const rowsByCode = byCode(piece);
        if ([...rowsByCode.keys()].some((code) => busy.has(code))) await writing;
        const works = await this.run.prepare(rowsByCode);
        await writing;
        writing = this.take(piece, works);
        writing.catch(() => undefined);
        busy = rowsByCode;
      }
    } finally {
      await writing;
    }
  }

  private mustStop(elapsedMs: () => number): boolean {
    const longest = this.request.limits?.milliseconds ?? LONGEST_RUN_MS;
    if (elapsedMs() > longest) {
      const message = `the import took longer than ${String(longest)} ms; run it again to go on`;
      throw new CaseListImportError('IMPORT.TIMED_OUT', message);
    }
    return (this.interrupted = this.request.stop?.() === true);
  }

  summary(events: number, learnt: CaseListSummary['learnt']): Omit<CaseListSummary, 'closedPeriods'> {
    const { rows, counts, interrupted, rejections } = this;
    if (rows !== counts.accepted + counts.duplicate + counts.rejected) {
      throw new Error(`${String(rows)} rows are not ${JSON.stringify(counts)}`);
    }
    const reconciliation = this.ledger.reconciliation;
    const dossiers = Object.values(reconciliation).reduce((sum, count) => sum + count, 0);
    const { dryRun } = this.request;
    return {
      rows,
      dossiers,
      ...counts,
      reconciliation,
      events,
      ...(this.request.format === 'xes' && { activities: { ...this.activities }, activityAfterEnd: this.afterEnd }),
      ...(this.sheets && { sheet: this.sheets.read, otherSheets: this.sheets.others }),
      learnt: { ...learnt },
      dryRun,
      interrupted,
      rejections,
    };
  }

  private async *pieces(): AsyncGenerator<ReadRow[]> {
    const { source, format = 'csv', sheet, mapping, timezone, limits } = this.request;
    const onSheets = (sheets: SheetsSeen) => (this.sheets = sheets);
    const options = { format, sheet, onSheets, mapping, timezone, limits, pseudonymOf: this.pseudonymOf };
    let piece: ReadRow[] = [];
    let size = 0;
    for await (const { records, reader } of readCases(countedBytes(source.open(), this.counter), options)) {
      for (const record of records) {
        const row = reader.read(record);
        piece.push(row);
        size += 1 + (row.activities?.length ?? 0);
        if (size < ROWS_PER_PIECE) continue;
        yield piece;
        piece = [];
        size = 0;
      }
    }
    if (piece.length > 0) yield piece;
  }

  private async take(piece: readonly ReadRow[], works: DossierWork[]): Promise<void> {
    if (this.request.dryRun) this.run.pretend(works);
    else await this.run.write(works);
    const rejected: RejectedRow[] = piece
      .filter((row) => row.problems.length > 0)
      .map(({ row, code, problems }) => ({ row, code, problems }));
    for (const { code } of rejected) if (this.ledger.pass(code, 1) === 0) this.known.release(code);
    for (const work of works) rejected.push(...this.settle(work));
    this.reject(rejected.sort((a, b) => a.row - b.row));
    this.tellVerdicts(works, rejected);
    this.rows += piece.length;
    const { totalRows, rows } = this;
    this.request.onProgress?.({ phase: 'importing', rows, bytes: this.counter.bytes, totalRows });
  }

  private settle({ code, rows, decided }: DossierWork): RejectedRow[] {
    const taken = decided.rows.filter(({ verdict }) => verdict !== 'rejected');
    for (const { verdict } of taken) this.counts[verdict]++;
    if (decided.dueStated) this.ledger.stateDue(code);
    for (const { row } of taken) {
      this.ledger.publish(code, row.published);
      this.activities.told += row.activities?.length ?? 0;
    }
    for (const { event } of decided.events) {
      this.effect.note(event);
      if (event.type === 'ActivityRecorded') this.activities.recorded++;
    }
    if (taken.length > 0) {
      const published = this.ledger.publish(code, null);
      this.ledger.compare(code, compareWithPublished(decided.state, published, this.zone));
    }
    const ahead = this.ledger.pass(code, rows.length);
    if (ahead === 0 && decided.state.flags.includes('activityAfterEnd')) this.afterEnd++;
    if (this.request.dryRun) this.known.hold(code, decided.state, ahead);
    const problems = decided.rows.filter(({ verdict }) => verdict === 'rejected');
    return problems.map(({ row, problems: reasons }) => ({ row: row.row, code, problems: reasons }));
  }

  private tellVerdicts(works: readonly DossierWork[], rejected: readonly RejectedRow[]): void {
    const { onVerdict } = this.request;
    if (onVerdict === undefined) return;
    const taken = works.flatMap(({ code, decided }) =>
      decided.rows
        .filter(({ verdict }) => verdict !== 'rejected')
        .map(({ row: { row }, verdict }) => ({ row, code, verdict, problems: [] })),
    );
    const refused = rejected.map((row) => ({ ...row, verdict: 'rejected' as const }));
    for (const row of [...taken, ...refused].sort((a, b) => a.row - b.row)) onVerdict(row);
  }

  private reject(rejected: readonly RejectedRow[]): void {
    for (const row of rejected) {
      this.counts.rejected++;
      if (this.rejections.length < KEPT_REJECTIONS) this.rejections.push({ ...row });
      this.request.onRejected?.(row);
    }
  }
}

function byCode(piece: readonly ReadRow[]): Map<string, ReadRow[]> {
  const rows = new Map<string, ReadRow[]>();
  for (const row of piece) {
    if (row.problems.length > 0) continue;
    const same = rows.get(row.code);
    if (same === undefined) rows.set(row.code, [row]);
    else same.push(row);
  }
  return rows;
}
