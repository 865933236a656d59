import { UNSPECIFIED_PROCEDURE } from '../case-list/decide-case-list-row.js';
import { evolve } from '../evolve.js';
import type { DecidedEvent, DossierEvent, DossierReceivedData, FactFlag, PersonalContent } from '../events.js';
import { toIso } from '../events.js';
import type { DossierState, NotReceived, Received } from '../state.js';
import { addSnapshot, addStep, unfitIn } from './add-to-story.js';
import type { FeedContext, FeedItem, FeedProblem, FeedVerdict, ProgressItem, SnapshotItem } from './feed-item.js';
import { NATIONAL_STATUS } from '../vocabulary.js';
import { indexDueOf } from './index-due.js';
import type { Outline, Story } from './story.js';
import { outlineOf, storyOf } from './story.js';
import { effectiveOf, tellLife } from './tell-life.js';

/** An event a feed gives; one of a step has the id that follows from its content. */
export type FeedEvent = DecidedEvent & { eventId?: string };

export interface FeedDecision {
  /** One per item, in their order. */
  verdicts: FeedVerdict[];
  events: FeedEvent[];
}

/** Needed besides: the local day of an instant, as a number. */
export type DayOf = (instant: number) => number;

/** Problems that a later item of the dossier may take away. */
export const PASSING_PROBLEMS: ReadonlySet<FeedProblem['code']> = new Set([
  'RECEPTION.NOT_YET',
  'STATUS.BACK',
  'AFTER_END',
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
      const verdict = run.take(item);
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
  return { verdicts, events: run.finish() };
}

class FeedRun {
  private readonly events: FeedEvent[] = [];
  private readonly steps = new Set<string>();
  private readonly listed = new Set<number>();
  private via: 'counter' | 'post' = 'counter';
  private story: Story | null = null;
  private outline: Outline | null = null;

  constructor(
    private state: DossierState,
    private readonly context: FeedContext,
    private readonly dayOf: DayOf,
  ) {
    for (const { eventId } of state.steps) if (eventId !== undefined) this.steps.add(eventId);
  }

  take(item: FeedItem): FeedVerdict {
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
  finish(): FeedEvent[] {
    const { state, outline, context, via } = this;
    if (!state.received || outline === null) return this.events;
    const life = tellLife(outline, { state, effective: effectiveOf(state), via, context });
    return [...this.events, ...this.listings([...state.steps, ...life]), ...life];
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
        return decided({ type: 'ActivityRecorded', data: { ...listing, ...this.dated() } }, at, null);
      });
  }

  private takeSnapshot(item: SnapshotItem): FeedVerdict {
    this.via = item.via;
    const begun = this.state.received ? [] : this.begin(item, this.state);
    if ('problems' in begun) return quarantined(begun.problems);
    for (const event of begun) this.write(event);
    const { state } = this;
    if (!state.received) return verdictOf(begun.length > 0, []);
    const story = this.storyOf(state);
    const before = this.outlineOf(story, state);
    const { story: next, problems } = addSnapshot(story, item, state, {
      ...{ before, now: item.cameAt },
    });
    for (const { requestedAt, receivedAt } of item.supplements) if (receivedAt === null) this.listed.add(requestedAt);
    return verdictOf(this.keep(next, before, state) || begun.length > 0, problems);
  }

  private takeStep(item: ProgressItem): FeedVerdict {
    const { state } = this;
    if (this.steps.has(item.eventId)) return { verdict: 'duplicate', problems: [] };
    if (!state.received) return this.stepBeforeReception(item, state);
    const { story, problems } = addStep(this.storyOf(state), item, (asked) => this.outlineOf(asked, state));
    if (problems.length > 0) return quarantined(problems);
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
      this.write(decided({ type: 'IntakeRefused', data }, item.at, null));
    }
    return { verdict: 'accepted', problems: [] };
  }

  private begin(item: SnapshotItem, state: NotReceived): DecidedEvent[] | { problems: FeedProblem[] } {
    const isRefused = item.status === 3 || (item.status === null && item.refusedAt !== null);
    if (state.status === 'refusedIntake' || state.status === 'withdrawn') {
      return isRefused && state.status === 'refusedIntake' ? [] : problem('STATUS.BACK', 'TrangThaiHoSo');
    }
    if (isRefused)
      return item.refusedAt === null ? problem('TIME.MISSING', 'NgayTuChoi') : this.refused(item, item.refusedAt);
    if (item.refusedAt !== null) return problem('CONFLICT', 'NgayTuChoi');
    if (item.status === 1) {
      if (state.status === 'submitted') return [];
      return item.submittedAt === null
        ? problem('TIME.MISSING', 'NgayNopHoSo')
        : [this.submitted(item, item.submittedAt)];
    }
    if (item.receivedAt === null) return problem('RECEIVED_AT.MISSING', 'NgayTiepNhan');
    return [...this.submittedBefore(item, item.receivedAt, state), this.received(item, item.receivedAt)];
  }

  private submittedBefore(item: SnapshotItem, receivedAt: number, state: NotReceived): DecidedEvent[] {
    const { submittedAt } = item;
    if (state.status !== 'none' || submittedAt === null || submittedAt > receivedAt) return [];
    return [this.submitted(item, submittedAt)];
  }

  private submitted({ code, procedureCode, agencyId, channel, personal }: SnapshotItem, at: number): DecidedEvent {
    const data = { code, procedureCode, agencyId: agencyId ?? UNSPECIFIED_AGENCY, channel, flags: [], ...this.dated() };
    return decided({ type: 'DossierSubmitted', data }, at, personal);
  }

  private refused(item: SnapshotItem, at: number): DecidedEvent[] {
    const { code, procedureCode, agencyId, agencyLevel, fieldCode, channel, personal } = item;
    const place = { procedureCode, agencyId: agencyId ?? UNSPECIFIED_AGENCY, agencyLevel, fieldCode, channel };
    const data = { code, ...place, reasonCode: 'notTold', flags: [], ...this.dated() };
    return [decided({ type: 'IntakeRefused', data }, at, personal)];
  }

  private received(item: SnapshotItem, at: number): DecidedEvent {
    const { code, procedureCode, fieldCode, agencyId, agencyLevel, channel, grain, components, personal } = item;
    const dueAt = firstDueOf(item);
    const limit = dueAt === null ? this.context.limitOf(item) : null;
    const indexDueAt = indexDueOf(at, limit, this.context.calendar);
    const flags: FactFlag[] = dueAt !== null && dueAt < at ? ['dueBeforeReception'] : [];
    const data: DossierReceivedData = {
      ...{ code, procedureCode: procedureCode === '' ? UNSPECIFIED_PROCEDURE : procedureCode, caseCode: null },
      ...{ fieldCode, agencyId, agencyLevel, receivingAgencyId: null, clockStartsAt: toIso(at), channel },
      ...{ limit: null, promise: 'given', grain, clockPolicyId: null, calendarId: null, calendarVersion: null },
      ...{ dueAt: dueAt === null ? null : toIso(dueAt), calendarUnpublished: null },
      ...(indexDueAt === null ? {} : { indexDueAt, indexLimit: limit }),
      ...{ applicantKind: 'other', components, flags, ...this.dated() },
    };
    return decided({ type: 'DossierReceived', data }, at, personal);
  }

  private dated() {
    return { told: { basis: 'dated' as const, inferred: true, snapshotAt: toIso(this.context.now) } };
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
    this.events.push(event);
    this.state = evolve(this.state, { ...event, version: this.state.version + 1 });
  }
}

const UNSPECIFIED_AGENCY = 'unspecified';

/** The appointment on the receipt: what stood before the first supplement moved it. */
function firstDueOf({ dueAt, supplements }: SnapshotItem): number | null {
  const moved = supplements.filter(({ previousDueAt }) => previousDueAt !== null);
  return moved.toSorted((a, b) => a.requestedAt - b.requestedAt)[0]?.previousDueAt ?? dueAt;
}

const quarantined = (problems: FeedProblem[]): FeedVerdict => ({ verdict: 'quarantined', problems });
const problem = (code: FeedProblem['code'], field: string) => ({ problems: [{ code, field }] });
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

const decided = (event: DossierEvent, at: number, personal: PersonalContent | null): DecidedEvent => ({
  ...{ ...event, schemaVersion: 1, occurredAt: toIso(at), personal },
});
