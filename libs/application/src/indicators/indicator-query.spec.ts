import { describe, expect, test } from '@jest/globals';
import { ProblemError } from '../problem-error.js';
import { parseIndicatorDossiersQuery, parseIndicatorQuery } from './indicator-query.js';
import type { QueryParameters } from '../parameter-reader.js';

const NOW = Date.parse('2026-08-31T20:00:00Z');
const ZONE = 'Asia/Ho_Chi_Minh';

const parse = (parameters: QueryParameters) => parseIndicatorQuery(parameters, NOW, ZONE);

function problemsOf(parameters: QueryParameters, read: typeof parseIndicatorQuery = parseIndicatorQuery) {
  try {
    read(parameters, NOW, ZONE);
  } catch (error) {
    if (error instanceof ProblemError)
      return error.extra['errors'] as { pointer: string; code: string; detail: string }[];
    throw error;
  }
  return [];
}

describe('what is asked', () => {
  test('nothing given: the current month of the tenant’s zone under tt01-2020, everything known now', () => {
    expect(parse({})).toMatchObject({
      from: '2026-09-01',
      to: '2026-09-30',
      calendar: 'gregorian',
      policy: { name: 'tt01-2020' },
      groupBy: [],
      filters: {},
      asOf: null,
    });
  });

  test('a period in either calendar, or two dates', () => {
    expect(parse({ period: '2026-Q3' })).toMatchObject({ from: '2026-07-01', to: '2026-09-30' });
    expect(parse({ period: '2026-Q3', calendar: 'kstt' })).toMatchObject({
      from: '2026-06-15',
      to: '2026-09-14',
      calendar: 'kstt',
    });
    expect(parse({ from: '2026-01-05', to: '2026-01-05' })).toMatchObject({ from: '2026-01-05', to: '2026-01-05' });
  });

  test('groupings in the order given, filters with the values of the keys', () => {
    const query = parse({ groupBy: 'month,agency', level: 'commune', channel: 'online', officerId: '', agencyId: 'A' });
    expect(query.groupBy).toEqual(['month', 'agency']);
    expect(query.filters).toEqual({ level: 'commune', channel: 'online', officerId: null, agencyId: 'A' });
  });

  test('an as-of with any offset, also with a plus sign that came as a blank', () => {
    const instant = Date.parse('2026-03-31T10:00:00Z');
    for (const asOf of ['2026-03-31T10:00:00Z', '2026-03-31T17:00+07:00', '2026-03-31T17:00:00.000 07:00']) {
      expect(parse({ asOf }).asOf).toBe(instant);
    }
  });

  test('the dossiers behind a cell', () => {
    const query = parseIndicatorDossiersQuery({ class: 'late', cursor: 'H26-1', limit: '200' }, NOW, ZONE);
    expect(query).toMatchObject({ class: 'late', cursor: 'H26-1', limit: 200 });
  });
});

describe('what is refused', () => {
  test.each([
    [{ grupBy: 'agency' }, '?grupBy', 'PARAMETER.UNKNOWN', 'groupBy'],
    [{ class: 'late' }, '?class', 'PARAMETER.UNKNOWN', 'groupBy'],
    [{ groupBy: 'ward' }, '?groupBy', 'GROUP_BY.UNKNOWN', 'agency, field'],
    [{ groupBy: 'agency,agency' }, '?groupBy', 'GROUP_BY.REPEATED', 'twice'],
    [{ groupBy: 'agency,handlingAgency' }, '?groupBy', 'GROUP_BY.NOT_TOGETHER', 'alone'],
    [{ groupBy: 'month', from: '1990-01-01', to: '2026-01-01' }, '?groupBy', 'GROUP_BY.TOO_MANY_MONTHS', '120'],
    [{ policy: 'best' }, '?policy', 'POLICY.UNKNOWN', 'tt01-2020'],
    [{ population: 'all' }, '?population', 'PARAMETER.NOT_ACCEPTED', 'handled, received'],
    [{ period: '2026-Q5' }, '?period', 'PERIOD.UNKNOWN_FORM', '2026-H1'],
    [{ period: '2026', from: '2026-01-01' }, '?period', 'PERIOD.GIVEN_TWICE', 'from and to'],
    [{ from: '2026-01-01' }, '?to', 'PERIOD.HALF_GIVEN', 'from and to'],
    [{ from: '2026-02-30', to: '2026-03-01' }, '?from', 'PERIOD.NOT_A_DATE', 'YYYY-MM-DD'],
    [{ from: '2026-03-02', to: '2026-03-01' }, '?to', 'PERIOD.TO_BEFORE_FROM', 'not before'],
    [{ calendar: 'lunar' }, '?calendar', 'PERIOD.CALENDAR_UNKNOWN', 'kstt'],
    [{ level: 'ward' }, '?level', 'PARAMETER.NOT_ACCEPTED', 'province, district, commune'],
    [{ channel: 'fax' }, '?channel', 'PARAMETER.NOT_ACCEPTED', 'counter'],
    [{ agencyId: ['A', 'B'] }, '?agencyId', 'PARAMETER.REPEATED', 'once'],
    [{ agencyId: 'A\0' }, '?agencyId', 'TEXT.NUL', 'NUL'],
    [{ asOf: '2026-03-01' }, '?asOf', 'AS_OF.NOT_AN_INSTANT', 'offset'],
    [{ asOf: '2026-02-30T10:00:00Z' }, '?asOf', 'AS_OF.NOT_AN_INSTANT', 'offset'],
    [{ asOf: '2026-08-31T20:00:00.001Z' }, '?asOf', 'AS_OF.FUTURE', 'up to now'],
  ])('%j', (parameters, pointer, code, accepted) => {
    const problems = problemsOf(parameters);
    expect(problems).toEqual([{ pointer, code, detail: expect.anything() }]);
    expect(problems[0]?.detail).toContain(accepted);
  });

  test('everything wrong is named at once', () => {
    const problems = problemsOf({ groupBy: 'x', policy: 'y', period: 'z' });
    expect(problems.map((problem) => problem.pointer).sort()).toEqual(['?groupBy', '?period', '?policy']);
  });

  test.each([
    [{}, '?class', 'PARAMETER.REQUIRED'],
    [{ class: 'noLimitOpen' }, '?class', 'PARAMETER.NOT_ACCEPTED'],
    [{ class: 'late', limit: '201' }, '?limit', 'LIMIT.INVALID'],
    [{ class: 'late', limit: '1e2' }, '?limit', 'LIMIT.INVALID'],
  ])('behind a cell: %j', (parameters, pointer, code) => {
    expect(problemsOf(parameters, parseIndicatorDossiersQuery)).toContainEqual(
      expect.objectContaining({ pointer, code }),
    );
  });
});
