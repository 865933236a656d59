import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { civilServiceCalendar } from './civil-service-calendar.js';
import { addDays, weekdayOf } from './plain-date.js';
import { isWorkingDay } from './working-time.js';

const shared = process.env['DUNGHEN_SHARED_DIR'] ?? resolve(process.cwd(), '../shared');
const notices = resolve(shared, 'data/vn/work_calendar_2021_2026.csv');

function workingDaysIn(year: number): number {
  let count = 0;
  for (let date = `${year}-01-01`; date < `${year + 1}-01-01`; date = addDays(date, 1)) {
    if (isWorkingDay(civilServiceCalendar, date)) count += 1;
  }
  return count;
}

describe('the civil-service calendar', () => {
  it.each([
    [2019, 252],
    [2020, 252],
    [2021, 250],
    [2022, 249],
    [2023, 249],
    [2024, 251],
    [2025, 250],
    [2026, 249],
  ])('has the working days of the notices in %i: %i', (year, days) => {
    expect(workingDaysIn(year)).toBe(days);
  });

  it('takes only weekdays off and works only Saturdays', () => {
    const { daysOff, makeUpDays } = civilServiceCalendar;
    expect(daysOff.filter(({ date }) => ['sat', 'sun'].includes(weekdayOf(date)))).toEqual([]);
    expect(makeUpDays.filter(({ date }) => weekdayOf(date) !== 'sat')).toEqual([]);
    expect(daysOff.find(({ date }) => date === '2026-11-24')?.name).toBe('Ngày Văn hóa Việt Nam');
  });

  it('says how far it is published and cannot be changed', () => {
    expect(civilServiceCalendar.publishedThrough).toBe(2026);
    expect(Object.isFrozen(civilServiceCalendar.daysOff)).toBe(true);
  });

  const noticesSpec = existsSync(notices) ? it : it.skip;
  noticesSpec('agrees with the list of notices 2021-2026 in ../shared', () => {
    const rows = readFileSync(notices, 'utf8')
      .trim()
      .split(/\r?\n/)
      .slice(1)
      .map((line) => line.split(','));
    const dates = (kind: string) => rows.filter((row) => row[2] === kind).map((row) => row[0]);
    const since2021 = (list: { date: string }[]) => list.map(({ date }) => date).filter((date) => date >= '2021');
    expect(rows.length).toBeGreaterThan(60);
    expect(since2021(civilServiceCalendar.daysOff)).toEqual(dates('OFF'));
    expect(since2021(civilServiceCalendar.makeUpDays)).toEqual(dates('WORK'));
  });
});
