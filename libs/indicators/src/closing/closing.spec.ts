import { describe, expect, it, test } from '@jest/globals';
import { PERIOD_CALENDARS } from '../periods/period.js';
import { zoneOf } from '../zone-of.js';
import { closingPhase, duePeriods } from './closing-phase.js';
import { namedPeriod, periodOfSpan, periodsOfYear } from './periods-of-year.js';

const vietnam = zoneOf('Asia/Ho_Chi_Minh');
const at = (wallTime: string): number => Date.parse(`${wallTime.replace(' ', 'T')}:00+07:00`);
const rules = { goLiveOn: '2026-02-10', closeAfterDays: 0 };
const names = (now: string, closeAfterDays = 0, goLiveOn = rules.goLiveOn): string[] =>
  duePeriods({ goLiveOn, closeAfterDays }, at(now), vietnam).map(({ calendar, period }) => `${calendar} ${period}`);

describe('where a period stands', () => {
  it.each([
    ['2026-03', 'gregorian', '2026-03-31 23:59', 0, 'open'],
    ['2026-03', 'gregorian', '2026-04-01 00:00', 0, 'due'],
    ['2026-03', 'gregorian', '2026-04-01 01:30', 1, 'ended'],
    ['2026-03', 'gregorian', '2026-04-01 23:59', 1, 'ended'],
    ['2026-03', 'gregorian', '2026-04-02 01:30', 1, 'due'],
    ['2026-03', 'kstt', '2026-03-14 23:59', 0, 'open'],
    ['2026-03', 'kstt', '2026-03-15 01:30', 0, 'due'],
    ['2026-Q1', 'kstt', '2026-03-15 01:30', 0, 'due'],
    ['2026', 'kstt', '2026-12-14 12:00', 0, 'open'],
    ['2026', 'kstt', '2026-12-15 01:30', 0, 'due'],
    ['2026', 'gregorian', '2026-12-31 12:00', 0, 'open'],
    ['2026', 'gregorian', '2027-01-01 01:30', 0, 'due'],
    ['2026-02', 'gregorian', '2026-03-01 01:30', 0, 'due'],
    ['2026-01', 'gregorian', '2026-03-01 01:30', 0, 'reconstructed'],
    // The tenant's first day is the last one of the period: it is closed.
    ['2026-02', 'kstt', '2026-03-01 01:30', 0, 'due'],
    ['2025', 'gregorian', '2026-03-01 01:30', 0, 'reconstructed'],
  ] as const)('%s of %s at %s, %d days later: %s', (period, calendar, now, closeAfterDays, phase) => {
    expect(closingPhase(namedPeriod(period, calendar), { ...rules, closeAfterDays }, at(now), vietnam)).toBe(phase);
  });

  it('by the tenant’s own day, whatever the hour is elsewhere', () => {
    const march = namedPeriod('2026-03', 'gregorian');
    const newYork = zoneOf('America/New_York');
    expect(closingPhase(march, rules, at('2026-04-01 01:30'), newYork)).toBe('open');
    expect(closingPhase(march, rules, at('2026-04-01 11:00'), newYork)).toBe('due');
  });

  it('a leap day belongs to its month', () => {
    const february = namedPeriod('2028-02', 'gregorian');
    expect(closingPhase(february, rules, at('2028-02-29 12:00'), vietnam)).toBe('open');
    expect(closingPhase(february, rules, at('2028-03-01 01:30'), vietnam)).toBe('due');
  });
});

describe('what is due', () => {
  it('closes a month the night after its last day, in both calendars, and the longer periods that end with it', () => {
    expect(names('2026-03-31 01:30')).toEqual(['kstt 2026-02', 'gregorian 2026-02', 'kstt 2026-03', 'kstt 2026-Q1']);
    expect(names('2026-04-01 01:30').slice(-2)).toEqual(['gregorian 2026-03', 'gregorian 2026-Q1']);
  });

  it('owes everything since the go-live, however long no nightly run was made', () => {
    expect(names('2027-01-01 01:30')).toHaveLength(40 - 2);
    expect(names('2027-01-01 01:30').at(-1)).toBe('gregorian 2026');
  });

  it('owes nothing before the go-live, nor before its days have passed', () => {
    expect(names('2026-02-09 01:30')).toEqual([]);
    expect(names('2026-03-05 01:30', 5, '2026-02-20')).toEqual([]);
    expect(names('2026-03-06 01:30', 5, '2026-02-20')).toEqual(['gregorian 2026-02']);
    expect(names('2026-03-06 01:30', 0, '2030-01-01')).toEqual([]);
  });
});

test('a year has twenty periods, each found again by its days, the shortest first among those that end together', () => {
  for (const calendar of PERIOD_CALENDARS) {
    const periods = periodsOfYear(2026, calendar);
    expect(new Set(periods.map(({ period }) => period)).size).toBe(20);
    for (const period of periods) expect(periodOfSpan(period, calendar)).toEqual(period);
    expect(periods.slice(-4).map(({ period }) => period)).toEqual(['2026-12', '2026-Q4', '2026-H2', '2026']);
  }
});

test('days that are no period have no name, nor have those of the other calendar', () => {
  expect(periodOfSpan({ from: '2026-03-02', to: '2026-03-31' }, 'gregorian')).toBeNull();
  expect(periodOfSpan({ from: '2026-03-01', to: '2026-03-31' }, 'kstt')).toBeNull();
  expect(periodOfSpan({ from: '2025-12-15', to: '2026-01-14' }, 'kstt')?.period).toBe('2026-01');
});
