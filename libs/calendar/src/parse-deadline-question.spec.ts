import { describe, expect, it } from '@jest/globals';
import { civilServiceCalendar } from './civil-service-calendar.js';
import { parseDeadlineQuestion } from './parse-deadline-question.js';
import { at } from './testing/at.js';

const LEAST = { receivedAt: '2026-03-02T10:00:00+07:00', limit: { value: 5, unit: 'workingDay' } };
const PAUSE = { supplement: 'pause', payment: 'run' };
const pointers = (json: unknown): string[] => {
  const verdict = parseDeadlineQuestion(json);
  return verdict.ok ? [] : verdict.errors.map(({ pointer }) => pointer);
};

describe('the body of POST /deadlines/explain', () => {
  it('needs a reception and a limit, no more', () => {
    expect(parseDeadlineQuestion(LEAST)).toEqual({
      ok: true,
      question: {
        receivedAt: at('2026-03-02 10:00'),
        limit: { value: 5, unit: 'workingDay' },
        ...{ policyId: null, policy: null, calendar: null, interruptions: [] },
      },
    });
    expect(pointers({})).toEqual(['/receivedAt', '/limit']);
    expect(pointers(null)).toEqual(['']);
  });

  it('takes policy, calendar and waits as they are', () => {
    const calendar = structuredClone(civilServiceCalendar);
    const interruptions = [
      { kind: 'supplement', from: '2026-03-03T01:00Z', to: '2026-03-04T08:00:00.5+07:00', expired: true },
      { kind: 'payment', from: '2026-03-05T08:00:00+07:00', to: null },
    ];
    const policy = { ...PAUSE, cutoff: '15:00', extensions: 2 };
    const verdict = parseDeadlineQuestion({ ...LEAST, policy, calendar, interruptions });
    expect(verdict).toMatchObject({
      ok: true,
      question: {
        policy,
        calendar,
        interruptions: [
          { kind: 'supplement', from: at('2026-03-03 08:00'), to: at('2026-03-04 08:00') + 500, expired: true },
          { kind: 'payment', from: at('2026-03-05 08:00') },
        ],
      },
    });
    expect(parseDeadlineQuestion({ ...LEAST, policyId: 'p', calendar: 'c' })).toMatchObject({
      question: { policyId: 'p', calendar: 'c' },
    });
  });

  const wait = (more: object) => ({
    ...LEAST,
    interruptions: [{ kind: 'supplement', from: LEAST.receivedAt, ...more }],
  });
  it.each<[string, unknown, string]>([
    ['an unknown member', { ...LEAST, colour: 1 }, '/colour'],
    ['an instant without offset', { ...LEAST, receivedAt: '2026-03-02T10:00:00' }, '/receivedAt'],
    ['a day that does not exist', { ...LEAST, receivedAt: '2026-02-30T10:00:00+07:00' }, '/receivedAt'],
    ['24:00', { ...LEAST, receivedAt: '2026-03-02T24:00:00+07:00' }, '/receivedAt'],
    ['a year nobody lives in', { ...LEAST, receivedAt: '8000-03-02T10:00:00+07:00' }, '/receivedAt'],
    ['a number for an instant', { ...LEAST, receivedAt: 1 }, '/receivedAt'],
    ['a limit of 0', { ...LEAST, limit: { value: 0, unit: 'workingHour' } }, '/limit/value'],
    ['a limit below 0', { ...LEAST, limit: { value: -1, unit: 'month' } }, '/limit/value'],
    ['half a day', { ...LEAST, limit: { value: 0.5, unit: 'workingDay' } }, '/limit/value'],
    ['a text for a number', { ...LEAST, limit: { value: '5', unit: 'workingDay' } }, '/limit/value'],
    ['no unit', { ...LEAST, limit: { value: 5 } }, '/limit/unit'],
    ['an inherited unit', { ...LEAST, limit: { value: 5, unit: 'toString' } }, '/limit/unit'],
    ['both policies', { ...LEAST, policyId: 'a', policy: PAUSE }, '/policyId'],
    ['null for a policy', { ...LEAST, policy: null }, '/policy'],
    ['half a policy', { ...LEAST, policy: { supplement: 'pause' } }, '/policy/payment'],
    ['a cut-off that is no time', { ...LEAST, policy: { ...PAUSE, cutoff: '25:00' } }, '/policy/cutoff'],
    ['thirteen extensions', { ...LEAST, policy: { ...PAUSE, extensions: 13 } }, '/policy/extensions'],
    ['an inline calendar gone wrong', { ...LEAST, calendar: { id: 'x' } }, '/calendar/version'],
    ['a number for a calendar', { ...LEAST, calendar: 7 }, '/calendar'],
    ['a wait that ends before it begins', wait({ to: '2026-03-01T00:00:00Z' }), '/interruptions/0/to'],
    ['a wait of no kind', wait({ kind: 'holiday' }), '/interruptions/0/kind'],
    ['an unknown member of a wait', wait({ until: 1 }), '/interruptions/0/until'],
    ['a wait that expired and still lasts', wait({ expired: true }), '/interruptions/0/expired'],
    ['no list of waits', { ...LEAST, interruptions: null }, '/interruptions'],
    ['201 waits', { ...LEAST, interruptions: Array.from({ length: 201 }, () => ({})) }, '/interruptions'],
  ])('refuses %s by its pointer', (_, json, pointer) => {
    expect(pointers(json)).toContain(pointer);
  });
});
