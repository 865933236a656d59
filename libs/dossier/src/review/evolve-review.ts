import { ImpossibleHistoryError } from '../evolve.js';
import { toInstant } from '../events.js';
import type { FoldableReviewEvent } from './events.js';
import type { BegunReview, ReviewState } from './state.js';
import { noReview } from './state.js';

/** The state after one more event. Throws {@link ImpossibleHistoryError} for what `decideReview` cannot have written. */
export function evolveReview(state: ReviewState, event: FoldableReviewEvent): ReviewState {
  const at = toInstant(event.occurredAt);
  const impossible = () => new ImpossibleHistoryError(state.code, event.version, event.type, state.status);
  if (event.version !== state.version + 1 || Number.isNaN(at)) throw impossible();
  const next = state.status === 'none' ? begun(event, at) : afterStep(state, event, at);
  if (next === null) throw impossible();
  return next;
}

/** Folds a whole stream, oldest event first. */
export function replayReview(code: string, events: Iterable<FoldableReviewEvent>): ReviewState {
  let state = noReview(code);
  for (const event of events) state = evolveReview(state, event);
  return state;
}

function begun(event: FoldableReviewEvent, openedAt: number): BegunReview | null {
  if (event.type !== 'ReviewOpened') return null;
  const { dueAt, ...opened } = event.data;
  return {
    ...opened,
    status: 'open',
    version: event.version,
    openedAt,
    openedBy: event.actorId ?? null,
    dueAt: toInstant(dueAt),
    cause: null,
    repeat: null,
    measures: [],
    apology: null,
    judgement: null,
    reopenings: 0,
    reopenReasonCode: null,
    ...{ closedAt: null, closedBy: null, outcome: null },
  };
}

function afterStep(before: BegunReview, event: FoldableReviewEvent, at: number): BegunReview | null {
  const by = event.actorId ?? null;
  const state: BegunReview = { ...before, version: event.version };
  switch (event.type) {
    case 'ReviewOpened':
      return null;
    case 'CauseCoded':
      // A repeat belongs to the cause it was flagged for.
      return { ...state, status: 'examined', cause: { ...event.data, codedAt: at, codedBy: by }, repeat: null };
    case 'RepeatCauseFlagged': {
      const { withinDays, count, earlier } = event.data;
      return { ...state, repeat: { withinDays, count, earlier } };
    }
    case 'MeasureRecorded':
      return { ...state, measures: [...state.measures, event.data] };
    case 'ApologyIssued': {
      const { documentNumber } = event.data;
      return { ...state, apology: { documentNumber, issuedAt: at, issuedBy: by, signedAt: null, signedBy: null } };
    }
    case 'ApologySigned':
      return state.apology === null ? null : { ...state, apology: { ...state.apology, signedAt: at, signedBy: by } };
    case 'LatenessJudged':
      return { ...state, judgement: { ...event.data, judgedAt: at, judgedBy: by } };
    case 'ReviewClosed':
      return { ...state, status: 'closed', closedAt: at, closedBy: by, outcome: event.data.outcome };
    case 'ReviewReopened':
      return {
        ...state,
        status: state.cause === null ? 'open' : 'examined',
        reopenings: state.reopenings + 1,
        reopenReasonCode: event.data.reasonCode,
        ...{ closedAt: null, closedBy: null, outcome: null },
      };
    default:
      return event satisfies never;
  }
}
