import { readSyncFile } from '#exchange';
import type { SyncBatch, SyncEnvelope, SyncLimits, SyncService } from '#exchange';
import type { IngestCaller, IngestDependencies, IngestTotals, ItemOutcome } from './ingest-sync.types.js';
import type { ItemSource, PendingItem } from './pending-item.js';
import { pendingItem } from './pending-item.js';
import { PiecesUnderWay, SyncPieces } from './sync-pieces.js';
import type { SyncPiece } from './sync-pieces.js';
import { FEED, SyncRun } from './sync-run.js';
import type { TakenBatch } from './sync-run.js';

/** A message of the portal's sync: what became of each item, in their order. */
export async function ingestSyncMessage(
  dependencies: IngestDependencies,
  caller: IngestCaller,
  message: SyncBatch,
): Promise<{ outcomes: ItemOutcome[]; counts: IngestTotals }> {
  const run = new SyncRun(dependencies, caller, { file: null });
  await run.begin();
  const source = sourceOf(dependencies, caller, message);
  const outcomes = new Map<number, ItemOutcome>();
  await takeAll(run, piecesOfMessage(message.items, source), ({ numbers }, { outcomes: theirs }) => {
    for (const [index, outcome] of theirs.entries()) outcomes.set(numbers[index] ?? 0, outcome);
  });
  const inOrder = message.items.flatMap((_, index) => outcomes.get(index + 1) ?? []);
  return { outcomes: inOrder, counts: await totalsOf(run) };
}

export interface SyncFile {
  /** The file's name without its folder. */
  name: string;
  open(): AsyncIterable<Uint8Array>;
  limits?: Partial<SyncLimits>;
}

export interface SyncFileSummary extends IngestTotals {
  /** Stopped before the end of the file; the counts are those of the items done. */
  interrupted: boolean;
}

export interface SyncFileOptions {
  onProgress?: (items: number, total: number | null) => void;
  onQuarantined?: (item: number, outcome: ItemOutcome) => void;
  /** Of every item that came, and of what had waited and was taken up or written in part with these. */
  onItem?: (item: ReportedItem) => void;
  stop?: () => boolean;
}

/** A line of the difference report. */
export interface ReportedItem {
  /** From 1; null: it had waited in the quarantine. */
  item: number | null;
  service: SyncService;
  outcome: ItemOutcome;
}

const SERVICES = { snapshot: 'DongBoHoSoMC', progress: 'CapNhatTienDoHoSoMC' } as const;

function reported(piece: SyncPiece, { outcomes, waited }: TakenBatch): ReportedItem[] {
  const lineOf = (item: number | null, { read }: PendingItem, outcome: ItemOutcome): ReportedItem => ({
    ...{ item, service: SERVICES[read.kind], outcome },
  });
  return [
    ...piece.items.flatMap((item, index) => {
      const outcome = outcomes[index];
      return outcome === undefined ? [] : [lineOf(piece.numbers[index] ?? 0, item, outcome)];
    }),
    ...waited.map(([item, outcome]) => lineOf(null, item, outcome)),
  ];
}

/**
 * A sync file. It is read to its end first, writing nothing, so that a cut or damaged one leaves nothing half done; a
 * run that was stopped or killed is simply run again. Throws SyncFileError, CaseListError or IngestError.
 */
export async function ingestSyncFile(
  dependencies: IngestDependencies,
  caller: IngestCaller,
  file: SyncFile,
  { onProgress, onQuarantined, onItem, stop }: SyncFileOptions = {},
): Promise<SyncFileSummary> {
  let total = 0;
  let envelope: SyncEnvelope = { service: null, unit: null };
  for await (const piece of readSyncFile(file.open(), file.limits)) {
    total += piece.items.length;
    envelope = piece.envelope;
  }
  const run = new SyncRun(dependencies, caller, { file: file.name });
  await run.begin();
  let done = 0;
  const taken = (piece: SyncPiece, batch: TakenBatch): void => {
    const { outcomes } = batch;
    if (onItem !== undefined) for (const line of reported(piece, batch)) onItem(line);
    for (const [index, outcome] of outcomes.entries())
      if (outcome.outcome === 'quarantined') onQuarantined?.(piece.numbers[index] ?? 0, outcome);
    done += outcomes.length;
    onProgress?.(done, total);
  };
  await takeAll(run, piecesOfFile(dependencies, caller, file, envelope), taken, stop);
  return { ...(await totalsOf(run)), interrupted: done < total && stop?.() === true };
}

/** Takes pieces, some at once; a run that is stopped ends those under way. */
async function takeAll(
  run: SyncRun,
  pieces: AsyncIterable<SyncPiece> | Iterable<SyncPiece>,
  taken: (piece: SyncPiece, batch: TakenBatch) => void,
  stop: () => boolean = () => false,
): Promise<void> {
  const underWay = new PiecesUnderWay();
  try {
    for await (const piece of pieces) {
      await underWay.begin(piece.codes, async () => {
        taken(piece, await run.take(piece.items));
      });
      if (stop()) break;
    }
  } finally {
    await underWay.end();
  }
}

function* piecesOfMessage(items: readonly unknown[], source: ItemSource): Generator<SyncPiece> {
  const pieces = new SyncPieces();
  for (const raw of items) yield* pieces.add(pendingItem(raw, source));
  yield* pieces.end();
}

/** Of every piece the envelope is the whole file's: its words may come after the items. */
async function* piecesOfFile(
  dependencies: IngestDependencies,
  caller: IngestCaller,
  file: SyncFile,
  envelope: SyncEnvelope,
): AsyncGenerator<SyncPiece> {
  const pieces = new SyncPieces();
  for await (const { items } of readSyncFile(file.open(), file.limits)) {
    const source = sourceOf(dependencies, caller, { envelope, items });
    for (const raw of items) yield* pieces.add(pendingItem(raw, source));
  }
  yield* pieces.end();
}

const sourceOf = ({ clock }: IngestDependencies, { tenant, timezone }: IngestCaller, { envelope }: SyncBatch) => ({
  ...{ tenant, timezone, envelope, cameAt: clock.now(), origin: `feed:${FEED}` },
});

/** Items of the quarantine tried together. */
const RETRIED_TOGETHER = 500;

/** Tries items of the quarantine again, after what stood in their way was mended; unknown ids are left out. */
export async function retryQuarantined(
  dependencies: IngestDependencies,
  caller: IngestCaller,
  itemIds: readonly string[],
): Promise<{ outcomes: ItemOutcome[]; counts: IngestTotals }> {
  const run = new SyncRun(dependencies, caller, { file: null });
  await run.begin();
  const outcomes: ItemOutcome[] = [];
  for (let first = 0; first < itemIds.length; first += RETRIED_TOGETHER) {
    const ids = itemIds.slice(first, first + RETRIED_TOGETHER);
    outcomes.push(...(await run.take(await run.waiting(ids))).outcomes);
  }
  return { outcomes, counts: await totalsOf(run) };
}

const totalsOf = async (run: SyncRun): Promise<IngestTotals> => ({
  ...run.totals,
  closedPeriods: await run.closedPeriods(),
});
