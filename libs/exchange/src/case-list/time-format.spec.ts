import { describe, expect, it } from '@jest/globals';
import { formatProblem, timeReader } from './time-format.js';

const HCM = 'Asia/Ho_Chi_Minh';
const read = (format: string | null, text: string, zone = HCM, part: 'start' | 'end' = 'start'): string | null => {
  const at = timeReader(format, zone, part)(text);
  return at === null ? null : new Date(at).toISOString();
};

describe('times in a case list', () => {
  it.each([
    ['yyyy-MM-dd HH:mm:ss', '2026-03-02 08:15:30', '2026-03-02T01:15:30.000Z'],
    ['dd/MM/yyyy HH:mm', '02/03/2026 08:15', '2026-03-02T01:15:00.000Z'],
    ['d/M/yyyy H:mm', '2/3/2026 8:15', '2026-03-02T01:15:00.000Z'],
    ['MM/dd/yyyy hh:mm:ss a', '03/02/2026 12:15:30 AM', '2026-03-01T17:15:30.000Z'],
    ["yyyy-MM-dd'T'HH:mm:ssXXX", '2026-03-02T08:15:30+09:00', '2026-03-01T23:15:30.000Z'],
    ['yyyyMMddHHmmss', '20260302081530', '2026-03-02T01:15:30.000Z'],
    ['iso', '2011-12-06 13:41:31.788000+01:00', '2011-12-06T12:41:31.788Z'],
    ['iso', '2011-12-06T13:41:31Z', '2011-12-06T13:41:31.000Z'],
    [null, '02/03/2026 08:15', '2026-03-02T01:15:00.000Z'],
    [null, '2026-03-02T08:15:00', '2026-03-02T01:15:00.000Z'],
    [null, '20260302081530', '2026-03-02T01:15:30.000Z'],
  ])('%s reads %s', (format, text, instant) => {
    expect(read(format, text)).toBe(instant);
  });
  it.each([
    ['dd/MM/yyyy HH:mm', '30/02/2026 08:00'],
    ['dd/MM/yyyy HH:mm', '02/13/2026 08:00'],
    ['dd/MM/yyyy HH:mm', '02/03/2026 24:00'],
    ['dd/MM/yyyy HH:mm', '02/03/2026 08:60'],
    ['dd/MM/yyyy HH:mm', '02/03/2026 08:00 '],
    ['yyyy-MM-dd HH:mm:ss', '2026-03-02'],
    [null, 'hôm qua'],
    [null, '30/12/1899'],
    ['yyyy-MM-dd', '0001-01-01'],
    ['yyyy-MM-dd HH:mmXXX', '9999-12-31 23:00-02:00'],
    ['iso', '9999-12-31T23:00:00-05:00'],
  ])('%s does not read %s', (format, text) => {
    expect(read(format, text)).toBeNull();
  });
  it('an ambiguous wall time is its first reading', () => {
    expect(read('yyyy-MM-dd HH:mm', '2024-11-03 01:30', 'America/New_York')).toBe('2024-11-03T05:30:00.000Z');
  });
  it('a due without a time of day lasts to the end of its day', () => {
    expect(read('dd/MM/yyyy', '02/03/2026', HCM, 'end')).toBe('2026-03-02T16:59:59.000Z');
    expect(read('dd/MM/yyyy', '02/03/2026')).toBe('2026-03-01T17:00:00.000Z');
  });
  it.each([
    ['dd/MM HH:mm', 'has no year'],
    ['dd/MM/yyyy dd', 'names a part twice'],
    ['dd/LL/yyyy', 'unknown letter "L"'],
  ])('the format %s is refused', (format, problem) => {
    expect(formatProblem(format)).toContain(problem);
  });
});
