import { describe, expect, it } from '@jest/globals';
import { addDays, addMonths, dayNumberOf, parsePlainDate, plainDateOf, weekdayOf } from './plain-date.js';

describe('plain dates', () => {
  it('number days from 1970-01-01 exactly as UTC does', () => {
    const days = Array.from({ length: 3000 }, (_, i) => -300_000 + i * 397);
    const texts = days.map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10));
    expect(days.map(plainDateOf)).toEqual(texts);
    expect(texts.map(dayNumberOf)).toEqual(days);
  });

  it('know which texts are dates', () => {
    for (const text of [
      '2026-02-29',
      '2026-13-01',
      '2026-00-10',
      '2026-04-31',
      '2026-4-1',
      '26-04-01',
      '0000-01-01',
      '2026-04-01 ',
      '',
    ]) {
      expect(parsePlainDate(text)).toBeNull();
    }
    expect(parsePlainDate('2024-02-29')).not.toBeNull();
    expect(() => dayNumberOf('31/12/2026')).toThrow('DATE.INVALID');
  });

  it('add days and months, the end of the month clamping', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2024-01-31', 1)).toBe('2024-02-29');
    expect(addMonths('2026-11-30', 3)).toBe('2027-02-28');
    expect(addMonths('2026-03-31', -1)).toBe('2026-02-28');
    expect(addMonths('2026-01-15', -13)).toBe('2024-12-15');
  });

  it('know the weekday', () => {
    expect(weekdayOf('1970-01-01')).toBe('thu');
    expect(weekdayOf('2026-11-22')).toBe('sun');
    expect(weekdayOf('1969-12-29')).toBe('mon');
  });
});
