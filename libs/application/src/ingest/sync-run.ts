import { PASSING_PROBLEMS, toIso } from '#dossier';
import { plainPartOf } from '#exchange';
import type { ClosedPeriodName } from '../closing/closed-since.js';
import { EarliestEffect } from '../closing/earliest-effect.js';
import { DossierWorks, groupByCode } from './dossier-works.js';
import type { Work } from './dossier-works.js';
import { FeedNames } from './feed-names.js';
import type { FeedSource } from './feed-requests.js';
import type { IngestCaller, IngestCounts, IngestDependencies, ItemOutcome } from './ingest-sync.types.js';
import { afterAll, broughtBy, isInferred, mayPass, outcomeOf } from './item-outcome.js';
import { mendedBy } from './mended-items.js';
import type { Mending } from './mended-items.js';
import type { PendingItem } from './pending-item.js';
import { MOST_WAITING, Quarantine } from './quarantine.js';
import { reachesBack } from './reaches-back.js';
import { statements } from './statements.js';

export const FEED = 'dvcqg';

/** What became of a batch, in its order, and of what waited for its dossiers and was taken up or written in part. */
export interface TakenBatch {
  outcomes: ItemOutcome[];
  waited: [PendingItem, ItemOutcome][];
}

interface TakenItems {
  outcomes: Map<PendingItem, ItemOutcome>;
  /** Taken but for what they say of the place. */
  contested: ReadonlySet<PendingItem>;
  /** Digests of snapshots that had been taken before. */
  repeated: ReadonlySet<string>;
}

/** Takes in batches of one feed's items: each is in the log, a repetition, or in the quarantine when its batch is done. */
export class SyncRun {
  private readonly told: FeedSource;
  private readonly names: FeedNames;
  private readonly quarantine: Quarantine;
  private readonly works: DossierWorks;
  private readonly counts = {
    items: 0,
    accepted: 0,
    duplicate: 0,
    quarantined: 0,
    takenUp: 0,
    dismissed: 0,
    events: 0,
    inferred: 0,
  };
  private readonly personal = { encrypted: 0, dropped: 0 };
  private readonly effect = new EarliestEffect();

  constructor(
    private readonly dependencies: IngestDependencies,
    private readonly caller: IngestCaller,
    /** The file if it came in one. */
    { file }: { file: string | null },
  ) {
    const { ids, database, vault } = dependencies;
    this.told = { caller, runId: ids.uuid(), origin: `feed:${FEED}`, file };
    this.names = new FeedNames(dependencies, caller, this.told.runId, this.told.origin);
    this.quarantine = new Quarantine(database, vault);
    this.works = new DossierWorks(dependencies, this.told, this.names, FEED);
  }

  begin(): Promise<void> {
    return this.names.refresh();
  }

  /** Items of the quarantine by their ids. */
  waiting(itemIds: readonly string[]): Promise<PendingItem[]> {
    return this.quarantine.byId(this.caller.tenant, this.caller.timezone, itemIds);
  }

  get totals(): IngestCounts {
    const { counts, personal, names } = this;
    return {
      ...counts,
      events: counts.events + names.events,
      personal: { ...personal },
      learnt: { ...names.learnt },
    };
  }

  /** Closed periods that may count otherwise since; asked once, at the end. */
  closedPeriods(): Promise<ClosedPeriodName[]> {
    const { store, clock } = this.dependencies;
    return this.effect.closedPeriods(store, this.caller, clock.now());
  }

  async take(batch: readonly PendingItem[]): Promise<TakenBatch> {
    const readable = batch.filter(({ read }) => read.problems.length === 0);
    const tried = new Set(batch.map(({ itemId }) => itemId));
    const codes = [...new Set(readable.map(({ read }) => read.code))];
    const taken = await this.takeWithWaiting(batch, codes, tried);
    for (let codesLeft = taken.codesLeft; codesLeft.length > 0;) {
      const next = await this.takeWithWaiting([], codesLeft, tried);
      taken.waited.push(...next.waited);
      codesLeft = next.codesLeft;
    }
    return taken;
  }

  /**
   * Takes a batch with some of what waits for these dossiers and was not tried yet. Answers besides the dossiers for which more
   * may wait, and to which some of it was of use.
   */
  private async takeWithWaiting(
    batch: readonly PendingItem[],
    codes: readonly string[],
    tried: Set<string>,
  ): Promise<TakenBatch & { codesLeft: string[] }> {
    const { tenant, timezone } = this.caller;
    const found = await this.quarantine.waitingFor(tenant, timezone, codes, [...PASSING_PROBLEMS]);
    const waiting = found.filter(({ itemId }) => !tried.has(itemId));
    for (const { itemId } of waiting) tried.add(itemId);
    const readable = batch.filter(({ read }) => read.problems.length === 0);
    const { outcomes, contested, repeated } = await this.takeAll([...readable, ...waiting]);
    for (const item of batch) if (!outcomes.has(item)) outcomes.set(item, outcomeOf(item, item.read.problems, false));
    await this.settle(outcomes, contested);
    await this.dismissMended(batch, outcomes, repeated);
    const waited = waiting.flatMap((item): TakenBatch['waited'] => {
      const outcome = outcomes.get(item);
      if (outcome === undefined || (outcome.outcome === 'quarantined' && outcome.events.length === 0)) return [];
      return [[item, outcome]];
    });
    const moved = new Set(waited.map(([{ read }]) => read.code));
    const codesLeft = [...groupByCode(found)].flatMap(([code, theirs]) =>
      theirs.length === MOST_WAITING && moved.has(code) ? [code] : [],
    );
    return { outcomes: batch.flatMap((item) => outcomes.get(item) ?? []), waited, codesLeft };
  }

  /** In rounds, where more came about one dossier than goes into one append. */
  private async takeAll(items: readonly PendingItem[]): Promise<TakenItems> {
    for (const { read, envelope } of items) this.names.note(read, envelope.unit);
    await this.names.learn();
    const repeated = await this.repeatedOf(items);
    const outcomes = new Map<PendingItem, ItemOutcome>();
    const contested = new Set<PendingItem>();
    for (let open = groupByCode(snapshotsFirst(items)); open.size > 0;) {
      const works = await this.works.take(open, repeated);
      open = new Map();
      for (const work of works) {
        this.count(work);
        const again = work.items.filter((item, index) => !outcomes.has(item) && mayPass(work.problems[index] ?? []));
        for (const [item, outcome] of this.outcomesOf(work, repeated))
          outcomes.set(item, afterAll(outcomes.get(item), outcome));
        for (const [index, item] of work.items.entries()) if (work.taken[index] === true) contested.add(item);
        // What another item may take away is tried once more when all have been told.
        if (work.rest.length > 0) open.set(work.code, [...work.rest, ...again]);
      }
    }
    return { outcomes, contested, repeated };
  }

  private async repeatedOf(items: readonly PendingItem[]): Promise<ReadonlySet<string>> {
    const digests = items.filter(({ read }) => read.kind === 'snapshot').map(({ digest }) => digest);
    const parameters = [this.caller.tenant, digests];
    const rows = await this.dependencies.database.query<{ digest: string }>(statements.knownItems, parameters);
    return new Set(rows.map(({ digest }) => digest));
  }

  private count({ events, items, state, isDropped }: Work): void {
    const told = new Set(events.map(({ personal }) => personal));
    for (const { read } of items)
      if (read.personal !== null && told.has(read.personal))
        this.personal[isDropped ? 'dropped' : 'encrypted'] += read.personalFields.encrypted;
    for (const { type, data } of events) {
      if (type === 'PersonalDataAmended') this.personal[isDropped ? 'dropped' : 'encrypted'] += data.members.length;
    }
    this.counts.events += events.length;
    for (const event of events.flatMap((written) => reachesBack(written, state))) this.effect.note(event);
    this.counts.inferred += events.filter(isInferred).length;
  }

  private *outcomesOf(work: Work, repeated: ReadonlySet<string>): Generator<[PendingItem, ItemOutcome]> {
    for (const [index, item] of work.items.entries()) {
      const isRepeated = repeated.has(item.digest);
      const problems = (work.problems[index] ?? []).filter(({ code }) => !(isRepeated && code === 'STATUS.BACK'));
      const outcome = outcomeOf(item, problems, work.adds[index] === true, broughtBy(index, work));
      const isDropped = work.isDropped && outcome.outcome === 'accepted' && item.read.personal !== null;
      yield [item, isDropped ? { ...outcome, personalDropped: true } : outcome];
    }
  }

  private async remember(digests: readonly string[]): Promise<void> {
    if (digests.length === 0) return;
    await this.dependencies.database.query(statements.rememberItems, [this.caller.tenant, digests]);
  }

  /** What could not be read and was mended by one of the batch waits no longer. */
  private async dismissMended(
    batch: readonly PendingItem[],
    outcomes: TakenItems['outcomes'],
    repeated: ReadonlySet<string>,
  ): Promise<void> {
    const { tenant, timezone } = this.caller;
    const isNew = (item: PendingItem) =>
      item.read.kind === 'snapshot' ? !repeated.has(item.digest) : outcomes.get(item)?.outcome === 'accepted';
    const taken = batch.filter((item) => outcomes.get(item)?.outcome !== 'quarantined' && isNew(item));
    const codes = [...new Set(taken.map(({ read }) => read.code))];
    const unreadable = await this.quarantine.unreadable(tenant, timezone, codes);
    if (unreadable.length === 0) return;
    const places = new Map(batch.map(({ itemId }, place) => [itemId, place]));
    const mended = mendedBy(unreadable, taken, (itemId) => places.get(itemId) ?? null);
    const by = [...mended].map(([itemId, mending]) => [itemId, this.mendingOf(mending)] as const);
    await this.quarantine.dismiss(tenant, new Map(by));
    this.counts.dismissed += mended.size;
  }

  private mendingOf({ raw, digest, cameAt }: PendingItem): Mending {
    return { item: plainPartOf(raw), digest, cameAt: toIso(cameAt), runId: this.told.runId };
  }

  /** Keeps what waits, marks what had waited as taken, remembers the snapshots that were taken. */
  private async settle(outcomes: TakenItems['outcomes'], contested: ReadonlySet<PendingItem>): Promise<void> {
    const { tenant } = this.caller;
    const entries = [...outcomes];
    const kept = entries.filter(([, { outcome }]) => outcome === 'quarantined');
    const taken = entries.filter(([, { outcome }]) => outcome !== 'quarantined').map(([item]) => item);
    const snapshots = [...taken, ...contested]
      .filter(({ read }) => read.kind === 'snapshot')
      .map(({ digest }) => digest);
    const [stripped] = await Promise.all([
      this.quarantine.keep(...([tenant, FEED, kept.map(([item, { problems }]) => ({ item, problems }))] as const)),
      this.quarantine.taken(...([tenant, taken.map(({ itemId }) => itemId)] as const)),
      this.remember(snapshots),
    ]);
    for (const [{ itemId }, outcome] of kept) if (stripped.has(itemId)) outcome.personalDropped = true;
    for (const [{ waited, read }, { outcome }] of entries) {
      if (waited) this.counts.takenUp += outcome === 'quarantined' ? 0 : 1;
      else {
        this.counts.items++;
        this.counts[outcome]++;
        this.personal.dropped += read.personalFields.dropped;
      }
    }
  }
}

/** They begin dossiers, and the steps of a dossier may go into several appends. */
const snapshotsFirst = (items: readonly PendingItem[]): PendingItem[] => [
  ...items.filter(({ read }) => read.kind === 'snapshot'),
  ...items.filter(({ read }) => read.kind === 'progress'),
];
