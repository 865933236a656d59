import { describe, expect, it } from '@jest/globals';
import { explainDeadline } from './explain-deadline.js';
import { at, shown } from './testing/at.js';
import { CAL_A } from './testing/calendars.js';
import type { DeadlineQuestion } from './compute-due.js';

/** A trace as lines a clerk could read: `from | to | + or - | minutes | because (name)`. */
function lines(
  question: Omit<DeadlineQuestion, 'receivedAt' | 'calendar'> & { receivedAt: string; calendar?: typeof CAL_A },
): string[] {
  const { trace } = explainDeadline({ calendar: CAL_A, ...question, receivedAt: at(question.receivedAt) });
  return trace.map(({ from, to, counted, minutes, because, name, kind, voidedBy, calendarUnpublished }) => {
    const more = [name, kind, voidedBy, calendarUnpublished].filter((part) => part !== undefined).join(' ');
    return [shown(from), shown(to), counted ? `+${minutes}` : '-', because + (more ? ` (${more})` : '')].join(' | ');
  });
}

describe('the trace of a limit in hours', () => {
  it('shows night, sessions, break and weekend', () => {
    expect(lines({ receivedAt: '2026-03-06 16:30', limit: { value: 6, unit: 'workingHour' } })).toEqual([
      '2026-03-06 16:30 | 2026-03-06 17:30 | +60 | session',
      '2026-03-06 17:30 | 2026-03-07 00:00 | - | outsideSessions',
      '2026-03-07 00:00 | 2026-03-09 00:00 | - | weekend',
      '2026-03-09 00:00 | 2026-03-09 07:30 | - | outsideSessions',
      '2026-03-09 07:30 | 2026-03-09 11:30 | +240 | session',
      '2026-03-09 11:30 | 2026-03-09 13:30 | - | break',
      '2026-03-09 13:30 | 2026-03-09 14:30 | +60 | session',
    ]);
  });

  it('names days off and make-up days', () => {
    expect(lines({ receivedAt: '2026-08-21 17:00', limit: { value: 1, unit: 'workingHour' } })).toEqual([
      '2026-08-21 17:00 | 2026-08-21 17:30 | +30 | session',
      '2026-08-21 17:30 | 2026-08-22 07:30 | - | outsideSessions',
      '2026-08-22 07:30 | 2026-08-22 08:00 | +30 | makeUpDay (làm bù)',
    ]);
    expect(lines({ receivedAt: '2026-04-30 09:00', limit: { value: 1, unit: 'workingHour' } })).toEqual([
      '2026-04-30 09:00 | 2026-05-02 00:00 | - | dayOff (day off)',
      '2026-05-02 00:00 | 2026-05-04 00:00 | - | weekend',
      '2026-05-04 00:00 | 2026-05-04 07:30 | - | outsideSessions',
      '2026-05-04 07:30 | 2026-05-04 08:30 | +60 | session',
    ]);
  });

  it('shows what was awaited and what came too late in the day', () => {
    const policy = { supplement: 'pause' as const, payment: 'pause' as const, cutoff: '15:00' };
    const interruptions = [{ kind: 'payment' as const, from: at('2026-03-03 08:00'), to: at('2026-03-03 09:00') }];
    expect(
      lines({ receivedAt: '2026-03-02 16:00', limit: { value: 1, unit: 'workingHour' }, policy, interruptions }),
    ).toEqual([
      '2026-03-02 16:00 | 2026-03-02 17:30 | - | session (cutoff)',
      '2026-03-02 17:30 | 2026-03-03 07:30 | - | outsideSessions',
      '2026-03-03 07:30 | 2026-03-03 08:00 | +30 | session',
      '2026-03-03 08:00 | 2026-03-03 09:00 | - | waiting (payment)',
      '2026-03-03 09:00 | 2026-03-03 09:30 | +30 | session',
    ]);
  });
});

describe('the trace of a limit in days', () => {
  it('does not count the day the clock starts', () => {
    expect(lines({ receivedAt: '2026-03-02 06:00', limit: { value: 1, unit: 'workingDay' } })).toEqual([
      '2026-03-02 06:00 | 2026-03-02 07:30 | - | outsideSessions',
      '2026-03-02 07:30 | 2026-03-03 00:00 | - | startDay',
      '2026-03-03 00:00 | 2026-03-03 07:30 | - | outsideSessions',
    ]);
  });

  it('counts every hour of calendar days and shows the roll', () => {
    expect(lines({ receivedAt: '2026-03-05 09:00', limit: { value: 2, unit: 'calendarDay' } })).toEqual([
      '2026-03-05 09:00 | 2026-03-06 00:00 | - | startDay',
      '2026-03-06 00:00 | 2026-03-06 07:30 | +450 | outsideSessions',
      '2026-03-06 07:30 | 2026-03-06 11:30 | +240 | session',
      '2026-03-06 11:30 | 2026-03-06 13:30 | +120 | break',
      '2026-03-06 13:30 | 2026-03-06 17:30 | +240 | session',
      '2026-03-06 17:30 | 2026-03-07 00:00 | +390 | outsideSessions',
      '2026-03-07 00:00 | 2026-03-08 00:00 | +1440 | weekend',
      '2026-03-08 00:00 | 2026-03-09 17:30 | - | rolledForward',
    ]);
  });

  it('shows that a restart made earlier sessions void', () => {
    const interruptions = [{ kind: 'supplement' as const, from: at('2026-03-02 09:00'), to: at('2026-03-02 14:00') }];
    const policy = { supplement: 'restart' as const, payment: 'pause' as const };
    expect(
      lines({ receivedAt: '2026-03-02 08:00', limit: { value: 1, unit: 'workingDay' }, policy, interruptions }),
    ).toEqual([
      '2026-03-02 08:00 | 2026-03-02 09:00 | - | session (restart)',
      '2026-03-02 09:00 | 2026-03-02 14:00 | - | waiting (supplement)',
      '2026-03-02 14:00 | 2026-03-03 00:00 | - | startDay',
      '2026-03-03 00:00 | 2026-03-03 07:30 | - | outsideSessions',
      '2026-03-03 07:30 | 2026-03-03 11:30 | +240 | session',
      '2026-03-03 11:30 | 2026-03-03 13:30 | - | break',
      '2026-03-03 13:30 | 2026-03-03 14:00 | +30 | session',
    ]);
  });

  it('marks the time in a year that is not published', () => {
    const calendar = { ...CAL_A, publishedThrough: 2026 };
    const question = {
      receivedAt: at('2026-12-31 17:00'),
      limit: { value: 1, unit: 'workingHour' as const },
      calendar,
    };
    expect(explainDeadline(question)).toMatchObject({ dueAt: at('2027-01-04 08:00'), calendarUnpublished: 2027 });
    expect(lines({ ...question, receivedAt: '2026-12-31 17:00' }).slice(1)).toEqual([
      '2026-12-31 17:30 | 2027-01-01 00:00 | - | outsideSessions',
      '2027-01-01 00:00 | 2027-01-02 00:00 | - | dayOff (day off 2027)',
      '2027-01-02 00:00 | 2027-01-04 00:00 | - | weekend (2027)',
      '2027-01-04 00:00 | 2027-01-04 07:30 | - | outsideSessions (2027)',
      '2027-01-04 07:30 | 2027-01-04 08:00 | +30 | session (2027)',
    ]);
  });
});
