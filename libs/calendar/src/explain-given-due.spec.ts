import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { explainGivenDue } from './explain-given-due.js';
import { moveGivenDue } from './move-given-due.js';
import { calendars, instants, limits, policies, waitsAfter } from './testing/arbitrary.js';
import { at, shown } from './testing/at.js';
import { CAL_A } from './testing/calendars.js';
import type { Interruption, Limit } from './types.js';

const wait = (from: string, to: string): Interruption => ({ kind: 'supplement', from: at(from), to: at(to) });

function lines(
  receivedAt: string,
  dueAt: string,
  since: string,
  limit: Limit | null,
  interruptions: Interruption[] = [],
  supplement: 'pause' | 'restart' = 'pause',
): string[] {
  const policy = { supplement, payment: 'pause' as const };
  const times = { receivedAt: at(receivedAt), dueAt: at(dueAt), since: at(since) };
  const { trace } = explainGivenDue({ ...times, limit, calendar: CAL_A, policy, interruptions });
  return trace.map(({ from, to, counted, minutes, because, name, kind, voidedBy }) => {
    const more = [name, kind, voidedBy].filter((part) => part !== undefined).join(' ');
    return [shown(from), shown(to), counted ? `+${minutes}` : '-', because + (more ? ` (${more})` : '')].join(' | ');
  });
}

describe('the trace of a due that was given', () => {
  it('shows what lies between reception and due, without a start rule', () => {
    expect(lines('2026-03-06 16:30', '2026-03-09 23:59', '2026-03-06 16:30', null)).toEqual([
      '2026-03-06 16:30 | 2026-03-06 17:30 | +60 | session',
      '2026-03-06 17:30 | 2026-03-07 00:00 | - | outsideSessions',
      '2026-03-07 00:00 | 2026-03-09 00:00 | - | weekend',
      '2026-03-09 00:00 | 2026-03-09 07:30 | - | outsideSessions',
      '2026-03-09 07:30 | 2026-03-09 11:30 | +240 | session',
      '2026-03-09 11:30 | 2026-03-09 13:30 | - | break',
      '2026-03-09 13:30 | 2026-03-09 17:30 | +240 | session',
      '2026-03-09 17:30 | 2026-03-09 23:59 | - | outsideSessions',
    ]);
  });

  it('shows a wait from before it was given as waiting too: never as time the office worked', () => {
    const waits = [wait('2026-03-02 08:00', '2026-03-02 09:00'), wait('2026-03-02 14:00', '2026-03-02 15:00')];
    expect(
      lines('2026-03-02 08:00', '2026-03-02 16:00', '2026-03-02 10:00', { value: 1, unit: 'workingDay' }, waits),
    ).toEqual([
      '2026-03-02 08:00 | 2026-03-02 09:00 | - | waiting (supplement)',
      '2026-03-02 09:00 | 2026-03-02 11:30 | +150 | session',
      '2026-03-02 11:30 | 2026-03-02 13:30 | - | break',
      '2026-03-02 13:30 | 2026-03-02 14:00 | +30 | session',
      '2026-03-02 14:00 | 2026-03-02 15:00 | - | waiting (supplement)',
      '2026-03-02 15:00 | 2026-03-02 17:00 | +120 | session',
    ]);
  });

  it('rolls calendar days only where a wait made it roll', () => {
    const days: Limit = { value: 3, unit: 'calendarDay' };
    expect(lines('2026-03-06 17:30', '2026-03-08 10:00', '2026-03-06 17:30', days)).toEqual([
      '2026-03-06 17:30 | 2026-03-07 00:00 | +390 | outsideSessions',
      '2026-03-07 00:00 | 2026-03-08 10:00 | +2040 | weekend',
    ]);
    const moved = [wait('2026-03-07 00:00', '2026-03-07 01:00')];
    expect(lines('2026-03-06 17:30', '2026-03-08 10:00', '2026-03-06 17:30', days, moved)).toEqual([
      '2026-03-06 17:30 | 2026-03-07 00:00 | +390 | outsideSessions',
      '2026-03-07 00:00 | 2026-03-07 01:00 | - | waiting (supplement)',
      '2026-03-07 01:00 | 2026-03-09 00:00 | +2820 | weekend',
      '2026-03-09 00:00 | 2026-03-09 17:30 | - | rolledForward',
    ]);
  });

  it('is void before a supplement that gave the limit again, and not where the given due held', () => {
    const delivered = [wait('2026-03-02 09:00', '2026-03-02 14:00')];
    const hour: Limit = { value: 1, unit: 'workingHour' };
    expect(lines('2026-03-02 08:00', '2026-03-02 14:30', '2026-03-02 08:00', hour, delivered, 'restart')).toEqual([
      '2026-03-02 08:00 | 2026-03-02 09:00 | - | session (restart)',
      '2026-03-02 09:00 | 2026-03-02 14:00 | - | waiting (supplement)',
      '2026-03-02 14:00 | 2026-03-02 15:00 | +60 | session',
    ]);
    expect(lines('2026-03-02 08:00', '2026-03-02 16:00', '2026-03-02 08:00', hour, delivered, 'restart')).toEqual([
      '2026-03-02 08:00 | 2026-03-02 09:00 | +60 | session',
      '2026-03-02 09:00 | 2026-03-02 14:00 | - | waiting (supplement)',
      '2026-03-02 14:00 | 2026-03-02 16:00 | +120 | session',
    ]);
  });

  it('is empty when the due lies before reception', () => {
    expect(lines('2026-03-06 16:30', '2026-03-05 16:30', '2026-03-05 16:30', null)).toEqual([]);
  });
});

describe('any given due', () => {
  it('is explained by the due that moving it gives, from reception to it without a hole', () => {
    const history = fc.tuple(calendars, instants, fc.option(limits), policies, fc.integer({ min: 0, max: 60 * 1440 }));
    fc.assert(
      fc.property(
        history.chain(([calendar, receivedAt, limit, policy, after]) =>
          waitsAfter(receivedAt).map((interruptions) => ({
            ...{ calendar, receivedAt, limit, policy, interruptions },
            dueAt: receivedAt + after * 60_000,
            since: receivedAt + Math.floor(after / 3) * 60_000,
          })),
        ),
        (question) => {
          const { trace, ...answer } = explainGivenDue(question);
          expect(answer).toEqual(moveGivenDue(question));
          if (answer.dueAt === question.receivedAt) return;
          expect([trace[0]?.from, trace.at(-1)?.to]).toEqual([question.receivedAt, answer.dueAt]);
          expect(trace.every((span, i) => span.from < span.to && (i === 0 || trace[i - 1]?.to === span.from))).toBe(
            true,
          );
        },
      ),
      { numRuns: 100 },
    );
  });
});
