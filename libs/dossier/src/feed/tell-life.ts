import { DeadlineError } from '#calendar';
import type { Instant } from '#calendar';
import { endedWaits } from '../folding/waits.js';
import { DEFAULT_CLOCK_POLICY } from '../catalogue/catalogue.js';
import { decided } from './decided.js';
import { computedIndexDue } from './index-due.js';
import { movedDue } from '../deciding/due-in-force.js';
import { isoOrNull } from '../deciding/due-in-force.js';
import { effectiveHistory } from '../effective-history.js';
import { afterEffective } from '../evolve.js';
import type { DecidedEvent, DossierEvent, FactFlag, FoldableEvent, MovedDue, Told } from '../events.js';
import { toInstant, toIso } from '../events.js';
import { unknownDossier } from '../state.js';
import type { DossierState, Received, Wait } from '../state.js';
import type { FeedContext } from './feed-item.js';
import { inOrderOfTime } from './order-of-time.js';
import type { DueTelling, EndTelling, Outline } from './story.js';
import { toldCorrection } from './told-correction.js';
import type { ToldWait } from './waits-told.js';

/** Types that a feed tells after the reception. */
const TOLD_TYPES: ReadonlySet<DossierEvent['type']> = new Set([
  ...(['SupplementRequested', 'SupplementReceived', 'PaymentRequested', 'PaymentReceived'] as const),
  ...(['DeadlineRecalculated', 'DossierProcessed', 'ResultReturned', 'DossierWithdrawn', 'ProcessingStopped'] as const),
]);

interface Life {
  state: Received;
  /** The effective history of what is recorded. */
  effective: readonly FoldableEvent[];
  via: 'counter' | 'post';
  context: FeedContext;
}

/**
 * The events that bring the log from what it tells to an outline: what it lacks is added; where something told before
 * stands no longer, or comes out of its time, one `DossierCorrected` of field `told` follows and the life is folded anew in
 * the order of its time. Nothing when the log tells the outline already.
 */
export function tellLife(outline: Outline, life: Life): DecidedEvent[] {
  const { state, effective, context } = life;
  const corrected = correctedByPeople(state);
  const isOurs = (event: FoldableEvent) => isTold(event) && !corrected.has(event.eventId);
  const ours = effective.filter(isOurs);
  const others = effective.filter((event) => !isOurs(event));
  const told = withDues(inOrderOfTime([...others, ...drafts(outline, life, others)]), life);
  const known = new Map(ours.map((event) => [contentOf(event), event]));
  const fresh = told.filter((event) => !known.has(contentOf(event)));
  const kept = new Set(told.map(contentOf));
  const replaces = ours.filter((event) => !kept.has(contentOf(event))).map(({ eventId }) => eventId ?? '');
  if (fresh.length === 0 && replaces.length === 0) return [];
  const events = fresh.map(({ type, data, occurredAt }) =>
    decided({ type, data } as DossierEvent, toInstant(occurredAt)),
  );
  if (replaces.length === 0 && follow(effective, fresh)) return events;
  return [...events, toldCorrection(state, { replaces }, context.now)];
}

const isTold = ({ type, data }: FoldableEvent): boolean =>
  TOLD_TYPES.has(type) && 'told' in data && data.told !== undefined;

/** What a person has corrected since is no feed's any more. */
const correctedByPeople = ({ steps }: Received): ReadonlySet<string | undefined> =>
  new Set(
    steps.flatMap(({ type, data }) =>
      type === 'DossierCorrected' && data.field !== 'told' ? [data.targetEventId] : [],
    ),
  );

type Draft = FoldableEvent & { isDraft: true };
const isDraft = (event: FoldableEvent): event is Draft => 'isDraft' in event;

function drafts(outline: Outline, { via, context }: Life, others: readonly FoldableEvent[]): Draft[] {
  const recorded = new Set(others.map(({ type }) => type));
  const reception = others.find(({ type }) => type === 'DossierReceived');
  const receivedAt = reception === undefined ? -Infinity : toInstant(reception.occurredAt);
  return [
    ...outline.ends.flatMap((end) => endDraft(end, receivedAt, via, context)),
    ...outline.dues.map((due) => dueDraft(due, context)),
    // Where people keep the waiting themselves, a feed does not count it again.
    ...(recorded.has('SupplementRequested')
      ? []
      : outline.supplements.flatMap((wait) => supplementDrafts(wait, context))),
    ...(recorded.has('PaymentRequested') ? [] : outline.payments.flatMap((wait) => paymentDrafts(wait, context))),
  ];
}

function dueDraft({ dueAt, at, basis, again }: DueTelling, context: FeedContext): Draft {
  const { told } = toldOf(basis, context);
  const data = { previousDueAt: null, dueAt: toIso(dueAt), cause: { kind: 'feed' as const, name: context.feedName } };
  const isAgain = again === undefined || told === undefined ? {} : { told: { ...told, again } };
  return draft(at, { type: 'DeadlineRecalculated', data: { ...data, ...toldOf(basis, context), ...isAgain } });
}

const draft = (at: Instant, event: DossierEvent): Draft => ({
  ...event,
  occurredAt: toIso(at),
  version: 0,
  isDraft: true,
});

function toldOf(
  basis: NonNullable<Told['told']>['basis'],
  { now }: FeedContext,
  since?: Instant,
  listed = since,
): Told {
  const inferred = basis !== 'exact';
  return {
    told: {
      ...{ basis, inferred, ...(inferred ? { snapshotAt: toIso(now) } : {}) },
      ...(since === undefined ? {} : { since: toIso(since) }),
      ...(listed === undefined || listed === since ? {} : { listedSince: toIso(listed) }),
    },
  };
}

function endDraft(
  { kind, at, basis }: EndTelling,
  receivedAt: Instant,
  via: Life['via'],
  context: FeedContext,
): Draft[] {
  if (basis === 'recorded') return [];
  const told = toldOf(basis, context);
  const flags: FactFlag[] = [
    ...(at < receivedAt ? ['endBeforeReception' as const] : []),
    ...(basis === 'undated' ? ['timeUnknown' as const] : []),
    ...(basis === 'derived' ? ['processedAtUnknown' as const] : []),
  ];
  switch (kind) {
    case 'processed': {
      const result = { decision: 'granted' as const, resultNumber: null, resultDigitized: false };
      return [draft(at, { type: 'DossierProcessed', data: { ...result, flags, ...told } })];
    }
    case 'returned':
      return [draft(at, { type: 'ResultReturned', data: { via, flags, ...told } })];
    case 'withdrawn':
      return [draft(at, { type: 'DossierWithdrawn', data: { legalBasisCode: null, flags, ...told } })];
    case 'stopped':
      return [draft(at, { type: 'ProcessingStopped', data: { legalBasisCode: 'notTold', flags, ...told } })];
    default:
      return kind satisfies never;
  }
}

const unknownTime = (basis: ToldWait['fromBasis']): FactFlag[] => (basis === 'undated' ? ['timeUnknown'] : []);
const NO_DUE: MovedDue = {
  ...{ previousDueAt: null, dueAt: null, promiseDueAt: null, regime: 'pause' as const },
  ...{ calendarVersion: null, calendarUnpublished: null },
};

function supplementDrafts({ from, fromBasis, to, toBasis, listedFrom }: ToldWait, context: FeedContext): Draft[] {
  const asked = { items: [], respondBy: null, flags: unknownTime(fromBasis), ...toldOf(fromBasis, context) };
  const request = draft(from, { type: 'SupplementRequested', data: asked });
  if (to === null) return [request];
  const brought = { items: [], ...NO_DUE, flags: [], ...toldOf(toBasis, context, from, listedFrom) };
  return [request, draft(to, { type: 'SupplementReceived', data: brought })];
}

function paymentDrafts({ from, fromBasis, to, toBasis }: ToldWait, context: FeedContext): Draft[] {
  const flags: FactFlag[] = [...unknownTime(fromBasis), 'amountUnknown'];
  const asked = { amount: 0, method: null, stopsClock: true, flags, ...toldOf(fromBasis, context) };
  const request = draft(from, { type: 'PaymentRequested', data: asked });
  if (to === null) return [request];
  const paid = { amount: null, method: null, ...NO_DUE, flags: [], ...toldOf(toBasis, context, from) };
  return [request, draft(to, { type: 'PaymentReceived', data: paid })];
}

/** The drafts with the dues they find, told one after the other. */
function withDues(ordered: readonly FoldableEvent[], { state: { code }, context }: Life): FoldableEvent[] {
  const told: FoldableEvent[] = [];
  // What the reception pinned is read from the steps: one array that grows, no copy per event.
  const steps: FoldableEvent[] = [];
  let state: DossierState = unknownDossier(code);
  for (const event of ordered) {
    const filled: FoldableEvent = isDraft(event) && state.received ? withDue(event, state, context) : event;
    if (isDraft(event)) told.push(filled);
    const next = afterEffective(state, filled);
    if (next === null) continue;
    steps.push(filled);
    next.steps = steps;
    state = next;
  }
  return told;
}

function withDue(event: Draft, state: Received, context: FeedContext): Draft {
  const previousDueAt = isoOrNull(state.dueAt);
  switch (event.type) {
    case 'DeadlineRecalculated':
      return { ...event, data: { ...event.data, previousDueAt } };
    case 'SupplementReceived':
      return { ...event, data: { ...event.data, ...dueAfter(state, 'supplement', event.occurredAt, context) } };
    case 'PaymentReceived':
      return { ...event, data: { ...event.data, ...dueAfter(state, 'payment', event.occurredAt, context) } };
    default:
      return event;
  }
}

/**
 * A due that a feed gives moves when the feed says so. Where it stays, the national index adds the waiting (CONTRACT 7.6);
 * a due computed here moves as always.
 */
function dueAfter(state: Received, kind: Wait['kind'], occurredAt: string, context: FeedContext): MovedDue {
  const due = isoOrNull(state.dueAt);
  const unmoved = { ...NO_DUE, previousDueAt: due, dueAt: due, promiseDueAt: isoOrNull(state.promiseDueAt) };
  const { calendar } = context;
  if (calendar === null) return unmoved;
  const waited = { ...state, waits: endedWaits(state, kind, toInstant(occurredAt)) };
  const policy = state.clockPolicy ?? DEFAULT_CLOCK_POLICY;
  const clock = { calendar, promiseCalendar: calendar, clockPolicy: policy };
  const result = movedDue(waited, clock, kind === 'supplement' ? policy.supplement : policy.payment);
  if (!result.ok) return unmoved;
  if (state.promise === 'computed') return result.moved;
  const { promiseDueAt, calendarUnpublished } = result.moved;
  const index = state.dueAt === null ? computedIndexDue(waited, calendar) : result.moved.dueAt;
  return {
    ...{ ...unmoved, promiseDueAt, calendarUnpublished },
    ...(index === null || index === due ? {} : { indexDueAt: index }),
  };
}

export const notComputable = (error: unknown): null => {
  if (error instanceof DeadlineError) return null;
  throw error;
};

/** Two events that tell the same, whenever it came: a step of the very time that a snapshot dated adds only itself. */
function contentOf({ type, occurredAt, data }: FoldableEvent): string {
  const told = 'told' in data ? data.told : undefined;
  const dues = ['previousDueAt', 'dueAt', 'promiseDueAt', 'indexDueAt'].map(
    (name) => (data as unknown as Record<string, unknown>)[name] ?? null,
  );
  const basis = told?.basis === 'exact' ? 'dated' : told?.basis;
  return JSON.stringify([type, occurredAt, basis, told?.since, told?.listedSince, dues]);
}

const UNORDERED: ReadonlySet<DossierEvent['type']> = new Set([
  ...(['ActivityRecorded', 'CorrectionRequested', 'CorrectionRejected', 'DossierCorrected'] as const),
  ...(['PersonalDataAmended', 'PersonErased', 'ResultDigitized', 'SatisfactionRated', 'DossierHandedOver'] as const),
]);

/** Whether the new ones come after all that is there. */
function follow(effective: readonly FoldableEvent[], fresh: readonly FoldableEvent[]): boolean {
  const all = [...effective.filter(({ type }) => !UNORDERED.has(type)), ...fresh];
  return inOrderOfTime(all).every((event, index) => event === all[index]);
}

export const effectiveOf = (state: Received): readonly FoldableEvent[] => effectiveHistory(state.steps);
