import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { CaseListError } from './case-list-error.js';
import { parseCaseListMapping, readCaseListMapping } from './parse-mapping.js';

const problemsOf = (value: unknown): readonly string[] => {
  try {
    readCaseListMapping(value);
  } catch (error) {
    if (error instanceof CaseListError) return error.problems;
    throw error;
  }
  return [];
};
const columns = { code: 'id', receivedAt: 'opened' };

describe('a mapping file', () => {
  it('may be as short as two column names', () => {
    const mapping = readCaseListMapping({ columns });
    expect([...mapping.columns.keys()]).toEqual(['code', 'receivedAt']);
    expect(mapping).toMatchObject({ timezone: null, limitUnit: null });
  });
  it('of Boston is our own and valid', () => {
    const text = readFileSync(new URL('../../mappings/boston311.json', import.meta.url), 'utf8');
    expect(parseCaseListMapping(`\uFEFF${text}`).columns.get('publishedOutcome')?.map?.get('OVERDUE')).toBe('late');
  });
  it.each([
    ['names no reception', { columns: { code: 'id' } }, 'columns.receivedAt is missing'],
    ['is a list', [], 'the mapping is not an object'],
    ['has an unknown member', { columns, timezon: 'UTC' }, 'unknown member "timezon"'],
    ['has an unknown column', { columns: { ...columns, owner: 'x' } }, 'unknown column "owner"'],
    ['has an unknown member of a column', { columns: { ...columns, dueAt: { column: 'a', formt: 'x' } } }, '"formt"'],
    ['names no zone', { columns, timezone: 'Hanoi' }, 'timezone "Hanoi" is not an IANA time zone'],
    ['names no unit', { columns, limitUnit: 'hours' }, 'limitUnit "hours" is none of workingHour'],
    [
      'maps to no channel',
      { columns: { ...columns, channel: { column: 'c', map: { Web: 'web' } } } },
      '["Web"] is "web"',
    ],
    ['has a format for a text', { columns: { ...columns, agency: { column: 'c', format: 'yyyy' } } }, 'only times'],
    [
      'has a format that reads nothing',
      { columns: { code: 'id', receivedAt: { column: 'c', format: 'HH:mm' } } },
      'no year',
    ],
    ['has an empty column', { columns: { code: '', receivedAt: 'x' } }, 'columns.code names no column'],
  ])('that %s is refused with the reason', (_what, value, problem) => {
    expect(problemsOf(value).join('\n')).toContain(problem);
  });
  it('lists everything that is wrong at once', () => {
    expect(problemsOf({ columns: { owner: 1 }, zone: 1 })).toHaveLength(4);
  });
  it('that is nested without end says so instead of running out of stack', () => {
    const deep = '{"a":'.repeat(200_000) + '1' + '}'.repeat(200_000);
    const text = `{"columns":{"channel":{"column":"k","map":{"x":${deep}}}}}`;
    expect(() => parseCaseListMapping(text)).toThrow('the mapping is nested deeper than 32 levels');
  });
  it('that is no JSON says so', () => {
    expect(() => parseCaseListMapping('{"columns":')).toThrow(expect.objectContaining({ code: 'MAPPING.UNREADABLE' }));
  });
});
