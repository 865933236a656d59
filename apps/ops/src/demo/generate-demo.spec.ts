import { beforeAll, describe, expect, test } from '@jest/globals';
import { civilServiceCalendar, isWorkingDay, localDate, type PlainDate, startOfLocalDay, weekdayOf } from '#calendar';
import { type DossierState, type Received, toInstant } from '#dossier';
import { balanceViolations, findPolicy } from '#indicators';
import { PUNCTUAL_DEPARTMENT, SLOW_LAND_BRANCH } from './catalogue/city-agencies.js';
import { TROUBLED_WARD } from './catalogue/communes.js';
import type { GeneratedDemo } from './generate-demo.js';
import { countsOf, demoYear, rateOf, statesOf, SUNDAY_MORNING } from './testing/demo-year.js';

const ZONE = 'Asia/Ho_Chi_Minh';
const dayOf = (instant: number): PlainDate => localDate(instant, ZONE);
const FROM = startOfLocalDay('2025-11-22', ZONE);
const QUARTER = startOfLocalDay('2026-08-22', ZONE);

describe('a year ending on a Sunday', () => {
  let demo: GeneratedDemo;
  let states: DossierState[];
  let received: Received[];
  beforeAll(() => {
    demo = demoYear();
    states = statesOf(demo);
    received = states.filter((state) => state.received);
  }, 120_000);

  test('has about 20,000 dossiers and 100,000 events', () => {
    expect(demo.dossiers).toBe(states.length);
    expect(demo.dossiers).toBeGreaterThan(19_500);
    expect(demo.dossiers).toBeLessThan(20_500);
    expect(demo.entries.length).toBeGreaterThan(92_000);
    expect(demo.entries.length).toBeLessThan(112_000);
  });

  test('is in the order of recording, ends with the present and never records before a thing happens', () => {
    const { entries } = demo;
    expect(entries.every((e, i) => i === 0 || (entries[i - 1]?.recordedAt ?? 0) <= e.recordedAt)).toBe(true);
    expect(entries.every((e) => toInstant(e.event.occurredAt) <= e.recordedAt)).toBe(true);
    expect(entries.at(-1)?.recordedAt).toBeLessThanOrEqual(SUNDAY_MORNING);
    expect(dayOf(entries.at(-1)?.recordedAt ?? 0)).toBe('2026-11-22');
    expect(dayOf(entries[0]?.recordedAt ?? 0)).toBe('2025-11-22');
    expect(Math.max(...demo.setUp.map(({ recordedAt }) => recordedAt))).toBeLessThanOrEqual(
      entries[0]?.recordedAt ?? 0,
    );
  });

  test('has a few late entries, flagged as such', () => {
    const late = demo.entries.filter((e) => e.recordedAt - toInstant(e.event.occurredAt) > 24 * 3_600_000);
    const flagged = demo.entries.filter(({ event: { data } }) => 'flags' in data && data.flags.includes('lateEntry'));
    expect(flagged.length).toBe(late.length);
    expect(flagged.every((entry, index) => entry === late[index])).toBe(true);
    expect(late.length / demo.entries.length).toBeGreaterThan(0.003);
    expect(late.length / demo.entries.length).toBeLessThan(0.02);
  });

  test('is about 99 % on time, a third to a half of it early', () => {
    const counts = countsOf(states, FROM, SUNDAY_MORNING);
    expect(balanceViolations(counts, findPolicy())).toEqual([]);
    expect(rateOf(counts)).toBeGreaterThan(98.7);
    expect(rateOf(counts)).toBeLessThan(99.3);
    expect(counts.early / counts.resolved).toBeGreaterThan(1 / 3);
    expect(counts.early / counts.resolved).toBeLessThan(1 / 2);
  });

  test('has one of everything: withdrawn, stopped, refused, open, overdue, without limit, not collected', () => {
    const counts = countsOf(states, FROM, SUNDAY_MORNING);
    const { withdrawn, stopped, refused, openInTime, openOverdue, noLimitResolved } = counts;
    for (const count of [withdrawn, stopped, refused, openInTime, openOverdue, noLimitResolved]) {
      expect(count).toBeGreaterThan(0);
    }
    const statuses = new Set(states.map(({ status }) => status));
    for (const status of ['submitted', 'received', 'inProcess', 'processed', 'returned'] as const) {
      expect(statuses).toContain(status);
    }
    expect(received.some(({ decision }) => decision === 'refused')).toBe(true);
  });

  test('has waits for papers and for money, apologies, corrections by two people and an annulled reception', () => {
    const of = (type: string) => demo.entries.filter(({ event }) => event.type === type).length;
    for (const type of ['SupplementReceived', 'SupplementExpired', 'PaymentReceived', 'DeadlineExtended'] as const) {
      expect([type, of(type) > 20]).toEqual([type, true]);
    }
    expect(of('DossierCorrected')).toBeGreaterThan(20);
    expect(states.filter(({ status }) => status === 'annulled').length).toBeGreaterThan(5);
    expect(states.some(({ status }) => status === 'waitingSupplement')).toBe(true);
    expect(received.some(({ firstPromiseAt, dueAt }) => firstPromiseAt !== dueAt)).toBe(true);
  });

  test('shows a slow land office, a punctual department and a ward that got into trouble', () => {
    const of = (agencyId: string) => states.filter((state) => state.agencyId === agencyId);
    const slow = rateOf(countsOf(of(SLOW_LAND_BRANCH), FROM, SUNDAY_MORNING));
    expect(slow).toBeGreaterThan(91);
    expect(slow).toBeLessThan(95);
    const ward = of(TROUBLED_WARD);
    const before = rateOf(countsOf(ward, FROM, QUARTER));
    const since = rateOf(countsOf(ward, QUARTER, SUNDAY_MORNING));
    expect(before).toBeGreaterThan(98.5);
    expect(since).toBeGreaterThan(86);
    expect(since).toBeLessThan(93);
    expect(rateOf(countsOf(of(PUNCTUAL_DEPARTMENT), FROM, SUNDAY_MORNING))).toBe(100);
    const named = [SLOW_LAND_BRANCH, TROUBLED_WARD];
    const others = states.filter(({ agencyId }) => !named.includes(agencyId ?? ''));
    expect(rateOf(countsOf(others, FROM, SUNDAY_MORNING))).toBeGreaterThan(99.4);
  });

  test('has the rhythm of a counter: Monday peaks, nothing on closed days, office hours', () => {
    const counter = received.filter(({ channel }) => channel !== 'online');
    expect(counter.every(({ receivedAt }) => isWorkingDay(civilServiceCalendar, dayOf(receivedAt)))).toBe(true);
    const on = (weekday: string) => counter.filter((s) => weekdayOf(dayOf(s.receivedAt)) === weekday).length;
    for (const weekday of ['tue', 'wed', 'thu', 'fri']) expect(on('mon')).toBeGreaterThan(1.1 * on(weekday));
    const hours = new Set(counter.map(({ receivedAt }) => new Date(receivedAt + 7 * 3_600_000).getUTCHours()));
    expect([...hours].sort((a, b) => a - b)).toEqual([8, 9, 10, 11, 13, 14, 15, 16]);
  });

  test('is quiet before Tết and busy after it', () => {
    const week = (from: PlainDate, to: PlainDate) =>
      received.filter((s) => from <= dayOf(s.receivedAt) && dayOf(s.receivedAt) <= to).length;
    expect(week('2026-02-09', '2026-02-13')).toBeLessThan(0.8 * week('2026-02-02', '2026-02-06'));
    expect(week('2026-02-23', '2026-02-27')).toBeGreaterThan(1.3 * week('2026-02-02', '2026-02-06'));
  });

  test('comes on line for a good half, at night and on weekends too, the clock starting with the next session', () => {
    const online = states.filter(({ channel }) => channel === 'online');
    expect(online.length / states.length).toBeGreaterThan(0.52);
    expect(online.length / states.length).toBeLessThan(0.58);
    const sunday = received.filter((s) => weekdayOf(dayOf(s.receivedAt)) === 'sun');
    expect(sunday.length).toBeGreaterThan(50);
    expect(sunday.filter(({ dueAt, receivedAt }) => dayOf(dueAt ?? Infinity) <= dayOf(receivedAt))).toEqual([]);
  });

  test('names nobody: a numbered applicant in the first event, no id number, a telephone nobody can dial', () => {
    const personal = demo.entries.filter(({ event }) => event.personal !== null);
    expect(personal.every(({ expectedVersion }) => expectedVersion === 0)).toBe(true);
    const nobody = /^\{"applicant":\{"name":"Người nộp \d{5}","phone":"00000\d{5}"\}\}$/;
    const somebody = personal.filter(({ event }) => !nobody.test(JSON.stringify(event.personal)));
    expect(somebody).toEqual([]);
  });
});

describe('the same seed, present and calendar', () => {
  test('give the same demo, to the event', () => {
    expect(demoYear({ dossiers: 200 })).toEqual(demoYear({ dossiers: 200 }));
  });
  test('and another seed another one', () => {
    expect(demoYear({ dossiers: 200, seed: 1 }).entries).not.toEqual(demoYear({ dossiers: 200 }).entries);
  });
});

describe('whatever the present is', () => {
  const presents = [
    '2026-11-23T09:17:31+07:00',
    '2026-02-18T11:00:00+07:00',
    '2025-09-01T00:00:00+07:00',
    '2028-02-29T16:59:59+07:00',
  ];
  test.each(presents)('%s: every history is legal and nothing lies in the future', (text) => {
    const now = Date.parse(text);
    const demo = demoYear({ now, dossiers: 400 });
    expect(statesOf(demo)).toHaveLength(demo.dossiers);
    expect(demo.entries.every((e) => e.recordedAt <= now && toInstant(e.event.occurredAt) <= now)).toBe(true);
    expect(demo.dossiers).toBeGreaterThan(350);
  });

  test('before 01/07/2025 the districts take in what the communes do today', () => {
    const states = statesOf(demoYear({ now: Date.parse('2025-09-01T10:00:00+07:00'), dossiers: 400 }));
    const levels = new Map(
      ['district', 'commune'].map((level) => [level, states.filter((s) => s.agencyLevel === level)]),
    );
    const days = (level: string) => (levels.get(level) ?? []).map((s) => (s.received ? dayOf(s.receivedAt) : ''));
    expect(days('district').filter((day) => day !== '' && day > '2025-07-03')).toEqual([]);
    expect(days('district').length).toBeGreaterThan(50);
    expect(days('commune').filter((day) => day !== '' && day < '2025-07-01')).toEqual([]);
    expect(days('commune').length).toBeGreaterThan(10);
  });
});
