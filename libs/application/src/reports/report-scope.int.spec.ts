import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { CatalogueEvent } from '#dossier';
import type { Database } from '#event-store';
import type { Ii06aReport } from '#indicators';
import { openSpecDatabase, type SpecDatabase } from '../../../../test/support/spec-database.js';
import { CATALOGUE, agency } from './testing/province-of-reports.js';
import { ReportDesk } from './testing/report-desk.js';

let testDatabase: SpecDatabase;
let database: Database;

beforeAll(async () => {
  testDatabase = await openSpecDatabase(4);
  database = testDatabase.database;
});
afterAll(() => testDatabase.drop());

const NOW = '2026-12-20 09:00';

describe('a unit that was moved', () => {
  const told = ['A', 'A.1', 'B'].map((id) => ({
    ...{ code: `d-${id}`, field: 'HT', agency: id, channel: 'counter' as const, receivedAt: '2026-03-02 09:00' },
  }));
  const moved: [string, CatalogueEvent] = [
    '2026-06-01 08:00',
    {
      type: 'AgenciesDefined',
      data: { agencies: [agency('A.1', 'Bộ phận Một cửa', 'B', null), agency('U', 'Tỉnh Hai', null, 'province')] },
    },
  ];
  const BEFORE = { period: '2026-03', groupBy: 'agency', asOf: '2026-05-31T00:00:00+07:00' };
  const AFTER = { ...BEFORE, asOf: '2026-06-02T00:00:00+07:00' };
  const keys = (report: Ii06aReport) => report.rows.map((row) => row.key);
  let still: ReportDesk;
  let desk: ReportDesk;
  beforeAll(async () => {
    still = await ReportDesk.open(database, 'M0', NOW);
    await still.log(CATALOGUE, told);
    desk = await ReportDesk.open(database, 'M1', NOW);
    await desk.log([...CATALOGUE, moved], told);
  });

  test('is found as of before where it stood then: the same question has the same answer', async () => {
    for (const agencyId of ['A', 'B', 'T', undefined]) {
      const asked = agencyId === undefined ? BEFORE : { ...BEFORE, agencyId };
      const { rows, total, agencyName } = await still.report(asked);
      expect(await desk.report(asked)).toMatchObject({ rows, total, agencyName });
    }
    expect(keys(await desk.report({ ...BEFORE, agencyId: 'A' }))).toEqual(['A.1', 'A']);
    expect(keys(await desk.report({ ...AFTER, agencyId: 'A' }))).toEqual(['A']);
    expect(keys(await desk.report({ ...AFTER, agencyId: 'B' }))).toEqual(['A.1', 'B']);
  });

  test('is not shown to whom it left, and the form says that something is missing', async () => {
    const report = await desk.report(BEFORE, 'A');
    expect(keys(report)).toEqual(['A']);
    expect(report.agenciesNotSeen).toBe(1);
    expect((await desk.report(BEFORE, 'B')).agenciesNotSeen).toBe(0);
    expect((await still.report(BEFORE, 'A')).agenciesNotSeen).toBe(0);
  });
});

describe('who may read it', () => {
  let desk: ReportDesk;
  beforeAll(async () => {
    desk = await ReportDesk.open(database, 'SC', NOW);
    const told = ['A', 'A.1', 'B', 'S'].map((id) => ({
      ...{ code: `d-${id}`, field: 'HT', agency: id, channel: 'counter' as const, receivedAt: '2026-03-02 09:00' },
    }));
    await desk.log(CATALOGUE, told);
  });
  const MARCH = { period: '2026-03', groupBy: 'agency' };
  const keys = (report: Ii06aReport) => report.rows.map((row) => row.key);

  test('a unit sees itself and what is below it, under its own name', async () => {
    const report = await desk.report(MARCH, 'A');
    expect(keys(report)).toEqual(['A.1', 'A']);
    expect(report).toMatchObject({ agencyId: 'A', agencyName: 'Xã Yên', total: { toResolve: 2 } });
  });

  test('agencyId narrows to a unit and what is below it', async () => {
    expect(keys(await desk.report({ ...MARCH, agencyId: 'A' }))).toEqual(['A.1', 'A']);
    expect(keys(await desk.report({ ...MARCH, agencyId: 'A.1' }, 'A'))).toEqual(['A.1']);
  });

  test('out of scope and unknown answer alike', async () => {
    for (const agencyId of ['B', 'T', 'nobody']) {
      await expect(desk.report({ ...MARCH, agencyId }, 'A')).rejects.toMatchObject({ code: 'AGENCY.NOT_FOUND' });
    }
  });

  test('a feed may not', async () => {
    await expect(desk.report(MARCH, null, 'integration')).rejects.toMatchObject({ code: 'AUTH.FORBIDDEN' });
  });

  test.each([
    [{ period: '2026-Q5' }, '?period', 'PERIOD.UNKNOWN_FORM'],
    [{ calendar: 'lunar' }, '?calendar', 'PERIOD.CALENDAR_UNKNOWN'],
    [{ groupBy: 'channel' }, '?groupBy', 'PARAMETER.NOT_ACCEPTED'],
    [{ agencyId: '' }, '?agencyId', 'PARAMETER.EMPTY'],
    [{ asOf: '2026-03-31' }, '?asOf', 'AS_OF.NOT_AN_INSTANT'],
    [{ asOf: '2030-01-01T00:00:00Z' }, '?asOf', 'AS_OF.FUTURE'],
    [{ policy: 'qd766' }, '?policy', 'PARAMETER.UNKNOWN'],
  ])('%j is refused by name', async (parameters, pointer, code) => {
    await expect(desk.report(parameters)).rejects.toMatchObject({
      code: 'VALIDATION.FAILED',
      extra: { errors: [expect.objectContaining({ pointer, code })] },
    });
  });

  test.each([
    [{ period: '2030' }, '2030-01-01'],
    [{ period: '2999' }, '2999-01-01'],
    [{ period: '2027-02', calendar: 'kstt' }, '2027-01-15'],
    [{ period: '2026-03', asOf: '2026-02-28T23:59:59.999+07:00' }, '2026-03-01'],
  ])('%j has not begun and is refused', async (parameters, from) => {
    await expect(desk.report(parameters)).rejects.toMatchObject({ code: 'PERIOD.NOT_BEGUN', extra: { from } });
  });

  test('a period begins with its first instant', async () => {
    const report = await desk.report({ period: '2026-03', asOf: '2026-03-01T00:00:00+07:00' });
    expect(report).toMatchObject({ interim: true, empty: true });
  });

  test('takes the years that figures take, and says which', async () => {
    expect(await desk.report({ period: '1900' })).toMatchObject({ empty: true, from: '1900-01-01' });
    await expect(desk.report({ period: '1899' })).rejects.toThrow('of the years 1900 to 2999');
  });

  test('without a period it is the month that holds today, in the calendar asked for', async () => {
    expect(await desk.report({})).toMatchObject({ period: '2026-12', from: '2026-12-01', interim: true });
    expect(await desk.report({ calendar: 'kstt' })).toMatchObject({ period: '2027-01', from: '2026-12-15' });
  });
});
