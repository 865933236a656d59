import { filledBy } from '../effective-history.js';
import { evolve } from '../evolve.js';
import type { DossierEvent, ReceptionFill } from '../events.js';
import { toIso } from '../events.js';
import type { DossierState, NotReceived, Received } from '../state.js';
import { addSteps } from './add-steps.js';
import { addSnapshot, unfitIn } from './add-to-story.js';
import { begin, dated } from './begin.js';
import { decided } from './decided.js';
import type { DayOf, FeedDecision, FeedEvent } from './feed-decision.js';
import type { FeedContext, FeedItem, FeedProblem, FeedVerdict, ProgressItem, SnapshotItem } from './feed-item.js';
import { futureTimes } from './future-times.js';
import { placeNews } from './place.js';
import { stepEvent } from './step-event.js';
import type { Outline, Story } from './story.js';
import { outlineOf, storyOf } from './story.js';
import { personalNews } from './told-personal.js';
import type { StatedPersonal } from './told-personal.js';
import { effectiveOf, tellLife } from './tell-life.js';
import { tellersOf } from './tellers.js';
import { toldCorrection } from './told-correction.js';
import { TOO_MANY_WAITS, hasTooManyWaits } from './too-many-waits.js';
import { ACCEPTED, DUPLICATE, quarantined, verdictOf } from './verdicts.js';

/** A step and its place among the items. */
export interface PlacedStep {
  item: ProgressItem;
  place: number;
}

/** One run over items of one dossier: each is taken on what those before it told. */
export class FeedRun {
  private readonly events: FeedEvent[] = [];
  private readonly tellers: number[] = [];
  private place = 0;
  private readonly steps = new Set<string>();
  private readonly listed = new Set<number>();
  private via: 'counter' | 'post' = 'counter';
  private story: Story | null = null;
  /** Of the story with what was taken; null: nothing was. */
  private outline: Outline | null = null;
  /** Of the story as the log tells it. */
  private before: Outline | null = null;
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

  takeSnapshot(item: SnapshotItem, place: number): FeedVerdict {
    this.place = place;
    return this.atTheDoor(item) ?? this.takeIn(item);
  }

  /** Steps all at once, so that the life is looked at once. Answers their verdicts in their order. */
  takeSteps(steps: readonly PlacedStep[]): FeedVerdict[] {
    const asked = new Map<string, PlacedStep>();
    const verdicts = steps.map((step): FeedVerdict | null => {
      this.place = step.place;
      const { item } = step;
      const verdict = this.atTheDoor(item);
      if (verdict !== null) return verdict;
      if (this.steps.has(item.eventId)) return DUPLICATE;
      if (!this.state.received) return this.stepBeforeReception(item, this.state);
      if (!asked.has(item.eventId)) asked.set(item.eventId, step);
      return null;
    });
    const problems = this.takeTogether([...asked.values()]);
    return verdicts.map((verdict, index) => {
      const step = steps[index];
      if (verdict !== null || step === undefined) return verdict ?? DUPLICATE;
      const problem = problems.get(step.item.eventId) ?? null;
      if (problem !== null) return quarantined([problem]);
      return asked.get(step.item.eventId) === step ? ACCEPTED : DUPLICATE;
    });
  }

  /** Answers, by the steps' ids, why they do not fit; null: they do. */
  private takeTogether(steps: readonly PlacedStep[]): ReadonlyMap<string, FeedProblem | null> {
    const { state } = this;
    if (!state.received || steps.length === 0) return new Map();
    const items = steps.map(({ item }) => item);
    const { story, outline, problems } = addSteps(this.storyOf(state), items, (asked) => this.outlineOf(asked, state));
    const fitting = steps.filter((_step, index) => problems[index] === null);
    for (const { item, place } of fitting) {
      this.place = place;
      this.write(stepEvent(item));
    }
    if (fitting.length > 0) this.keep(story, outline);
    return new Map(items.map(({ eventId }, index) => [eventId, problems[index] ?? null]));
  }

  /** What needs no look at the life; null: it does. */
  private atTheDoor(item: FeedItem): FeedVerdict | null {
    const problems = futureTimes(item, this.context.now);
    if (problems.length > 0) return quarantined(problems);
    return this.state.status === 'annulled' ? DUPLICATE : null;
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

  private takeIn(item: SnapshotItem): FeedVerdict {
    this.via = item.via;
    const begun = this.state.received ? [] : begin(item, this.state, this.context);
    if ('problems' in begun) return quarantined(begun.problems);
    for (const event of begun) this.write(event);
    const { state } = this;
    if (!state.received) return verdictOf(this.amend(item) || begun.length > 0, []);
    const { fills, conflicts } = placeNews(item, state, this.context);
    const story = this.storyOf(state);
    const before = this.knownOutline(story, state);
    const { story: next, problems } = addSnapshot(story, item, state, { before, now: item.cameAt });
    if (next === null) return quarantined(problems);
    for (const { requestedAt, receivedAt } of item.supplements) if (receivedAt === null) this.listed.add(requestedAt);
    const outline = this.outlineOf(next, state);
    if (hasTooManyWaits(outline, before)) return quarantined([TOO_MANY_WAITS]);
    const moves = JSON.stringify(outline) !== JSON.stringify(before);
    this.keep(next, outline);
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

  /** A refusal known to the second beats its date; anything else waits for the reception. */
  private stepBeforeReception(item: ProgressItem, state: NotReceived): FeedVerdict {
    if (state.status === 'none' || state.status === 'submitted') {
      return quarantined([{ code: 'RECEPTION.NOT_YET', field: null }]);
    }
    if (item.status !== 3) return quarantined([{ code: 'STATUS.BACK', field: 'TrangThai' }]);
    this.write(stepEvent(item));
    const known = state.steps.findLast(({ type }) => type === 'IntakeRefused');
    if (known?.type === 'IntakeRefused' && known.data.told !== undefined && known.data.told.basis !== 'exact') {
      const data = { ...known.data, told: { basis: 'exact' as const, inferred: false } };
      this.write(decided({ type: 'IntakeRefused', data }, item.at));
    }
    return ACCEPTED;
  }

  private storyOf(state: Received): Story {
    return (this.story ??= storyOf(state, effectiveOf(state)));
  }

  private outlineOf(story: Story, state: Received): Outline {
    return outlineOf(story, state.receivedAt, this.dayOf);
  }

  /** That of the story so far, worked out once. */
  private knownOutline(story: Story, state: Received): Outline {
    return this.outline ?? (this.before ??= this.outlineOf(story, state));
  }

  private keep(story: Story, outline: Outline): void {
    this.story = story;
    this.outline = outline;
  }

  private write(event: FeedEvent): void {
    if (event.eventId !== undefined) this.steps.add(event.eventId);
    if (event.personal !== null) this.stated.push({ content: event.personal, byFeed: true });
    this.events.push(event);
    this.tellers.push(this.place);
    this.state = evolve(this.state, { ...event, version: this.state.version + 1 });
  }
}
