import { filledBy } from '../effective-history.js';
import { evolve } from '../evolve.js';
import type { DecidedEvent, DossierEvent, ReceptionFill } from '../events.js';
import { toIso } from '../events.js';
import type { DossierState, NotReceived, Received } from '../state.js';
import { addSnapshot, addStep, unfitIn } from './add-to-story.js';
import { begin, dated } from './begin.js';
import { decided } from './decided.js';
import type { FeedContext, FeedItem, FeedProblem, FeedVerdict, ProgressItem, SnapshotItem } from './feed-item.js';
import { NATIONAL_STATUS } from '../vocabulary.js';
import { placeNews } from './place.js';
import type { Outline, Story } from './story.js';
import { outlineOf, storyOf } from './story.js';
import { personalNews } from './told-personal.js';
import type { StatedPersonal } from './told-personal.js';
import { effectiveOf, tellLife } from './tell-life.js';
import { tellersOf } from './tellers.js';
import { toldCorrection } from './told-correction.js';

/** An event a feed gives; one of a step has the id that follows from its content. */
export type FeedEvent = DecidedEvent & { eventId?: string };

export interface FeedDecision {
  /** One per item, in their order. */
  verdicts: FeedVerdict[];
  events: FeedEvent[];
  /** Of each event the place of the item that tells it; for reports. */
  tellers: number[];
}

/** Needed besides: the local day of an instant, as a number. */
export type DayOf = (instant: number) => number;

/** Problems that a later item of the dossier may take away. */
export const PASSING_PROBLEMS: ReadonlySet<FeedProblem['code']> = new Set([
  'RECEPTION.NOT_YET',
  'STATUS.BACK',
  'AFTER_END',
  'CONFLICT',
]);

/**
 * What a feed's items about one dossier add to it (CONTRACT 4.1). Facts follow from the set of all that was told, not
 * from its order: items may come in any order, again, or one by one, and end in the same facts.
 */
export function decideFeedItems(
  state: DossierState,
  items: readonly FeedItem[],
  context: FeedContext,
  dayOf: DayOf,
): FeedDecision {
  const run = new FeedRun(state, context, dayOf);
  const verdicts = items.map((): FeedVerdict => ({ verdict: 'quarantined', problems: [] }));
  // Snapshots first: they begin dossiers, and a step is more recent than the snapshot it comes with.
  const places = [...items.keys()];
  let waiting = [
    ...places.filter((place) => items[place]?.kind === 'snapshot'),
    ...places.filter((place) => items[place]?.kind === 'progress'),
  ];
  for (let moved = true; moved && waiting.length > 0;) {
    moved = false;
    const again: number[] = [];
    for (const place of waiting) {
      const item = items[place];
      if (item === undefined) continue;
      const verdict = run.take(item, place);
      verdicts[place] = verdict;
      if (verdict.verdict === 'accepted') moved = true;
      if (verdict.problems.some(({ code }) => PASSING_PROBLEMS.has(code))) again.push(place);
    }
    waiting = again;
  }
  for (const [place, item] of items.entries()) {
    const unfit = item.kind === 'snapshot' && verdicts[place]?.verdict !== 'quarantined' ? run.unfit(item) : [];
    if (unfit.length > 0) verdicts[place] = quarantined(unfit);
  }
  return { verdicts, ...run.finish(items, verdicts) };
}

class FeedRun {
  private readonly events: FeedEvent[] = [];
  private readonly tellers: number[] = [];
  private place = 0;
  private readonly steps = new Set<string>();
  private readonly listed = new Set<number>();
  private via: 'counter' | 'post' = 'counter';
  private story: Story | null = null;
  private outline: Outline | null = null;
  private readonly begunFrom: DossierState;
  private readonly stated: StatedPersonal[];

  constructor(
    private state: DossierState,
    private readonly context: FeedContext,
    private readonly dayOf: DayOf,
  ) {
    this.begunFrom = state;
    this.stated = [...(context.personal ?? [])];
    for (const { eventId } of state.steps) if (eventId !== undefined) this.steps.add(eventId);
  }

  take(item: FeedItem, place: number): FeedVerdict {
    this.place = place;
    const problems = futureTimes(item, this.context.now);
    if (problems.length > 0) return quarantined(problems);
    if (this.state.status === 'annulled') return { verdict: 'duplicate', problems: [] };
    return item.kind === 'snapshot' ? this.takeSnapshot(item) : this.takeStep(item);
  }

  /** What of an item that was taken does not fit the life as it then is. */
  unfit(item: SnapshotItem): FeedProblem[] {
    return this.outline === null ? [] : unfitIn(item, this.outline);
  }

  /** The events of all that was taken, in the order in which they are appended. */
  finish(items: readonly FeedItem[], verdicts: readonly FeedVerdict[]): Omit<FeedDecision, 'verdicts'> {
    const { state, outline, context, via, events, tellers } = this;
    if (!state.received || outline === null) return { events, tellers };
    const life = tellLife(outline, { state, effective: effectiveOf(state), via, context });
    const rest = [...this.listings([...state.steps, ...life]), ...life];
    return { events: [...events, ...rest], tellers: [...tellers, ...tellersOf(rest, items, verdicts)] };
  }

  /** Requests that are listed without an end and fall into a wait that is known otherwise: kept, should that one change. */
  private listings(told: readonly DossierEvent[]): FeedEvent[] {
    const known = new Set(
      told.map((event) =>
        (event.type === 'SupplementRequested' || event.type === 'ActivityRecorded') &&
        event.data.told?.basis === 'dated' &&
        'occurredAt' in event
          ? event.occurredAt
          : null,
      ),
    );
    return [...this.listed]
      .filter((at) => !known.has(toIso(at)))
      .map((at) => {
        const listing = { name: 'supplementListed', status: null, unitId: null, pseudonym: null, flags: [] };
        return decided({ type: 'ActivityRecorded', data: { ...listing, ...dated(this.context) } }, at);
      });
  }

  private takeSnapshot(item: SnapshotItem): FeedVerdict {
    this.via = item.via;
    const begun = this.state.received ? [] : begin(item, this.state, this.context);
    if ('problems' in begun) return quarantined(begun.problems);
    for (const event of begun) this.write(event);
    const { state } = this;
    if (!state.received) return verdictOf(this.amend(item) || begun.length > 0, []);
    const { fills, conflicts } = placeNews(item, state, this.context);
    const story = this.storyOf(state);
    const before = this.outlineOf(story, state);
    const { story: next, problems } = addSnapshot(story, item, state, { before, now: item.cameAt });
    if (next === null) return quarantined(problems);
    for (const { requestedAt, receivedAt } of item.supplements) if (receivedAt === null) this.listed.add(requestedAt);
    const moves = this.keep(next, before, state);
    const adds = this.amend(item) || moves || begun.length > 0 || fills !== null;
    if (fills !== null) this.fill(fills, state);
    if (conflicts.length > 0 && problems.length === 0) return { ...quarantined(conflicts), taken: true };
    return verdictOf(adds, [...problems, ...conflicts]);
  }

  /** Personal data that only a later snapshot brings, beside what is known. Answers whether there is any. */
  private amend({ personal, cameAt }: SnapshotItem): boolean {
    if (personal === null || this.context.personal === null) return false;
    const news = personalNews(personal, this.stated);
    if (news === null) return false;
    const { members } = news;
    this.write(decided({ type: 'PersonalDataAmended', data: { members } }, cameAt, news.personal));
    return true;
  }

  /** A reception that is not stored yet says it itself. */
  private fill(fills: ReceptionFill, state: Received): void {
    const stored = state.steps.find(({ type }) => type === 'DossierReceived')?.eventId;
    if (stored !== undefined) {
      this.write(toldCorrection(state, { targetEventId: stored, fills }, this.context.now));
      return;
    }
    const filled = this.events.map((event): FeedEvent =>
      event.type === 'DossierReceived' ? { ...event, data: filledBy(event.data, fills) } : event,
    );
    this.events.splice(0, Infinity, ...filled);
    this.state = filled.reduce<DossierState>(
      (folded, event) => evolve(folded, { ...event, version: folded.version + 1 }),
      this.begunFrom,
    );
  }

  private takeStep(item: ProgressItem): FeedVerdict {
    const { state } = this;
    if (this.steps.has(item.eventId)) return { verdict: 'duplicate', problems: [] };
    if (!state.received) return this.stepBeforeReception(item, state);
    const { story, problems } = addStep(this.storyOf(state), item, (asked) => this.outlineOf(asked, state));
    if (story === null) return quarantined(problems);
    this.write(activity(item));
    this.story = story;
    this.outline = this.outlineOf(story, state);
    return { verdict: 'accepted', problems: [] };
  }

  /** A refusal known to the second beats its date; anything else waits for the reception. */
  private stepBeforeReception(item: ProgressItem, state: NotReceived): FeedVerdict {
    if (state.status === 'none' || state.status === 'submitted') {
      return quarantined([{ code: 'RECEPTION.NOT_YET', field: null }]);
    }
    if (item.status !== 3) return quarantined([{ code: 'STATUS.BACK', field: 'TrangThai' }]);
    this.write(activity(item));
    const known = state.steps.findLast(({ type }) => type === 'IntakeRefused');
    if (known?.type === 'IntakeRefused' && known.data.told !== undefined && known.data.told.basis !== 'exact') {
      const data = { ...known.data, told: { basis: 'exact' as const, inferred: false } };
      this.write(decided({ type: 'IntakeRefused', data }, item.at));
    }
    return { verdict: 'accepted', problems: [] };
  }

  private storyOf(state: Received): Story {
    return (this.story ??= storyOf(state, effectiveOf(state)));
  }

  private outlineOf(story: Story, state: Received): Outline {
    return outlineOf(story, state.receivedAt, this.dayOf);
  }

  /** Answers whether the story tells more now. */
  private keep(story: Story, before: Outline, state: Received): boolean {
    this.story = story;
    this.outline = this.outlineOf(story, state);
    return JSON.stringify(this.outline) !== JSON.stringify(before);
  }

  private write(event: FeedEvent): void {
    if (event.eventId !== undefined) this.steps.add(event.eventId);
    if (event.personal !== null) this.stated.push({ content: event.personal, byFeed: true });
    this.events.push(event);
    this.tellers.push(this.place);
    this.state = evolve(this.state, { ...event, version: this.state.version + 1 });
  }
}

const quarantined = (problems: FeedProblem[]): FeedVerdict => ({ verdict: 'quarantined', problems });
const verdictOf = (adds: boolean, problems: FeedProblem[]): FeedVerdict =>
  problems.length > 0 ? quarantined(problems) : { verdict: adds ? 'accepted' : 'duplicate', problems };

function futureTimes(item: FeedItem, now: number): FeedProblem[] {
  const times: [string, number | null][] =
    item.kind === 'progress'
      ? [['ThoiDiemXuLy', item.at]]
      : [
          ['NgayNopHoSo', item.submittedAt],
          ['NgayTiepNhan', item.receivedAt],
          ['NgayKetThucXuLy', item.processedAt],
          ['NgayTra', item.returnedAt],
          ['NgayTuChoi', item.refusedAt],
          ...item.supplements.flatMap(({ requestedAt, receivedAt }): [string, number | null][] => [
            ['NgayBoSung', requestedAt],
            ['NgayTiepNhanBoSung', receivedAt],
          ]),
        ];
  return times.flatMap(([field, at]) =>
    at === null || at <= now ? [] : [{ code: 'TIME.FUTURE' as const, field, given: toIso(at) }],
  );
}

function activity({ eventId, at, status, unitId, pseudonym, personal }: ProgressItem): FeedEvent {
  const name = Object.entries(NATIONAL_STATUS).find(([, code]) => code === status)?.[0] ?? String(status);
  const data = { name, status: String(status), unitId, pseudonym, flags: [] };
  return { ...decided({ type: 'ActivityRecorded', data }, at, personal), eventId };
}
