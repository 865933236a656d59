import { toIso } from '../events.js';
import { availableReviewCommands, isNotLate, missingParts } from './available-review-commands.js';
import type { ReviewPart } from './available-review-commands.js';
import type { CodeCause, OpenReview, ReviewCommand, ReviewCommandName, ReviewContext } from './commands.js';
import type { DecidedReviewEvent, ReviewEvent } from './events.js';
import { CAUSE_CODES, EXCUSE_CODES, MEASURE_CODES, REOPEN_CODES } from './lists.js';
import type { BegunReview, ReviewState } from './state.js';

/** Why a step was not taken; nothing was written. */
export type ReviewRefusal =
  | {
      code: 'REVIEW.NOT_ALLOWED';
      command: ReviewCommandName;
      status: ReviewState['status'];
      allowed: readonly ReviewCommandName[];
    }
  | { code: 'REVIEW.NOT_LATE' }
  | { code: 'REVIEW.INCOMPLETE'; missing: readonly ReviewPart[] }
  | { code: 'REVIEW.OWN_CASE' }
  | {
      code: 'CODE.UNKNOWN';
      pointer: '/causeCode' | '/measureCode' | '/groundCode' | '/reasonCode';
      known: readonly string[];
    }
  | { code: 'GROUND.REQUIRED' | 'GROUND.NOT_EXCUSED'; pointer: '/groundCode' }
  | { code: 'OCCURRED_AT.FUTURE'; pointer: '/occurredAt' }
  | { code: 'OCCURRED_AT.TOO_OLD' | 'OCCURRED_AT.BEFORE_ISSUE'; pointer: '/occurredAt'; earliest: string };

export type ReviewDecision = { ok: true; events: DecidedReviewEvent[] } | Refused;
type Refused = { ok: false; refusal: ReviewRefusal };

const refuse = (refusal: ReviewRefusal): Refused => ({ ok: false, refusal });

/** The one place where a step of a review becomes events. Pure. */
export function decideReview(command: ReviewCommand, state: ReviewState, context: ReviewContext): ReviewDecision {
  if (command.name === 'open') return open(command, state, context);
  const allowed = availableReviewCommands(state, context);
  if (state.status === 'none') return notAllowed(command, state, allowed);
  if (command.name === 'close' && state.status !== 'closed') return close(command, state, context);
  if (!allowed.includes(command.name)) return notAllowed(command, state, allowed);
  return step(command, state, context);
}

const notAllowed = (command: ReviewCommand, { status }: ReviewState, allowed: readonly ReviewCommandName[]) =>
  refuse({ code: 'REVIEW.NOT_ALLOWED', command: command.name, status, allowed });

function open(command: OpenReview, state: ReviewState, context: ReviewContext): ReviewDecision {
  const { lateness } = context;
  if (state.status !== 'none') return notAllowed(command, state, availableReviewCommands(state, context));
  if (lateness === null) return refuse({ code: 'REVIEW.NOT_LATE' });
  const { kind, dueAt, lateSince, endedAt } = lateness;
  return one(command, {
    type: 'ReviewOpened',
    data: {
      code: state.code,
      ...command.of,
      lateness: {
        ...{ kind, policy: 'tt01-2020', dueAt: toIso(dueAt), lateSince: toIso(lateSince) },
        endedAt: endedAt === null ? null : toIso(endedAt),
      },
      ...command.deadline,
      dueAt: toIso(command.deadline.dueAt),
    },
  });
}

function step(
  command: Exclude<ReviewCommand, { name: 'open' }>,
  state: BegunReview,
  context: ReviewContext,
): ReviewDecision {
  switch (command.name) {
    case 'code-cause':
      return codeCause(command);
    case 'record-measure': {
      const { measureCode, completeBy } = command;
      if (!MEASURE_CODES.has(measureCode)) return unknownCode('/measureCode', MEASURE_CODES);
      return one(command, { type: 'MeasureRecorded', data: { measureCode, completeBy } });
    }
    case 'issue-apology':
      return (
        untimely(command, null, context) ??
        one(command, { type: 'ApologyIssued', data: { documentNumber: command.documentNumber } })
      );
    case 'sign-apology': {
      const { documentNumber = '', issuedAt = null } = state.apology ?? {};
      return untimely(command, issuedAt, context) ?? one(command, { type: 'ApologySigned', data: { documentNumber } });
    }
    case 'judge': {
      const { excused, groundCode } = command;
      if (isOwnCase(command, state)) return refuse({ code: 'REVIEW.OWN_CASE' });
      if (excused && groundCode === null) return refuse({ code: 'GROUND.REQUIRED', pointer: '/groundCode' });
      if (!excused && groundCode !== null) return refuse({ code: 'GROUND.NOT_EXCUSED', pointer: '/groundCode' });
      if (groundCode !== null && !EXCUSE_CODES.has(groundCode)) return unknownCode('/groundCode', EXCUSE_CODES);
      return one(command, { type: 'LatenessJudged', data: { excused, groundCode } });
    }
    case 'close':
      return close(command, state, context);
    case 'reopen': {
      const { reasonCode } = command;
      if (!REOPEN_CODES.has(reasonCode)) return unknownCode('/reasonCode', REOPEN_CODES);
      return one(command, { type: 'ReviewReopened', data: { reasonCode } });
    }
    default:
      return command satisfies never;
  }
}

function codeCause(command: CodeCause): ReviewDecision {
  const { causeCode, responsibleUnitId, responsibleOfficerId, earlier } = command;
  if (!CAUSE_CODES.has(causeCode)) return unknownCode('/causeCode', CAUSE_CODES);
  const events: ReviewEvent[] = [{ type: 'CauseCoded', data: { causeCode, responsibleUnitId, responsibleOfficerId } }];
  if (earlier.count > 0) {
    const { withinDays, count, codes } = earlier;
    const data = { causeCode, responsibleUnitId, withinDays, count, earlier: [...codes] };
    events.push({ type: 'RepeatCauseFlagged', data });
  }
  return { ok: true, events: events.map((event, index) => decided(command, event, index === 0)) };
}

function close(command: ReviewCommand, state: BegunReview, context: ReviewContext): ReviewDecision {
  const missing = missingParts(state, context);
  if (missing.length > 0) return refuse({ code: 'REVIEW.INCOMPLETE', missing });
  if (isOwnCase(command, state)) return refuse({ code: 'REVIEW.OWN_CASE' });
  return one(command, { type: 'ReviewClosed', data: { outcome: isNotLate(context) ? 'notLate' : 'reviewed' } });
}

/** Nobody judges or closes a case that they are named responsible for, nor has it done in their name. */
function isOwnCase({ actorId, onBehalfOf }: ReviewCommand, { cause }: BegunReview): boolean {
  const responsible = cause?.responsibleOfficerId ?? null;
  return responsible !== null && (responsible === actorId || responsible === onBehalfOf);
}

function untimely({ occurredAt }: ReviewCommand, issuedAt: number | null, context: ReviewContext): Refused | null {
  // Negated, so that a time nobody could read (NaN) is refused too.
  if (!(occurredAt <= context.now)) return refuse({ code: 'OCCURRED_AT.FUTURE', pointer: '/occurredAt' });
  const earliest = context.now - context.lateEntryLimitMs;
  if (occurredAt < earliest) {
    return refuse({ code: 'OCCURRED_AT.TOO_OLD', pointer: '/occurredAt', earliest: toIso(earliest) });
  }
  if (issuedAt !== null && occurredAt < issuedAt) {
    return refuse({ code: 'OCCURRED_AT.BEFORE_ISSUE', pointer: '/occurredAt', earliest: toIso(issuedAt) });
  }
  return null;
}

const unknownCode = (
  pointer: Extract<ReviewRefusal, { code: 'CODE.UNKNOWN' }>['pointer'],
  known: ReadonlySet<string>,
): Refused => refuse({ code: 'CODE.UNKNOWN', pointer, known: [...known] });

const one = (command: ReviewCommand, event: ReviewEvent): ReviewDecision => ({
  ok: true,
  events: [decided(command, event, true)],
});

const decided = (command: ReviewCommand, event: ReviewEvent, withText: boolean): DecidedReviewEvent => ({
  ...event,
  schemaVersion: 1,
  occurredAt: toIso(command.occurredAt),
  personal: withText ? command.personal : null,
});
