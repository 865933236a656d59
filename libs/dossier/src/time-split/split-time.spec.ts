import { civilServiceCalendar, countedMinutes } from '#calendar';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { at } from '../testing/at.js';
import { splitTime } from './split-time.js';
import type { Holding, TimeSplit, TimeSplitInput, TimeWait } from './split-time.js';

const holding = (given: Partial<Holding> & { at: number }): Holding => ({
  unitId: 'H26.W1',
  officerId: null,
  handedOver: true,
  ...given,
});
const counter = (time: string): Holding => holding({ at: at(time), unitId: 'H26.W1', handedOver: false });
const split = (given: Partial<TimeSplitInput> & { receivedAt: number; endAt: number }): TimeSplit =>
  splitTime({
    holdings: [],
    waits: [],
    isOwnAgency: (unitId) => unitId.startsWith('H26'),
    minutesBetween: (from, to) => countedMinutes(civilServiceCalendar, from, to),
    ...given,
  });
const shown = ({ parts }: TimeSplit) =>
  parts.map(
    ({ kind, unitId, officerId, minutes }) => `${kind} ${unitId ?? '-'} ${officerId ?? '-'} ${String(minutes)}`,
  );

// Monday 2026-03-02; sessions 08:00-12:00 and 13:00-17:00.
describe('whose time it was', () => {
  const received = { receivedAt: at('2026-03-02 08:00'), endAt: at('2026-03-03 12:00') };
  const course = [
    counter('2026-03-02 08:00'),
    holding({ at: at('2026-03-02 09:00'), unitId: 'H26.12', officerId: 'lan' }),
    holding({ at: at('2026-03-02 14:00'), unitId: 'G01.TAX' }),
    holding({ at: at('2026-03-03 09:00'), unitId: 'H26.12', officerId: 'lan' }),
  ];

  it('is the counter’s until the first hand-over, then each unit’s, another agency’s by itself', () => {
    const answer = split({ ...received, holdings: course });
    expect(answer.total).toBe(720);
    expect(shown(answer)).toEqual(['intake H26.W1 - 60', 'unit H26.12 lan 420', 'otherAgency G01.TAX - 240']);
    expect(answer.spans.map(({ kind, minutes }) => [kind, minutes])).toEqual([
      ['intake', 60],
      ['unit', 240],
      ['otherAgency', 240],
      ['unit', 180],
    ]);
  });

  it('is the applicant’s while papers or money are waited for, whoever holds the dossier', () => {
    const waits: TimeWait[] = [
      { kind: 'supplement', from: at('2026-03-02 10:00'), to: at('2026-03-02 15:00') },
      { kind: 'payment', from: at('2026-03-03 10:00'), to: null },
    ];
    expect(shown(split({ ...received, holdings: course, waits }))).toEqual([
      'intake H26.W1 - 60',
      'unit H26.12 lan 120',
      'supplement - - 240',
      'otherAgency G01.TAX - 180',
      'payment - - 120',
    ]);
  });

  it('where waits overlap, the one that began first bears the time; begun together, the supplement', () => {
    const two = (first: TimeWait['kind'], from: string, second: TimeWait['kind']): string[] =>
      shown(
        split({
          ...received,
          waits: [
            { kind: second, from: at('2026-03-02 09:00'), to: at('2026-03-02 11:00') },
            { kind: first, from: at(from), to: at('2026-03-02 10:00') },
          ],
        }),
      );
    expect(two('payment', '2026-03-02 08:00', 'supplement')).toEqual([
      'payment - - 120',
      'supplement - - 60',
      'intake - - 540',
    ]);
    expect(two('payment', '2026-03-02 09:00', 'supplement')).toEqual(['intake - - 600', 'supplement - - 120']);
    expect(two('supplement', '2026-03-02 09:00', 'payment')).toEqual([
      'intake - - 600',
      'supplement - - 60',
      'payment - - 60',
    ]);
  });

  it('of several hand-overs at one instant only the last holds', () => {
    const holdings = [...course.slice(0, 2), holding({ at: at('2026-03-02 09:00'), unitId: 'H26.13' })];
    expect(shown(split({ ...received, holdings }))).toEqual(['intake H26.W1 - 60', 'unit H26.13 - 660']);
  });

  it('what lies before reception or after the end is cut off', () => {
    const holdings = [counter('2026-03-01 08:00'), holding({ at: at('2026-03-09 08:00'), unitId: 'H26.12' })];
    const waits: TimeWait[] = [
      { kind: 'payment', from: at('2026-02-02 08:00'), to: at('2026-03-02 09:00') },
      { kind: 'supplement', from: at('2026-03-03 11:00'), to: at('2026-04-01 08:00') },
    ];
    const answer = split({ ...received, holdings, waits });
    expect(shown(answer)).toEqual(['payment - - 60', 'intake H26.W1 - 600', 'supplement - - 60']);
    expect([answer.spans[0]?.from, answer.spans.at(-1)?.to]).toEqual([received.receivedAt, received.endAt]);
  });

  it('is nobody’s when the end lies at or before reception', () => {
    for (const endAt of ['2026-03-02 08:00', '2026-02-27 08:00'].map(at)) {
      const answer = split({ ...received, endAt, holdings: course });
      expect(answer).toEqual({ unit: 'workingMinute', total: 0, parts: [], spans: [] });
    }
  });

  it('a night counts nothing: the span is there, the part is not', () => {
    const answer = split({ receivedAt: at('2026-03-02 17:00'), endAt: at('2026-03-03 08:00'), holdings: course });
    expect([answer.total, answer.parts, answer.spans.length]).toEqual([0, [], 1]);
  });

  it('whole minutes: a rest goes to whoever completes it, and float dust takes none away', () => {
    const minutesBetween = (from: number, to: number): number => (to - from) * 0.1;
    const holdings = [holding({ at: 0, handedOver: false }), holding({ at: 15 }), holding({ at: 29, unitId: 'X' })];
    const answer = split({ receivedAt: 0, endAt: 30, holdings, minutesBetween });
    expect(shown(answer)).toEqual(['intake H26.W1 - 1', 'unit H26.W1 - 1', 'otherAgency X - 1']);
    expect(split({ receivedAt: 0, endAt: 3, minutesBetween: () => 0.1 * 3 * 10 - 1e-12 }).total).toBe(3);
  });
});

describe('always', () => {
  const instant = fc.integer({ min: -500, max: 2_500 });
  const holdings = fc
    .array(
      fc.record({
        at: instant,
        unitId: fc.constantFrom('H26.1', 'H26.2', 'G01', null),
        officerId: fc.constantFrom('lan', null),
        handedOver: fc.constant(true),
      }),
      { maxLength: 6 },
    )
    .map((later): Holding[] => [
      holding({ at: 0, handedOver: false }),
      ...later.toSorted((a, b) => a.at - b.at).map((one) => ({ ...one, at: Math.max(one.at, 0) })),
    ]);
  const waits: fc.Arbitrary<TimeWait[]> = fc.array(
    fc.record({
      kind: fc.constantFrom('supplement' as const, 'payment' as const),
      from: instant,
      to: fc.option(instant),
    }),
    { maxLength: 5 },
  );
  // The first thirty of every hundred are closed; the rest counts in thirds, which are seldom whole.
  const worked = (time: number): number => (Math.floor(time / 100) * 70 + Math.max(0, (time % 100) - 30)) / 3;
  const input = fc.record({ receivedAt: fc.constant(0), endAt: fc.integer({ min: -10, max: 2_000 }), holdings, waits });
  const answer = (given: Pick<TimeSplitInput, 'receivedAt' | 'endAt' | 'holdings' | 'waits'>) =>
    split({ ...given, minutesBetween: (from, to) => worked(to) - worked(from) });
  const sum = (of: readonly { minutes: number }[]): number => of.reduce((all, { minutes }) => all + minutes, 0);

  it('the parts and the spans add up to the minute', () => {
    fc.assert(
      fc.property(input, (given) => {
        const { total, parts, spans } = answer(given);
        expect(total).toBe(given.endAt <= 0 ? 0 : Math.floor(worked(given.endAt) + 1e-8));
        expect([sum(parts), sum(spans)]).toEqual([total, total]);
        expect([...parts, ...spans].every(({ minutes }) => Number.isInteger(minutes) && minutes >= 0)).toBe(true);
      }),
    );
  });

  it('the spans follow each other without a gap from reception to the end, each another bearer', () => {
    fc.assert(
      fc.property(input, (given) => {
        const { spans } = answer(given);
        if (given.endAt <= given.receivedAt) return expect(spans).toEqual([]);
        expect([spans[0]?.from, spans.at(-1)?.to]).toEqual([given.receivedAt, given.endAt]);
        for (const [index, span] of spans.entries()) {
          const next = spans[index + 1];
          expect(span.from).toBeLessThan(span.to);
          if (next === undefined) continue;
          expect(next.from).toBe(span.to);
          expect([next.kind, next.unitId, next.officerId]).not.toEqual([span.kind, span.unitId, span.officerId]);
        }
      }),
    );
  });

  it('the same holding told in two consecutive pieces changes nothing', () => {
    fc.assert(
      fc.property(input, fc.nat(), fc.nat(), (given, which, when) => {
        const index = which % given.holdings.length;
        const one = given.holdings[index] as Holding;
        const until = given.holdings[index + 1]?.at ?? given.endAt;
        const cut = one.at + (until > one.at ? when % (until - one.at) : 0);
        const pieces = given.holdings.toSpliced(index + 1, 0, { ...one, at: cut });
        expect(answer({ ...given, holdings: pieces })).toEqual(answer(given));
      }),
    );
  });

  it('the order in which waits are told does not matter', () => {
    fc.assert(
      fc.property(input, (given) => {
        expect(answer({ ...given, waits: given.waits.toReversed() })).toEqual(answer(given));
      }),
    );
  });
});
