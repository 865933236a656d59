import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { computeDue, replayDue } from './compute-due.js';
import { explainDeadline } from './explain-deadline.js';
import { isWorkingUnit } from './limit.js';
import { calendars, instants, limits, policies, waitsAfter } from './testing/arbitrary.js';
import { SlowClock } from './testing/slow-clock.js';
import type { Span } from './trace.js';
import type { CalendarVersion, Interruption } from './types.js';
import { countedMinutes } from './working-time.js';

const inVietnam = calendars.map((calendar) => ({ ...calendar, timezone: 'Asia/Ho_Chi_Minh' }));
const history = fc
  .tuple(calendars, instants, limits, policies)
  .chain(([calendar, receivedAt, limit, policy]) =>
    waitsAfter(receivedAt).map((interruptions) => ({ calendar, receivedAt, limit, policy, interruptions })),
  );
const PAUSE = { supplement: 'pause', payment: 'pause' } as const;

describe('a later reception (6.7)', () => {
  it('never gives an earlier due, in any zone, with any cut-off', () => {
    fc.assert(
      fc.property(
        calendars,
        limits,
        policies,
        instants,
        fc.integer({ min: 0, max: 4000 }),
        (calendar, limit, policy, r1, later) => {
          const due = (receivedAt: number) => computeDue({ receivedAt, limit, calendar, policy }).dueAt;
          expect(due(r1 + later * 60_000)).toBeGreaterThanOrEqual(due(r1));
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('the fast path', () => {
  it('agrees with the slow clock', () => {
    fc.assert(
      fc.property(inVietnam, instants, limits, (calendar, receivedAt, limit) => {
        expect(computeDue({ receivedAt, limit, calendar }).dueAt).toBe(new SlowClock(calendar).due(receivedAt, limit));
      }),
      { numRuns: 80 },
    );
  });

  it('agrees with the explanation and the replay', () => {
    fc.assert(
      fc.property(history, (question) => {
        const { trace, steps, ...answer } = explainDeadline(question);
        expect(answer).toEqual(replayDue(question));
        expect(answer.firstPromiseAt).toBe(computeDue(question).dueAt);
        expect(trace.length).toBeGreaterThan(0);
        expect(steps.startedAt).toBeLessThanOrEqual(steps.unmovedDueAt);
        expect(steps.unmovedDueAt).toBeLessThanOrEqual(steps.unrolledDueAt);
      }),
      { numRuns: 100 },
    );
  });

  it('gives the same answer for an equal calendar, whatever was asked of it before', () => {
    fc.assert(
      fc.property(
        calendars,
        fc.array(fc.tuple(instants, limits), { minLength: 2, maxLength: 6 }),
        (calendar, questions) => {
          const ask = (of: CalendarVersion) =>
            questions.map(([receivedAt, limit]) => computeDue({ receivedAt, limit, calendar: of }));
          expect(ask(structuredClone(calendar))).toEqual(ask(calendar));
          const fresh = questions.map(([receivedAt, limit]) =>
            computeDue({ receivedAt, limit, calendar: structuredClone(calendar) }),
          );
          expect(fresh).toEqual(ask(calendar));
        },
      ),
      { numRuns: 40 },
    );
  });
});

/** Empty, not followed at once by the next, or followed by one of the same reason (`minutes` is no reason). */
function faulty(span: Span, next: Span | undefined): boolean {
  const reason = (of: Span) => JSON.stringify({ ...of, from: 0, to: 0, minutes: 0 });
  return span.from >= span.to || (next !== undefined && (next.from !== span.to || reason(next) === reason(span)));
}

describe('the trace', () => {
  it('has no holes, runs from reception to due, merges equal neighbours and counts what the limit allows', () => {
    fc.assert(
      fc.property(history, (question) => {
        const { trace, dueAt } = explainDeadline(question);
        expect(trace[0]?.from).toBe(question.receivedAt);
        expect(trace.at(-1)?.to).toBe(dueAt);
        expect(trace.filter((span, i) => faulty(span, trace[i + 1]))).toEqual([]);
        if (question.limit.unit !== 'workingHour') return;
        const counted = trace.reduce((sum, { minutes = 0 }) => sum + minutes, 0);
        expect(counted).toBe(question.limit.value * 60);
      }),
      { numRuns: 120 },
    );
  });
});

/** Waits one after the other, each beginning after the last ended and before the first promise. */
function succession(receivedAt: number, promise: number, cuts: number[]): Interruption[] {
  const points = cuts
    .map((cut) => receivedAt + Math.floor(((promise - receivedAt) * cut) / 1000))
    .toSorted((a, b) => a - b);
  const waits: Interruption[] = [];
  for (let i = 0; i + 1 < points.length; i += 2)
    waits.push({ kind: i % 4 === 0 ? 'supplement' : 'payment', from: points[i] ?? 0, to: points[i + 1] ?? 0 });
  return waits;
}

describe('waits that pause (6.5)', () => {
  const cuts = fc.uniqueArray(fc.integer({ min: 0, max: 1000 }), { minLength: 2, maxLength: 6 });

  it('taken up one by one give what a replay of all gives', () => {
    fc.assert(
      fc.property(inVietnam, instants, limits, cuts, (calendar, receivedAt, limit, some) => {
        const slow = new SlowClock(calendar);
        const start = slow.normalise(receivedAt);
        const promise = slow.due(receivedAt, limit);
        const waits = succession(receivedAt, promise, some);
        let [due, waited] = [promise, 0];
        for (const [i, { from, to }] of waits.entries()) {
          const length = Math.max(0, (to ?? 0) - Math.max(from, start));
          waited += length;
          if (isWorkingUnit(limit.unit)) due = slow.add(due, slow.worked(Math.max(from, start), to ?? 0));
          else due = slow.due(receivedAt, limit, waited);
          const answer = replayDue({
            receivedAt,
            limit,
            calendar,
            policy: PAUSE,
            interruptions: waits.slice(0, i + 1),
          });
          expect(answer.dueAt).toBe(due);
        }
      }),
      { numRuns: 80 },
    );
  });

  it('give the same due in any order, cut in two, or asked twice over', () => {
    fc.assert(
      fc.property(history, fc.integer({ min: 0, max: 100 }), (question, share) => {
        const due = (interruptions: Interruption[]) =>
          replayDue({ ...question, policy: { ...question.policy, supplement: 'pause' }, interruptions }).dueAt;
        const { interruptions } = question;
        const halves = interruptions.flatMap((wait) => {
          if (!wait.to) return [wait];
          const middle = wait.from + Math.floor(((wait.to - wait.from) * share) / 100);
          return [
            { ...wait, to: middle },
            { ...wait, from: middle },
          ];
        });
        expect(due(interruptions.toReversed())).toBe(due(interruptions));
        expect(due(halves)).toBe(due(interruptions));
        expect(due([...interruptions, ...interruptions])).toBe(due(interruptions));
      }),
      { numRuns: 120 },
    );
  });

  it('move a working-time due by exactly the working minutes waited', () => {
    fc.assert(
      fc.property(
        calendars,
        instants,
        limits.filter(({ unit }) => isWorkingUnit(unit)),
        fc.integer({ min: 0, max: 20_000 }),
        (calendar, receivedAt, limit, lasts) => {
          const { dueAt } = computeDue({ receivedAt, limit, calendar });
          const wait = {
            kind: 'supplement' as const,
            from: Math.min(receivedAt + 60_000, dueAt),
            to: dueAt + lasts * 60_000,
          };
          const moved = replayDue({ receivedAt, limit, calendar, interruptions: [wait] }).dueAt;
          expect(countedMinutes(calendar, dueAt, moved)).toBe(countedMinutes(calendar, wait.from, wait.to));
        },
      ),
      { numRuns: 120 },
    );
  });
});
