import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { replayDue } from './compute-due.js';
import { explainDeadline } from './explain-deadline.js';
import { moveGivenDue } from './move-given-due.js';
import { calendars, instants, limits, policies, waitsAfter } from './testing/arbitrary.js';
import { at, shown } from './testing/at.js';
import { CAL_A } from './testing/calendars.js';
import type { ClockPolicy, Interruption, Limit } from './types.js';

const eight: Limit = { value: 8, unit: 'workingHour' };
const RECEIVED = '2026-03-02 08:00';
const supplement = (from: string, to: string, expired = false): Interruption => ({
  kind: 'supplement',
  from: at(from),
  to: at(to),
  expired,
});
const payment = (from: string, to: string): Interruption => ({ kind: 'payment', from: at(from), to: at(to) });

function due(supplementRegime: ClockPolicy['supplement'], interruptions: Interruption[], limit = eight): string {
  const policy = { supplement: supplementRegime, payment: 'pause' as const };
  const question = { receivedAt: at(RECEIVED), limit, calendar: CAL_A, policy, interruptions };
  expect(replayDue(question).dueAt).toBe(explainDeadline(question).dueAt);
  return shown(replayDue(question).dueAt);
}

describe('a supplement that expired', () => {
  // Monday 10:00 to Tuesday 10:00: eight working hours.
  const expired = supplement('2026-03-02 10:00', '2026-03-03 10:00', true);

  it('pauses under every regime, without a fresh limit at its end', () => {
    expect(due('pause', [expired])).toBe('2026-03-04 08:00');
    expect(due('766', [expired])).toBe('2026-03-04 08:00');
    expect(due('restart', [expired])).toBe('2026-03-04 08:00');
    expect(due('restart', [{ ...expired, expired: false }])).toBe('2026-03-04 10:00');
  });

  it('moves calendar days by the elapsed time, rolled once', () => {
    const days: Limit = { value: 3, unit: 'calendarDay' };
    expect(due('restart', [expired], days)).toBe('2026-03-06 17:30');
    expect(due('pause', [expired], days)).toBe('2026-03-06 17:30');
  });

  it('after a restart moves the due of the new run, and only by what lies after its start', () => {
    const delivered = supplement('2026-03-02 09:00', '2026-03-02 14:00');
    // Restarted Monday 14:00: due Tuesday 14:00; then two hours awaited in vain.
    expect(due('restart', [delivered, supplement('2026-03-03 08:00', '2026-03-03 10:00', true)])).toBe(
      '2026-03-03 16:00',
    );
    // Overlapping: only Monday 14:00 to 15:00 lies after the restart.
    expect(due('restart', [delivered, supplement('2026-03-02 10:00', '2026-03-02 15:00', true)])).toBe(
      '2026-03-03 15:00',
    );
  });

  it('merges with a payment into one pause', () => {
    expect(due('restart', [expired, payment('2026-03-03 09:00', '2026-03-03 11:00')])).toBe('2026-03-04 09:00');
  });

  it('that began after the due in force changes nothing', () => {
    expect(due('restart', [supplement('2026-03-03 08:01', '2026-03-04 08:00', true)])).toBe('2026-03-03 08:00');
  });

  it('moves a given due the same way', () => {
    const policy = { supplement: 'restart' as const, payment: 'pause' as const };
    const question = { dueAt: at('2026-03-06 10:00'), since: at(RECEIVED), limit: eight, calendar: CAL_A, policy };
    expect(shown(moveGivenDue({ ...question, interruptions: [expired] }).dueAt)).toBe('2026-03-09 10:00');
  });
});

describe('a supplement delivered after it had expired (no time between request and receipt)', () => {
  const expired = supplement('2026-03-02 10:00', '2026-03-03 10:00', true);
  const lateOne = supplement('2026-03-03 15:00', '2026-03-03 15:00');
  const atOnce = supplement('2026-03-03 10:00', '2026-03-03 10:00');

  it('gives the full limit again under restart', () => {
    expect(due('restart', [expired, lateOne])).toBe('2026-03-04 15:00');
  });

  it('also where it touches the expired wait, in any order', () => {
    expect(due('restart', [expired, atOnce])).toBe('2026-03-04 10:00');
    expect(due('restart', [atOnce, expired])).toBe('2026-03-04 10:00');
  });

  it('counts exactly at the due in force and not a minute later', () => {
    const inForce = '2026-03-04 08:00';
    expect(due('restart', [expired, supplement(inForce, inForce)])).toBe('2026-03-05 08:00');
    expect(due('restart', [expired, supplement('2026-03-04 08:01', '2026-03-04 08:01')])).toBe(inForce);
  });

  it('does nothing under pause and 766', () => {
    for (const regime of ['pause', '766'] as const) {
      expect(due(regime, [expired, lateOne])).toBe('2026-03-04 08:00');
      expect(due(regime, [expired, atOnce])).toBe('2026-03-04 08:00');
    }
  });
});

describe('expired waits in any history', () => {
  const history = fc
    .tuple(calendars, instants, limits, policies)
    .chain(([calendar, receivedAt, limit, policy]) =>
      fc
        .tuple(waitsAfter(receivedAt), fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }))
        .map(([waits, flags]) => ({ calendar, receivedAt, limit, policy, waits, flags })),
    );
  const flagged = ({ waits, flags }: { waits: Interruption[]; flags: boolean[] }): Interruption[] =>
    waits.map((wait, index) => (wait.kind === 'supplement' ? { ...wait, expired: flags[index] } : wait));

  it('give the same due with and without a trace, which has no hole', () => {
    fc.assert(
      fc.property(history, (given) => {
        const question = { ...given, interruptions: flagged(given) };
        const { trace, ...answer } = explainDeadline(question);
        expect(answer).toMatchObject(replayDue(question));
        expect(trace[0]?.from).toBe(given.receivedAt);
        expect(trace.at(-1)?.to).toBe(answer.dueAt);
        expect(trace.every((span, i) => i === 0 || trace[i - 1]?.to === span.from)).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  it('make no difference where every wait pauses, and with all of them expired restart is pause', () => {
    fc.assert(
      fc.property(history, (given) => {
        const ask = (supplementRegime: ClockPolicy['supplement'], interruptions: Interruption[]) =>
          replayDue({ ...given, policy: { ...given.policy, supplement: supplementRegime }, interruptions }).dueAt;
        expect(ask('pause', flagged(given))).toBe(ask('pause', given.waits));
        const all = given.waits.map((wait) => ({ ...wait, expired: true }));
        expect(ask('restart', all)).toBe(ask('pause', all));
      }),
      { numRuns: 100 },
    );
  });
});

describe('how often a due may be extended', () => {
  const ask = (extensions: number | null | undefined) => {
    const policy: ClockPolicy = { supplement: 'pause', payment: 'pause', extensions };
    return replayDue({ receivedAt: at(RECEIVED), limit: eight, calendar: CAL_A, policy }).dueAt;
  };

  it('moves no due', () => {
    for (const often of [undefined, null, 0, 1, 12]) expect(shown(ask(often))).toBe('2026-03-03 08:00');
  });

  it('is a whole number from 0 to 12', () => {
    for (const often of [-1, 13, 0.5, Number.NaN]) expect(() => ask(often)).toThrow('POLICY.INVALID');
  });
});
