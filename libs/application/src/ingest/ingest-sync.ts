import { readSyncFile } from '#exchange';
import type { SyncBatch, SyncEnvelope, SyncLimits } from '#exchange';
import type { IngestCaller, IngestDependencies, IngestTotals, ItemOutcome } from './ingest-sync.types.js';
import type { PendingItem } from './pending-item.js';
import { pendingItem } from './pending-item.js';
import { FEED, SyncRun } from './sync-run.js';

/** Items decided together. */
const ITEMS_PER_BATCH = 500;

/** A message of the portal's sync: what became of each item, in their order. */
export async function ingestSyncMessage(
  dependencies: IngestDependencies,
  caller: IngestCaller,
  message: SyncBatch,
): Promise<{ outcomes: ItemOutcome[]; counts: IngestTotals }> {
  const run = new SyncRun(dependencies, caller, { file: null });
  await run.begin();
  const source = sourceOf(dependencies, caller, message);
  const outcomes: ItemOutcome[] = [];
  for (let first = 0; first < message.items.length; first += ITEMS_PER_BATCH) {
    const piece = message.items.slice(first, first + ITEMS_PER_BATCH);
    outcomes.push(...(await run.take(piece.map((raw) => pendingItem(raw, source)))));
  }
  return { outcomes, counts: await totalsOf(run) };
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
  stop?: () => boolean;
}

/**
 * A sync file. It is read to its end first, writing nothing, so that a cut or damaged one leaves nothing half done; a
 * run that was stopped or killed is simply run again. Throws SyncFileError, CaseListError or IngestError.
 */
export async function ingestSyncFile(
  dependencies: IngestDependencies,
  caller: IngestCaller,
  file: SyncFile,
  { onProgress, onQuarantined, stop }: SyncFileOptions = {},
): Promise<SyncFileSummary> {
  let total = 0;
  let envelope: SyncEnvelope = { service: null, unit: null };
  for await (const piece of readSyncFile(file.open(), file.limits)) {
    total += piece.items.length;
    envelope = piece.envelope;
  }
  const run = new SyncRun(dependencies, caller, { file: file.name });
  await run.begin();
  let [done, interrupted] = [0, false];
  for await (const batch of batchesOf(dependencies, caller, file, envelope)) {
    const outcomes = await run.take(batch);
    outcomes.forEach((outcome, index) => {
      if (outcome.outcome === 'quarantined') onQuarantined?.(done + index + 1, outcome);
    });
    done += batch.length;
    onProgress?.(done, total);
    if (stop?.() === true) {
      interrupted = done < total;
      break;
    }
  }
  return { ...(await totalsOf(run)), interrupted };
}

/** Of every piece the envelope is the whole file's: its words may come after the items. */
async function* batchesOf(
  dependencies: IngestDependencies,
  caller: IngestCaller,
  file: SyncFile,
  envelope: SyncEnvelope,
): AsyncGenerator<PendingItem[]> {
  let batch: PendingItem[] = [];
  for await (const { items } of readSyncFile(file.open(), file.limits)) {
    const source = sourceOf(dependencies, caller, { envelope, items });
    for (const raw of items) {
      batch.push(pendingItem(raw, source));
      if (batch.length < ITEMS_PER_BATCH) continue;
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}

const sourceOf = ({ clock }: IngestDependencies, { tenant, timezone }: IngestCaller, { envelope }: SyncBatch) => ({
  ...{ tenant, timezone, envelope, cameAt: clock.now(), origin: `feed:${FEED}` },
});

/** Tries items of the quarantine again, after what stood in their way was mended; unknown ids are left out. */
export async function retryQuarantined(
  dependencies: IngestDependencies,
  caller: IngestCaller,
  itemIds: readonly string[],
): Promise<{ outcomes: ItemOutcome[]; counts: IngestTotals }> {
  const run = new SyncRun(dependencies, caller, { file: null });
  await run.begin();
  const outcomes: ItemOutcome[] = [];
  for (let first = 0; first < itemIds.length; first += ITEMS_PER_BATCH) {
    const ids = itemIds.slice(first, first + ITEMS_PER_BATCH);
    outcomes.push(...(await run.take(await run.waiting(ids))));
  }
  return { outcomes, counts: await totalsOf(run) };
}

const totalsOf = async (run: SyncRun): Promise<IngestTotals> => ({
  ...run.totals,
  closedPeriods: await run.closedPeriods(),
});
