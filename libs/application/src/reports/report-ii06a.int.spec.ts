import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Database } from '#event-store';
import { II06A_MEMBERS, parsePeriod } from '#indicators';
import type { Ii06aCells, Ii06aReport } from '#indicators';
import { openSpecDatabase, type SpecDatabase } from '../../../../test/support/spec-database.js';
import { CATALOGUE, fields } from './testing/province-of-reports.js';
import { ReportDesk, type Told, at } from './testing/report-desk.js';

let testDatabase: SpecDatabase;
let database: Database;

beforeAll(async () => {
  testDatabase = await openSpecDatabase(4);
  database = testDatabase.database;
});
afterAll(() => testDatabase.drop());

const DAY = 86_400_000;
const text = (instant: number): string =>
  new Date(instant + 7 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
const FIRST = at('2025-12-05 08:00');
/** Any dossiers of ten months: with and without a due, ended in any way or open, some ends known late. */
const anyDossiers: fc.Arbitrary<Told[]> = fc
  .array(
    fc
      .record({
        field: fc.constantFrom('HT', 'DD', 'XX', null),
        agency: fc.constantFrom('A', 'A.1', 'B', 'S'),
        channel: fc.constantFrom('online' as const, 'counter' as const, 'post' as const),
        day: fc.nat({ max: 300 }),
        due: fc.option(fc.nat({ max: 40 }), { nil: null }),
        how: fc.constantFrom(
          'processed' as const,
          'processed' as const,
          'withdrawn' as const,
          'stopped' as const,
          null,
        ),
        took: fc.nat({ max: 90 }),
        late: fc.constantFrom(0, 0, 0, 20),
      })
      .map(({ field, agency: agencyId, channel, day, due, how, took, late }) => {
        const received = FIRST + day * DAY;
        const ended = received + took * DAY + 3_600_000;
        const told = { field, agency: agencyId, channel, receivedAt: text(received) };
        const dueAt = due === null ? null : text(received + due * DAY);
        if (how === null) return { code: '', ...told, dueAt };
        return {
          code: '',
          ...told,
          dueAt,
          end: { how, at: text(ended) },
          endKnownAt: text(ended + late * DAY + 60_000),
        };
      }),
    { minLength: 30, maxLength: 60 },
  )
  .map((told) => told.map((one, index) => ({ ...one, code: `d${String(index).padStart(3, '0')}` })));

const PERIODS = { gregorian: ['2026-Q1', '2026-Q2', '2026-Q3'], kstt: ['2026-Q1', '2026-Q2', '2026-Q3'] } as const;
const NOW = '2026-12-20 09:00';
const byKey = (report: Ii06aReport, member: keyof Ii06aCells): Record<string, number> =>
  Object.fromEntries(report.rows.filter((row) => row[member] > 0).map((row) => [String(row.key), row[member]]));
const sum = (report: Ii06aReport, member: keyof Ii06aCells): number =>
  report.rows.reduce((total, row) => total + row[member], 0);

describe('form II.06a over the log', () => {
  test('B13 three periods in a row hand on what they left, row by row, in both calendars and as of any instant', async () => {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(
        anyDossiers,
        fc.nat({ max: 380 }),
        fc.constantFrom('field', 'agency'),
        async (told, day, groupBy) => {
          run += 1;
          const desk = await ReportDesk.open(database, `R${String(run)}`, NOW);
          await desk.log(CATALOGUE, told);
          for (const calendar of ['gregorian', 'kstt'] as const) {
            for (const asOf of [undefined, `${text(FIRST + day * DAY).replace(' ', 'T')}:00+07:00`]) {
              const asked = { calendar, groupBy, ...(asOf === undefined ? {} : { asOf }) };
              const reports: Ii06aReport[] = [];
              for (const period of PERIODS[calendar]) {
                if (asOf === undefined || asOf.slice(0, 10) >= parsePeriod(period, calendar).from) {
                  reports.push(await desk.report({ ...asked, period }));
                } else {
                  await expect(desk.report({ ...asked, period })).rejects.toMatchObject({ code: 'PERIOD.NOT_BEGUN' });
                }
              }
              for (const [index, report] of reports.entries()) {
                for (const member of II06A_MEMBERS) expect(sum(report, member)).toBe(report.total[member]);
                const before = reports[index - 1];
                if (before === undefined) continue;
                expect(byKey(report, 'carriedOver')).toEqual(byKey(before, 'open'));
                expect(report.carryOver.previous.open).toBe(before.total.open);
                if (!before.interim) expect(before.carryOver.next?.carriedOver).toBe(report.total.carriedOver);
              }
            }
          }
        },
      ),
      { numRuns: 4, seed: 26 },
    );
  });

  test('counts by channel what the dossiers themselves say', async () => {
    const desk = await ReportDesk.open(database, 'CH', NOW);
    await desk.log(CATALOGUE, [
      { code: 'a', field: 'HT', channel: 'online', receivedAt: '2026-03-02 09:00', dueAt: '2026-03-09 09:00' },
      { code: 'b', field: 'HT', channel: 'counter', receivedAt: '2026-03-02 09:00', dueAt: '2026-04-20 09:00' },
      { code: 'c', field: 'HT', channel: 'post', receivedAt: '2026-03-31 09:00' },
      {
        ...{ code: 'd', field: 'DD', channel: 'counter', receivedAt: '2026-02-02 09:00', dueAt: '2026-03-20 09:00' },
        end: { how: 'withdrawn', at: '2026-03-21 09:00' },
      },
      {
        ...{ code: 'e', field: 'DD', channel: 'online', receivedAt: '2026-03-03 09:00' },
        end: { how: 'processed', at: '2026-03-05 09:00' },
      },
      {
        ...{ code: 'f', field: 'DD', channel: 'online', receivedAt: '2026-03-03 09:00', dueAt: '2026-03-05 09:00' },
        end: { how: 'stopped', at: '2026-03-05 09:00' },
      },
      {
        ...{ code: 'g', field: 'DD', channel: 'online', receivedAt: '2026-03-03 09:00', dueAt: '2026-03-05 09:00' },
        end: { how: 'processed', at: '2026-03-04 09:00' },
      },
    ]);
    const report = await desk.report({ period: '2026-03' });
    const numbers = report.rows.map((row) => [row.row, row.name, ...II06A_MEMBERS.map((member) => row[member])]);
    expect(numbers).toEqual([
      [1, 'Đất đai', 4, 3, 0, 1, 4, 1, 2, 1, 0, 0, 0],
      [2, 'Hộ tịch', 3, 1, 2, 0, 0, 0, 0, 0, 3, 2, 1],
    ]);
    expect(report).toMatchObject({
      total: { toResolve: 7, receivedOnline: 4, receivedOther: 2, carriedOver: 1, resolved: 4, open: 3 },
      conventions: { withdrawn: 1, stopped: 1, noLimitResolved: 1, noLimitOpen: 1, waiting: 0, refused: 0 },
      rate: { numerator: 1, denominator: 1, percent: '100.00', policy: 'tt01-2020', policyVersion: 1 },
      carryOver: {
        previous: { period: '2026-02', from: '2026-02-01', to: '2026-02-28', open: 1 },
        next: { period: '2026-04', from: '2026-04-01', to: '2026-04-30', carriedOver: 3 },
      },
      ...{ policy: 'ii06a', policyVersion: 1, agencyName: 'Tỉnh Một', agencyId: null, empty: false, interim: false },
      ...{ asOf: '2026-12-20T02:00:00.000Z', position: 14, from: '2026-03-01', to: '2026-03-31' },
    });
    // What the clerk wrote down late is not yet there as of a day before.
    const before = await desk.report({ period: '2026-03', asOf: '2026-03-04T17:00:00+07:00' });
    expect(before).toMatchObject({ interim: true, carryOver: { next: null }, total: { resolved: 1, open: 5 } });
  });

  test('uses the names in force at the end of the period, and the first later one where there was none', async () => {
    const desk = await ReportDesk.open(database, 'NA', NOW);
    const told = (code: string, receivedAt: string, field = 'HT'): Told => ({
      code,
      field,
      channel: 'online',
      receivedAt,
    });
    const end = (how: 'processed', time: string) => ({ end: { how, at: time } });
    await desk.log(
      [...CATALOGUE, ['2026-12-01 08:00', fields(['LATE', 'Tên đến sau'])]],
      [
        { ...told('m', '2026-03-02 09:00'), ...end('processed', '2026-03-03 09:00') },
        { ...told('j', '2026-06-02 09:00'), ...end('processed', '2026-06-03 09:00') },
        { ...told('l', '2026-06-02 09:00', 'LATE'), ...end('processed', '2026-06-03 09:00') },
        { ...told('x', '2026-06-02 09:00', 'XX'), ...end('processed', '2026-06-03 09:00') },
      ],
    );
    const names = async (parameters: Record<string, string>) =>
      (await desk.report(parameters)).rows.map((row) => [row.key, row.name]);
    expect(await names({ period: '2026-03' })).toEqual([['HT', 'Hộ tịch']]);
    expect(await names({ period: '2026-06' })).toEqual([
      ['HT', 'Hộ tịch, quốc tịch'],
      ['LATE', 'Tên đến sau'],
      ['XX', 'XX'],
    ]);
  });

  test('by agency: level first, then the Vietnamese alphabet', async () => {
    const desk = await ReportDesk.open(database, 'AG', NOW);
    const told = ['A', 'A.1', 'B', 'S'].map((id) => ({
      ...{ code: `d-${id}`, field: 'HT', agency: id, channel: 'counter' as const, receivedAt: '2026-03-02 09:00' },
    }));
    await desk.log(CATALOGUE, told);
    const { rows } = await desk.report({ period: '2026-03', groupBy: 'agency' });
    expect(rows.map((row) => row.name)).toEqual(['Sở Tư pháp', 'Bộ phận Một cửa', 'Xã Đông', 'Xã Yên']);
  });

  test('withdrawn and stopped without a due stand in column 9 and are counted as such', async () => {
    const desk = await ReportDesk.open(database, 'NL', NOW);
    const told = (code: string, how: 'processed' | 'withdrawn' | 'stopped', dueAt: string | null): Told => ({
      ...{ code, field: 'HT', channel: 'counter', receivedAt: '2026-03-02 09:00', dueAt },
      end: { how, at: '2026-03-10 09:00' },
    });
    await desk.log(CATALOGUE, [
      told('a', 'processed', null),
      told('b', 'withdrawn', null),
      told('c', 'stopped', null),
      told('d', 'withdrawn', '2026-03-20 09:00'),
      told('e', 'stopped', '2026-03-05 09:00'),
      { code: 'f', field: 'HT', channel: 'counter', receivedAt: '2026-03-02 09:00' },
    ]);
    const { total, conventions, rate } = await desk.report({ period: '2026-03' });
    expect(total).toMatchObject({ resolved: 5, early: 1, onTime: 3, late: 1, open: 1, openInTime: 1 });
    expect(conventions).toMatchObject({ withdrawn: 2, stopped: 2, noLimitResolved: 3, noLimitOpen: 1 });
    expect(rate).toMatchObject({ numerator: 0, denominator: 0 });
  });

  test('of nothing is a form of zeros that says so', async () => {
    const desk = await ReportDesk.open(database, 'NO', NOW);
    await desk.log(CATALOGUE, []);
    const report = await desk.report({ period: '2026-H1', calendar: 'kstt' });
    expect(report).toMatchObject({ empty: true, rows: [], rate: { denominator: 0, percent: null } });
    expect(new Set(Object.values(report.total))).toEqual(new Set([0]));
  });
});

describe('a form that does not balance', () => {
  test('is refused with the rule, the row and the dossiers, whoever changed the tables', async () => {
    const desk = await ReportDesk.open(database, 'UB', NOW);
    const open = (code: string, field: string): Told => ({
      ...{ code, field, channel: 'online', receivedAt: '2026-03-02 09:00', dueAt: '2026-03-09 09:00' },
      end: { how: 'processed', at: '2026-04-10 09:00' },
    });
    await desk.log(CATALOGUE, [open('good', 'HT'), open('touched', 'HT'), open('other', 'DD')]);
    expect((await desk.report({ period: '2026-04' })).total).toMatchObject({ carriedOver: 3, late: 3 });

    // By hand, past every rule: the dossier was settled in March, but its end stays where it was.
    const update = "update fact_current set settled_on = '2026-03-20' where tenant_id = 'UB' and code = 'touched'";
    await database.query(update);
    const refusal = {
      code: 'REPORT.UNBALANCED',
      extra: {
        violations: [{ rule: '6=previous.11', row: { key: 'HT' }, left: 1, right: 2, dossiers: ['touched'], more: 0 }],
        dossiers: ['touched'],
      },
    };
    await expect(desk.report({ period: '2026-04' })).rejects.toMatchObject(refusal);
    await expect(desk.report({ period: '2026-03' })).rejects.toMatchObject({
      code: 'REPORT.UNBALANCED',
      extra: {
        violations: [expect.objectContaining({ rule: '11=next.6', row: { key: 'HT' }, dossiers: ['touched'] })],
      },
    });
    await expect(desk.report({ period: '2026-04' })).rejects.toThrow(
      '6=previous.11 in row HT: 1 is not 2; dossiers: touched',
    );
    // A unit that never held it is not kept from its own report.
    expect((await desk.report({ period: '2026-04' }, 'B')).empty).toBe(true);
  });
});
