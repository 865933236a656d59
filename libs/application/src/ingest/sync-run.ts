import { setImmediate } from 'node:timers/promises';
import { PASSING_PROBLEMS, dossierStream, replay, unknownDossier } from '#dossier';
import type { DossierState, FeedEvent, FoldableEvent } from '#dossier';
import { NotStorableError, assertAppendable } from '#event-store';
import type { AppendRequest } from '#event-store';
import { AppendGroups } from '../appending/append-groups.js';
import type { ClosedPeriodName } from '../closing/closed-since.js';
import { EarliestEffect } from '../closing/earliest-effect.js';
import { decideDossierItems } from './decide-dossier-items.js';
import type { Deciding } from './decide-dossier-items.js';
import { FeedNames } from './feed-names.js';
import { feedRequests } from './feed-requests.js';
import type { FeedSource } from './feed-requests.js';
import type { IngestCaller, IngestCounts, IngestDependencies, ItemOutcome, ItemProblem } from './ingest-sync.types.js';
import { IngestError } from './ingest-sync.types.js';
import { broughtBy, isInferred, outcomeOf } from './item-outcome.js';
import type { PendingItem } from './pending-item.js';
import { Quarantine } from './quarantine.js';
import { bringingPersonal, datesAlone } from './repeated-items.js';
import { reachesBack } from './reaches-back.js';
import { statedPersonal } from './stated-personal.js';
import { statements } from './statements.js';

export const FEED = 'dvcqg';
const DECIDED_AT_ONCE = 25;
const MAX_ATTEMPTS = 20;

interface Work {
  code: string;
  items: PendingItem[];
  state: DossierState;
  events: FeedEvent[];
  /** Of each event, the place of the item that tells it. */
  tellers: number[];
  /** Of each item, in their order. */
  problems: ItemProblem[][];
  adds: boolean[];
  /** Taken but for what they say of the place. */
  taken: boolean[];
  /** The person was erased: nothing personal was written. */
  isDropped: boolean;
}

/** What became of a batch, in its order, and of what waited for its dossiers and was taken up or written in part. */
export interface TakenBatch {
  outcomes: ItemOutcome[];
  waited: [PendingItem, ItemOutcome][];
}

/** Takes in batches of one feed's items: each is in the log, a repetition, or in the quarantine when its batch is done. */
export class SyncRun {
  private readonly told: FeedSource;
  private readonly names: FeedNames;
  private readonly quarantine: Quarantine;
  private readonly groups: AppendGroups;
  private readonly counts = { items: 0, accepted: 0, duplicate: 0, quarantined: 0, takenUp: 0, events: 0, inferred: 0 };
  private readonly personal = { encrypted: 0, dropped: 0 };
  private readonly effect = new EarliestEffect();

  constructor(
    private readonly dependencies: IngestDependencies,
    private readonly caller: IngestCaller,
    /** The file if it came in one. */
    { file }: { file: string | null },
  ) {
    const { ids, database, vault, store, clock, onAppended } = dependencies;
    this.told = { caller, runId: ids.uuid(), origin: `feed:${FEED}`, file };
    this.names = new FeedNames(dependencies, caller, this.told.runId, this.told.origin);
    this.quarantine = new Quarantine(database, vault);
    this.groups = new AppendGroups(store, clock, onAppended);
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
    const codes = [...new Set(readable.map(({ read }) => read.code))];
    const { tenant, timezone } = this.caller;
    const waiting = await this.quarantine.waitingFor(tenant, timezone, codes, [...PASSING_PROBLEMS]);
    const given = new Set(batch.map(({ itemId }) => itemId));
    const items = [...readable, ...waiting.filter(({ itemId }) => !given.has(itemId))];
    for (const { read, envelope } of items) this.names.note(read, envelope.unit);
    await this.names.learn();
    const repeated = await this.repeatedOf(items);
    const works = await this.write(await this.decide(groupByCode(items), repeated), repeated);
    const outcomes = new Map<PendingItem, ItemOutcome>();
    for (const work of works)
      for (const [item, outcome] of this.outcomesOf(work, repeated)) outcomes.set(item, outcome);
    for (const item of batch) if (!outcomes.has(item)) outcomes.set(item, outcomeOf(item, item.read.problems, false));
    await this.settle(
      outcomes,
      works.flatMap(({ items: some, taken }) => some.filter((_item, index) => taken[index])),
    );
    const waited = waiting.flatMap((item): TakenBatch['waited'] => {
      const outcome = given.has(item.itemId) ? undefined : outcomes.get(item);
      if (outcome === undefined || (outcome.outcome === 'quarantined' && outcome.events.length === 0)) return [];
      return [[item, outcome]];
    });
    return { outcomes: batch.flatMap((item) => outcomes.get(item) ?? []), waited };
  }

  private async repeatedOf(items: readonly PendingItem[]): Promise<ReadonlySet<string>> {
    const digests = items.filter(({ read }) => read.kind === 'snapshot').map(({ digest }) => digest);
    const parameters = [this.caller.tenant, digests];
    const rows = await this.dependencies.database.query<{ digest: string }>(statements.knownItems, parameters);
    return new Set(rows.map(({ digest }) => digest));
  }

  private async decide(byCode: ReadonlyMap<string, PendingItem[]>, repeated: ReadonlySet<string>): Promise<Work[]> {
    const { store, catalogues, clock, pseudonyms, vault } = this.dependencies;
    const { caller, names } = this;
    const { tenant } = caller;
    const streams = await store.readStreams(tenant, [...byCode.keys()].map(dossierStream));
    const pseudonymOf = remembered((name: string) => pseudonyms.of(tenant, name));
    const catalogue = await catalogues.of(tenant);
    const personal = await statedPersonal(vault, tenant, streams, bringingPersonal(byCode, repeated));
    const deciding: Deciding = { caller, names, catalogue, pseudonymOf, personal, now: clock.now(), feedName: FEED };
    const works: Work[] = [];
    for (const [code, items] of byCode) {
      const stream = streams.get(dossierStream(code));
      const state = stream === undefined ? unknownDossier(code) : replay(code, stream as unknown as FoldableEvent[]);
      works.push(this.decideOne(code, items, state, deciding, repeated));
      if (works.length % DECIDED_AT_ONCE === 0) await setImmediate();
    }
    return works;
  }

  /** A snapshot that was taken before is taken without its undated tellings: they were told when it came first. */
  private decideOne(
    code: string,
    items: PendingItem[],
    state: DossierState,
    deciding: Deciding,
    repeated: ReadonlySet<string>,
  ): Work {
    const asked = items.map((item) => (repeated.has(item.digest) ? datesAlone(item) : item));
    const { verdicts, events, tellers } = decideDossierItems(state, asked, deciding);
    const problems = verdicts.map((verdict) => verdict.problems);
    const adds = verdicts.map(({ verdict }) => verdict === 'accepted');
    const taken = verdicts.map((verdict) => verdict.taken === true);
    return { code, items, state, events, tellers, problems, adds, taken, isDropped: false };
  }

  /** Writes what was decided; a dossier that somebody else changed meanwhile is read and decided again. */
  private async write(works: Work[], repeated: ReadonlySet<string>): Promise<Work[]> {
    const [unwritten, done] = divided(works, ({ events }) => events.length > 0);
    let open = unwritten;
    for (let attempt = 0; open.length > 0; attempt++) {
      if (attempt === MAX_ATTEMPTS) {
        const codes = open.slice(0, 3).map(({ code }) => code);
        throw new IngestError('INGEST.BUSY', `${codes.join(', ')} is being changed all the time; send it again`);
      }
      const requests = await feedRequests(this.dependencies.vault, this.told, open, attempt > 0);
      const [fit, unfit] = divided([...requests], ([, { request }]) => isStorable(request));
      done.push(...unfit.map(([work]) => notStorable(work)));
      const moved = await this.groups.append(this.caller.tenant, fit, {
        eventsOf: ([{ events }]) => events.length,
        requestOf: ([, { request }]) => request,
      });
      const conflicting = new Set(moved.map(([work]) => work));
      for (const [work, { isDropped }] of fit.filter(([work]) => !conflicting.has(work))) {
        const written = { ...work, isDropped };
        this.count(written);
        done.push(written);
      }
      const again = new Map([...conflicting].map(({ code, items }) => [code, items]));
      const decided = again.size === 0 ? [] : await this.decide(again, repeated);
      const [changing, settled] = divided(decided, ({ events }) => events.length > 0);
      done.push(...settled);
      open = changing;
    }
    return done;
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

  /** Keeps what waits, marks what had waited as taken, remembers the snapshots that were taken. */
  private async settle(outcomes: ReadonlyMap<PendingItem, ItemOutcome>, contested: PendingItem[]): Promise<void> {
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

/** What the log cannot hold waits with all that came about its dossier; the other dossiers of the batch go on. */
const notStorable = (work: Work): Work => ({
  ...{ ...work, events: [], tellers: [], adds: work.items.map(() => false), taken: [] },
  problems: work.items.map(() => [{ code: 'ITEM.NOT_STORABLE', field: null }]),
});

/** An office has few officers and a batch many steps. */
function remembered(of: (name: string) => string): (name: string) => string {
  const known = new Map<string, string>();
  return (name) => {
    const before = known.get(name) ?? of(name);
    known.set(name, before);
    return before;
  };
}

/** Those that are so, and the others. */
function divided<T>(items: readonly T[], isSo: (item: T) => boolean): [T[], T[]] {
  return [items.filter(isSo), items.filter((item) => !isSo(item))];
}

function isStorable(request: AppendRequest): boolean {
  try {
    assertAppendable(request);
    return true;
  } catch (error) {
    if (error instanceof NotStorableError) return false;
    throw error;
  }
}

function groupByCode(items: readonly PendingItem[]): Map<string, PendingItem[]> {
  const groups = new Map<string, PendingItem[]>();
  for (const item of items) {
    const same = groups.get(item.read.code);
    if (same === undefined) groups.set(item.read.code, [item]);
    else same.push(item);
  }
  return groups;
}
