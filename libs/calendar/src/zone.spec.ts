import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DeadlineError } from './deadline-error.js';
import { instantOf, isTimeZone, localDate, localDateTime, localDayNumber, startOfLocalDay, zoneOf } from './zone.js';

const utc = (text: string) => Date.parse(text);
const local = (date: string, hour: number, minute = 0) => ({ date, hour, minute });

describe('an instant in a zone', () => {
  it('has the local date of the zone, not of the machine', () => {
    expect(localDate(utc('2026-03-01T16:59:59.999Z'), 'Asia/Ho_Chi_Minh')).toBe('2026-03-01');
    expect(localDate(utc('2026-03-01T17:00:00Z'), 'Asia/Ho_Chi_Minh')).toBe('2026-03-02');
    expect(localDayNumber(utc('1970-01-01T17:00:00Z'), 'Asia/Ho_Chi_Minh')).toBe(1);
    expect(localDayNumber(utc('1970-01-01T00:00:00Z'), 'America/New_York')).toBe(-1);
  });

  it('has a wall clock on both sides of a clock change', () => {
    const clock = (text: string) => localDateTime(utc(text), 'America/New_York');
    expect(clock('2026-03-08T06:59:59.500Z')).toEqual({
      date: '2026-03-08',
      hour: 1,
      minute: 59,
      second: 59,
      millisecond: 500,
    });
    expect(clock('2026-03-08T07:00:00Z')).toMatchObject(local('2026-03-08', 3));
    expect(clock('2026-11-01T05:59:00Z')).toMatchObject(local('2026-11-01', 1, 59));
    expect(clock('2026-11-01T06:00:00Z')).toMatchObject(local('2026-11-01', 1));
  });

  it('agrees with Intl everywhere', () => {
    const zones = [
      'Asia/Ho_Chi_Minh',
      'America/New_York',
      'Europe/Amsterdam',
      'Australia/Lord_Howe',
      'America/St_Johns',
      'Pacific/Apia',
      'Africa/Casablanca',
      'America/Havana',
      'UTC',
    ];
    const second = fc.integer({ min: utc('1900-01-01T00:00:00Z') / 1000, max: utc('2060-01-01T00:00:00Z') / 1000 });
    fc.assert(
      fc.property(fc.constantFrom(...zones), second, (timeZone, seconds) => {
        const parts = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
        const { date, hour, minute, second: s } = localDateTime(seconds * 1000, timeZone);
        const two = (n: number) => String(n).padStart(2, '0');
        expect(`${date} ${two(hour)}:${two(minute)}:${two(s)}`).toBe(parts.format(seconds * 1000));
      }),
      { numRuns: 800 },
    );
  });
});

describe('a wall clock back to an instant', () => {
  it('takes the first reading of an ambiguous time', () => {
    expect(instantOf(local('2026-11-01', 1, 30), 'America/New_York')).toBe(utc('2026-11-01T05:30:00Z'));
    expect(instantOf(local('2026-10-25', 2, 30), 'Europe/Amsterdam')).toBe(utc('2026-10-25T00:30:00Z'));
  });

  it('shifts a time that a clock change skips forward by the gap', () => {
    expect(instantOf(local('2026-03-08', 2, 30), 'America/New_York')).toBe(
      instantOf(local('2026-03-08', 3, 30), 'America/New_York'),
    );
    expect(instantOf(local('2026-03-29', 2, 0), 'Europe/Amsterdam')).toBe(utc('2026-03-29T01:00:00Z'));
    expect(localDate(instantOf(local('2011-12-30', 10), 'Pacific/Apia'), 'Pacific/Apia')).toBe('2011-12-31');
  });

  it('finds the first instant of a day, even one without midnight', () => {
    expect(startOfLocalDay('2026-03-02', 'Asia/Ho_Chi_Minh')).toBe(utc('2026-03-01T17:00:00Z'));
    expect(startOfLocalDay('2018-11-04', 'America/Sao_Paulo')).toBe(utc('2018-11-04T03:00:00Z'));
    expect(startOfLocalDay('2018-02-18', 'America/Sao_Paulo')).toBe(utc('2018-02-18T03:00:00Z'));
    expect(startOfLocalDay('2026-11-01', 'America/Havana')).toBe(utc('2026-11-01T04:00:00Z'));
  });

  it('gives back every wall clock that exists once', () => {
    const minute = fc.integer({ min: utc('2019-01-01T00:00:00Z') / 60_000, max: utc('2030-01-01T00:00:00Z') / 60_000 });
    fc.assert(
      fc.property(
        fc.constantFrom('Asia/Ho_Chi_Minh', 'America/New_York', 'Europe/Amsterdam'),
        minute,
        (zone, minutes) => {
          const instant = minutes * 60_000;
          const back = instantOf(localDateTime(instant, zone), zone);
          const secondReading = zoneOf(zone).offsetAt(instant) !== zoneOf(zone).offsetAt(back);
          expect(secondReading ? back + 3_600_000 : back).toBe(instant);
        },
      ),
      { numRuns: 600 },
    );
  });
});

describe('an unknown zone', () => {
  it('is refused by code', () => {
    expect(() => localDate(0, 'Asia/Hanoi_City')).toThrow(DeadlineError);
    expect(() => localDate(0, 'Asia/Hanoi_City')).toThrow('ZONE.UNKNOWN');
    expect(isTimeZone('+07:00')).toBe(false);
    expect(isTimeZone('')).toBe(false);
    expect(isTimeZone('Asia/Ho_Chi_Minh')).toBe(true);
  });
});
