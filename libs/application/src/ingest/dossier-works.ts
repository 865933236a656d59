import { setImmediate } from 'node:timers/promises';
import { dossierStream, replay, unknownDossier } from '#dossier';
import type { DossierState, FeedEvent, FoldableEvent } from '#dossier';
import { NotStorableError, assertAppendable } from '#event-store';
import type { AppendRequest } from '#event-store';
import { AppendGroups } from '../appending/append-groups.js';
import { decideDossierItems } from './decide-dossier-items.js';
import type { Deciding } from './decide-dossier-items.js';
import type { FeedNames } from './feed-names.js';
import { feedRequests } from './feed-requests.js';
import type { FeedSource } from './feed-requests.js';
import type { IngestDependencies, ItemProblem } from './ingest-sync.types.js';
import { IngestError } from './ingest-sync.types.js';
import type { PendingItem } from './pending-item.js';
import { bringingPersonal, datesAlone } from './repeated-items.js';
import { statedPersonal } from './stated-personal.js';

const DECIDED_AT_ONCE = 25;
const MAX_ATTEMPTS = 20;
/** Of one dossier in one append: a counter command waits behind it. */
const MOST_OF_ONE_DOSSIER = { items: 250, events: 1_000 };

/** What came about one dossier, decided on the state that was read. */
export interface Work {
  code: string;
  /** Those that were decided. */
  items: PendingItem[];
  /** More than go into one append: they are decided on what these made of the dossier. */
  rest: PendingItem[];
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

/** Decides what came about dossiers and appends it. */
export class DossierWorks {
  private readonly groups: AppendGroups;

  constructor(
    private readonly dependencies: IngestDependencies,
    private readonly source: FeedSource,
    private readonly names: FeedNames,
    private readonly feed: string,
  ) {
    const { store, clock, onAppended } = dependencies;
    this.groups = new AppendGroups(store, clock, onAppended);
  }

  /**
   * Decides and writes what came about some dossiers, as much of each as goes into one append; a dossier that somebody else
   * changed meanwhile is read and decided again. Throws IngestError.
   */
  async take(byCode: ReadonlyMap<string, readonly PendingItem[]>, repeated: ReadonlySet<string>): Promise<Work[]> {
    const works = await this.decide(byCode, repeated);
    const [unwritten, done] = divided(works, ({ events }) => events.length > 0);
    let open = unwritten;
    for (let attempt = 0; open.length > 0; attempt++) {
      if (attempt === MAX_ATTEMPTS) {
        const codes = open.slice(0, 3).map(({ code }) => code);
        throw new IngestError('INGEST.BUSY', `${codes.join(', ')} is being changed all the time; send it again`);
      }
      const requests = await feedRequests(this.dependencies.vault, this.source, open, attempt > 0);
      const [fit, unfit] = divided([...requests], ([, { request }]) => isStorable(request));
      done.push(...unfit.map(([work]) => notStorable(work)));
      const moved = await this.groups.append(this.source.caller.tenant, fit, {
        eventsOf: ([{ events }]) => events.length,
        requestOf: ([, { request }]) => request,
      });
      const conflicting = new Set(moved.map(([work]) => work));
      for (const [work, { isDropped }] of fit.filter(([work]) => !conflicting.has(work))) {
        done.push({ ...work, isDropped });
      }
      const again = new Map([...conflicting].map(({ code, items, rest }) => [code, [...items, ...rest]]));
      const decided = again.size === 0 ? [] : await this.decide(again, repeated);
      const [changing, settled] = divided(decided, ({ events }) => events.length > 0);
      done.push(...settled);
      open = changing;
    }
    return done;
  }

  private async decide(
    byCode: ReadonlyMap<string, readonly PendingItem[]>,
    repeated: ReadonlySet<string>,
  ): Promise<Work[]> {
    const { store, catalogues, clock, pseudonyms, vault } = this.dependencies;
    const { caller } = this.source;
    const { tenant } = caller;
    const streams = await store.readStreams(tenant, [...byCode.keys()].map(dossierStream));
    const pseudonymOf = remembered((name: string) => pseudonyms.of(tenant, name));
    const catalogue = await catalogues.of(tenant);
    const personal = await statedPersonal(vault, tenant, streams, bringingPersonal(byCode, repeated));
    const { names, feed: feedName } = this;
    const deciding: Deciding = { caller, names, catalogue, pseudonymOf, personal, now: clock.now(), feedName };
    const works: Work[] = [];
    for (const [code, items] of byCode) {
      const stream = streams.get(dossierStream(code));
      const state = stream === undefined ? unknownDossier(code) : replay(code, stream as unknown as FoldableEvent[]);
      works.push(decideSome({ code, items, state, deciding, repeated }));
      if (works.length % DECIDED_AT_ONCE === 0) await setImmediate();
    }
    return works;
  }
}

interface ToDecide {
  code: string;
  items: readonly PendingItem[];
  state: DossierState;
  deciding: Deciding;
  repeated: ReadonlySet<string>;
}

/** As many of a dossier's items as go into one append; of a single item however much it says. */
function decideSome({ code, items, state, deciding, repeated }: ToDecide): Work {
  for (let most = Math.min(MOST_OF_ONE_DOSSIER.items, items.length); ; most = Math.ceil(most / 2)) {
    const some = items.slice(0, most);
    // A snapshot that was taken before is taken without its undated tellings: they were told when it came first.
    const asked = some.map((item) => (repeated.has(item.digest) ? datesAlone(item) : item));
    const { verdicts, events, tellers } = decideDossierItems(state, asked, deciding);
    if (events.length > MOST_OF_ONE_DOSSIER.events && most > 1) continue;
    const problems = verdicts.map((verdict) => verdict.problems);
    const adds = verdicts.map(({ verdict }) => verdict === 'accepted');
    const taken = verdicts.map((verdict) => verdict.taken === true);
    const rest = items.slice(most);
    return { code, items: some, rest, state, events, tellers, problems, adds, taken, isDropped: false };
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

/** A dossier's items in the order in which they came. */
export function groupByCode(items: readonly PendingItem[]): Map<string, PendingItem[]> {
  const groups = new Map<string, PendingItem[]>();
  for (const item of items) {
    const same = groups.get(item.read.code);
    if (same === undefined) groups.set(item.read.code, [item]);
    else same.push(item);
  }
  return groups;
}
