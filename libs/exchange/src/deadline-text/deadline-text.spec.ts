import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { civilServiceCalendar, explainDeadline, explainGivenDue } from '#calendar';
import type { ClockPolicy, Interruption, Limit } from '#calendar';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { deadlineText } from './deadline-text.js';
import type { DeadlineTextInput, TextLanguage } from './deadline-text.types.js';

const at = (text: string): number => Date.parse(`${text.replace(' ', 'T')}+07:00`);
const wait = (kind: Interruption['kind'], from: string, to: string): Interruption => ({
  kind,
  from: at(from),
  to: at(to),
});
const calendar = civilServiceCalendar;
/** `UPDATE_GOLDEN=1` accepts a change, which then shows in the diff. */
function golden(name: string, language: TextLanguage, text: string): string {
  const file = resolve(process.cwd(), 'libs/exchange/src/deadline-text/golden', `${name}.${language}.txt`);
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(file, text);
  return readFileSync(file, 'utf8');
}

function asked(
  receivedAt: string,
  limit: Limit,
  interruptions: Interruption[] = [],
  policy: ClockPolicy | null = null,
): DeadlineTextInput {
  const question = { receivedAt: at(receivedAt), limit, calendar, policy, interruptions };
  return { receivedAt: at(receivedAt), limit, calendar, policy, explanation: explainDeadline(question) };
}

function given(receivedAt: string, dueAt: string, interruptions: Interruption[]): DeadlineTextInput {
  const question = { receivedAt: at(receivedAt), dueAt: at(dueAt), since: at(receivedAt), limit: null, calendar };
  const explanation = explainGivenDue({ ...question, interruptions });
  return { receivedAt: at(receivedAt), limit: null, calendar, policy: null, explanation };
}

const acrossTet = wait('supplement', '2026-01-12 10:00', '2026-02-25 09:00');

const CASES: [name: string, input: DeadlineTextInput][] = [
  ['hours-with-supplement-across-tet', asked('2026-01-08 16:00', { value: 40, unit: 'workingHour' }, [acrossTet])],
  ['working-days-across-tet', asked('2026-02-11 18:30', { value: 5, unit: 'workingDay' })],
  [
    'working-days-after-cutoff-with-payment',
    asked(
      '2026-08-19 15:20',
      { value: 3, unit: 'workingDay' },
      [wait('payment', '2026-08-22 09:00', '2026-08-24 10:30')],
      {
        supplement: 'pause',
        payment: 'pause',
        cutoff: '15:00',
      },
    ),
  ],
  [
    'working-days-restarted',
    asked(
      '2026-03-02 10:00',
      { value: 2, unit: 'workingDay' },
      [wait('supplement', '2026-03-03 09:00', '2026-03-05 18:00')],
      {
        supplement: 'restart',
        payment: 'run',
      },
    ),
  ],
  ['calendar-days-rolled', asked('2026-04-17 09:00', { value: 10, unit: 'calendarDay' })],
  [
    'month-with-supplement-not-announced',
    asked('2026-12-01 09:00', { value: 1, unit: 'month' }, [
      wait('supplement', '2026-12-10 08:00', '2026-12-12 10:00'),
    ]),
  ],
  [
    'given-due',
    given('2026-03-02 10:00', '2026-03-05 17:00', [wait('supplement', '2026-03-03 08:00', '2026-03-03 10:00')]),
  ],
];

describe('the text of an explanation', () => {
  it.each(
    CASES.flatMap(([name, input]) => (['vi', 'en'] as const).map((language) => [name, language, input] as const)),
  )('%s in %s is the golden file', (name, language, input) => {
    const text = `${deadlineText(input, language).join('\n')}\n`;
    expect(text).toBe(golden(name, language, text));
  });

  it('of forty hours across Tết adds up by hand', () => {
    // 1 + 8 + 8 (made-up Saturday) + 2 before the request; 7 + 8 + 6 after the papers came: forty.
    const perDay = deadlineText(CASES[0]?.[1] as DeadlineTextInput, 'vi').flatMap(
      (line) => / = (\d+) giờ;/.exec(line)?.[1] ?? [],
    );
    expect(perDay.map(Number)).toEqual([1, 8, 8, 2, 7, 8, 6]);
    expect(perDay.reduce((sum, hours) => sum + Number(hours), 0)).toBe(40);
  });

  it('has no line break within a line and says when somebody is awaited', () => {
    const open = asked('2026-03-02 10:00', { value: 0.01, unit: 'workingHour' }, [
      { kind: 'payment', from: at('2026-03-02 10:00') },
    ]);
    const lines = deadlineText(open, 'vi');
    expect(lines.some((line) => line.includes('\n'))).toBe(false);
    expect(lines.at(-2)).toBe(
      'Đang chờ người nộp hồ sơ từ 10:00 Thứ Hai 02/03/2026: ngày hẹn trả dưới đây chưa kể thời gian chờ này.',
    );
    expect(lines).toContain('Thứ Hai 02/03/2026: 10:00–10:00:36 = 36 giây; đã tính 36 giây trong 36 giây');
  });
});

describe('the text of any explanation', () => {
  const minutes = (least: number, most: number) => fc.integer({ min: least, max: most }).map((n) => n * 60_000);
  const limits: fc.Arbitrary<Limit> = fc.record({
    unit: fc.constantFrom('workingHour', 'workingDay', 'calendarDay', 'month'),
    value: fc.integer({ min: 1, max: 12 }),
  });
  const waits = fc.array(fc.tuple(fc.constantFrom('supplement', 'payment'), minutes(0, 20_000), minutes(0, 9000)), {
    maxLength: 3,
  });
  const policies: fc.Arbitrary<ClockPolicy> = fc.record({
    supplement: fc.constantFrom('pause', 'restart', '766'),
    payment: fc.constantFrom('pause', 'run'),
    cutoff: fc.constantFrom(null, '15:00'),
  });
  const question = fc.tuple(minutes(0, 500_000), limits, waits, policies).map(([after, limit, list, policy]) => {
    const receivedAt = at('2026-01-01 00:00') + after;
    const interruptions = list.map(([kind, from, lasts]) => ({
      kind,
      from: receivedAt + from,
      to: receivedAt + from + lasts,
    }));
    return { receivedAt, limit, policy, interruptions, calendar };
  });

  it('ends with the due, and where hours are counted with all of them counted', () => {
    fc.assert(
      fc.property(question, (asked) => {
        const lines = deadlineText({ ...asked, explanation: explainDeadline(asked) }, 'en');
        expect(lines.at(-1)).toMatch(/^Due: \d\d:\d\d, \w+ \d\d\/\d\d\/\d{4}$/);
        const totals = lines.flatMap((line) => {
          const [, soFar, ofAll] = /; (.+) of (.+) counted$/.exec(line) ?? [];
          return soFar === undefined ? [] : [[soFar, ofAll]];
        });
        const [soFar, ofAll] = totals.at(-1) ?? [];
        expect(soFar).toBe(ofAll);
        const days = lines.flatMap((line) => Number(/working day (\d+)$/.exec(line)?.[1] ?? Number.NaN) || []);
        if (days.length > 0) expect(days.at(-1)).toBe(asked.limit.value);
      }),
      { numRuns: 300 },
    );
  });
});
