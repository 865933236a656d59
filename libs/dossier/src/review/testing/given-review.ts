import { expect } from '@jest/globals';
import { at } from '../../testing/at.js';
import { availableReviewCommands, missingParts } from '../available-review-commands.js';
import type { Lateness, ReviewCommand, ReviewCommandName, ReviewContext } from '../commands.js';
import type { ReviewRefusal } from '../decide-review.js';
import { decideReview } from '../decide-review.js';
import type { FoldableReviewEvent, ReviewEventType } from '../events.js';
import { replayReview } from '../evolve-review.js';

const DAY_MS = 24 * 3600 * 1000;
const CODE = 'H26.12-260302-0001';

/** Due Monday the 16th, so late from Tuesday on, and ended on Wednesday. */
export const LATE: Lateness = {
  ...{ kind: 'endedLate', dueAt: at('2026-03-16 10:00'), lateSince: at('2026-03-17') },
  endedAt: at('2026-03-18 09:00'),
};

const context = (now: number, standing: Partial<ReviewContext>): ReviewContext => ({
  ...{ now, lateEntryLimitMs: 30 * DAY_MS, lateness: LATE, lateAgainstPromise: true },
  ...standing,
});

type Step = [time: string, command: ReviewCommand];
type Expected = { refused: ReviewRefusal['code'] } & Record<string, unknown>;
type ExpectedEvent = { type: ReviewEventType; data?: object; personal?: object | null };

const common = { actorId: 'chief', onBehalfOf: null, occurredAt: 0, personal: null };

/** Steps as a supervisor takes them. */
export const open = (): ReviewCommand => ({
  ...{ ...common, name: 'open' },
  of: { agencyId: 'H26.12', procedureCode: '1.000001', holderUnitId: 'H26.12', officerId: 'officer-1' },
  deadline: { dueAt: at('2026-03-24 08:00'), workingDays: 5, calendarId: 'vn-civil-service', calendarVersion: 1 },
});
export const codeCause = (given: object = {}): ReviewCommand => ({
  ...{ ...common, name: 'code-cause', causeCode: 'slowHandling', responsibleUnitId: 'H26.12' },
  ...{ responsibleOfficerId: 'officer-1', earlier: { withinDays: 90, count: 0, codes: [] } },
  ...given,
});
export const recordMeasure = (measureCode = 'remind'): ReviewCommand => ({
  ...{ ...common, name: 'record-measure', measureCode, completeBy: '2026-04-01' },
});
export const issueApology = (): ReviewCommand => ({ ...common, name: 'issue-apology', documentNumber: '12/TB-STP' });
export const signApology = (): ReviewCommand => ({ ...common, name: 'sign-apology' });
export const judge = (excused: boolean, groundCode: string | null = null, by: object = {}): ReviewCommand => ({
  ...{ ...common, name: 'judge', excused, groundCode },
  ...by,
});
export const close = (by: object = {}): ReviewCommand => ({ ...common, name: 'close', ...by });
export const reopen = (reasonCode = 'newFacts'): ReviewCommand => ({
  ...{ ...common, name: 'reopen', reasonCode, personal: { reason: 'Người dân phản ánh' } },
});

/** A step at a time, recorded then unless it says itself when it happened. */
export const on = (time: string, command: ReviewCommand): Step => [
  time,
  command.occurredAt === 0 ? { ...command, occurredAt: at(time) } : command,
];

export function given(...past: Step[]) {
  const history: FoldableReviewEvent[] = [];
  for (const [time, command] of past) {
    const decision = decideReview(command, replayReview(CODE, history), context(at(time), {}));
    if (!decision.ok) throw new Error(`a story that cannot have happened: ${JSON.stringify(decision.refusal)}`);
    append(history, command, decision.events);
  }
  return {
    when: (step: Step, standing: Partial<ReviewContext> = {}) => when(history, step, standing),
    isAllowed: (standing: Partial<ReviewContext> = {}) =>
      availableReviewCommands(replayReview(CODE, history), context(0, standing)),
    lacks: (standing: Partial<ReviewContext> = {}) => {
      const state = replayReview(CODE, history);
      return state.status === 'none' ? null : missingParts(state, context(0, standing));
    },
  };
}

type Decided = Omit<FoldableReviewEvent, 'version' | 'actorId'>;
function append(history: FoldableReviewEvent[], { actorId }: ReviewCommand, events: readonly Decided[]): void {
  for (const event of events) history.push({ ...event, version: history.length + 1, actorId } as FoldableReviewEvent);
}

function when(before: readonly FoldableReviewEvent[], [time, command]: Step, standing: Partial<ReviewContext>) {
  const history = [...before];
  const decision = decideReview(command, replayReview(CODE, history), context(at(time), standing));
  const then = (expected: Expected | ExpectedEvent[]) => {
    if ('refused' in expected) {
      const { refused, ...members } = expected;
      expect(decision).toEqual({ ok: false, refusal: expect.objectContaining({ code: refused, ...members }) });
      return { andIs: (): void => undefined, andAllows: (): void => undefined };
    }
    expect(decision.ok ? decision.events : decision.refusal).toMatchObject(expected);
    if (decision.ok) {
      expect(decision.events).toHaveLength(expected.length);
      append(history, command, decision.events);
    }
    const after = replayReview(CODE, history);
    return {
      andIs: (members: object): void => {
        expect(after).toMatchObject(members);
      },
      andAllows: (...commands: ReviewCommandName[]): void => {
        expect(availableReviewCommands(after, context(0, standing))).toEqual(commands);
      },
    };
  };
  return { then };
}
