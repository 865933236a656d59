import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Database } from '#event-store';
import { openSpecDatabase, type SpecDatabase } from '../../../../test/support/spec-database.js';
import { codeBackwards } from '../dossier-facts/code-backwards.js';
import { Desk, at, handedOver, processed, received, refused, returned } from '../testing/desk.js';
import {
  type DossierFilters,
  type DossierListCursor,
  type DossierListQuestion,
  listDossiers,
} from './list-dossiers.js';

let testDatabase: SpecDatabase;
let database: Database;
let desk: Desk;

beforeAll(async () => {
  testDatabase = await openSpecDatabase(4);
  database = testDatabase.database;
  desk = await Desk.open(database, 'L1');
  await desk.log([
    received('H26-a', '2026-03-02 09:00', { due: '2026-03-10 10:00', agencyId: 'A', receivingAgencyId: 'R' }),
    received('H26-b', '2026-03-02 09:00', { due: '2026-03-10 10:00', grain: 'instant', channel: 'online' }),
    received('H26-c', '2026-03-03 09:00', { due: '2026-03-05 10:00', agencyId: 'B' }),
    received('H26-d', '2026-03-04 09:00', { agencyId: 'B', fieldCode: 'F2', procedureCode: 'P_2' }),
    refused('H26-e', '2026-03-05 09:00'),
    handedOver('H26-d', '2026-03-05 10:00', 'C', 'o1'),
    processed('H26-c', '2026-03-06 09:00'),
    returned('H26-c', '2026-03-07 09:00'),
  ]);
  await desk.project();
});
afterAll(() => testDatabase.drop());

const question = (asked: Partial<DossierListQuestion>): DossierListQuestion => ({
  tenant: desk.tenant,
  timezone: desk.timezone,
  filters: {},
  scope: null,
  limit: 200,
  now: at('2026-03-10 12:00'),
  ...asked,
});
const listed = async (filters: DossierFilters, asked: Partial<DossierListQuestion> = {}): Promise<string[]> =>
  (await listDossiers(database, question({ filters, ...asked }))).items.map((item) => item.code);

describe('the list of dossiers', () => {
  test('has the newest first, and within one instant goes by code', async () => {
    expect(await listed({})).toEqual(['H26-e', 'H26-d', 'H26-c', 'H26-a', 'H26-b']);
  });

  test.each<[DossierFilters, string[]]>([
    [{ state: ['returned', 'refusedIntake'] }, ['H26-e', 'H26-c']],
    [{ agencyId: 'B' }, ['H26-d', 'H26-c']],
    [{ fieldCode: 'F2' }, ['H26-d']],
    [{ procedureCode: 'P_2' }, ['H26-d']],
    [{ officerId: 'o1' }, ['H26-d']],
    [{ channel: 'online' }, ['H26-b']],
    [{ dueBefore: at('2026-03-10 10:00') }, ['H26-c']],
    [{ dueAfter: at('2026-03-10 10:00') }, ['H26-a', 'H26-b']],
    [{ code: 'H26-a' }, ['H26-a']],
    [{ code: 'H26' }, []],
    [{ codeEnd: '26-A' }, ['H26-a']],
    [{ codeEnd: 'H26' }, []],
    [{ q: 'h26-A' }, ['H26-a']],
    [{ q: '_' }, []],
    [{ agencyId: 'B', state: ['returned'] }, ['H26-c']],
  ])('narrowed by %j', async (filters, codes) => {
    expect(await listed(filters)).toEqual(codes);
  });

  test('overdue: by the instant for hours, from the next local day for days, never once ended', async () => {
    expect(await listed({ overdue: true })).toEqual(['H26-b']);
    expect(await listed({ overdue: true }, { now: at('2026-03-11 00:00') })).toEqual(['H26-a', 'H26-b']);
    expect(await listed({ overdue: false })).toEqual(['H26-e', 'H26-d', 'H26-c', 'H26-a']);
    const { items } = await listDossiers(database, question({}));
    expect(items.filter((item) => item.overdue).map((item) => item.code)).toEqual(['H26-b']);
  });

  test('says whether the day of a due counts or its instant', async () => {
    const { items } = await listDossiers(database, question({}));
    expect(Object.fromEntries(items.map(({ code, grain }) => [code, grain]))).toEqual({
      ...{ 'H26-a': 'date', 'H26-b': 'instant', 'H26-c': 'date', 'H26-d': 'date', 'H26-e': null },
    });
  });

  test('a scope sees what it is competent for, what it received and what it holds', async () => {
    expect(await listed({}, { scope: ['R'] })).toEqual(['H26-a']);
    expect(await listed({}, { scope: ['C'] })).toEqual(['H26-d']);
    expect(await listed({}, { scope: ['B', 'C'] })).toEqual(['H26-d', 'H26-c']);
    expect(await listed({}, { scope: [] })).toEqual([]);
  });

  test('comes in pages that neither miss nor repeat', async () => {
    const seen: string[] = [];
    let after: DossierListCursor | null = null;
    do {
      const page: Awaited<ReturnType<typeof listDossiers>> = await listDossiers(
        database,
        question({ limit: 1, after }),
      );
      seen.push(...page.items.map((item) => item.code));
      after = page.next;
    } while (after !== null);
    expect(seen).toEqual(['H26-e', 'H26-d', 'H26-c', 'H26-a', 'H26-b']);
  });

  test.each(['H26-a', 'ĐÀ-Ấ/É', 'e\u0301-ẞ', '𝒜b'])('the end of %s is where the migration put it', async (code) => {
    const [row] = await database.query('select reverse(lower($1::text collate "C")) as backwards', [code]);
    expect(row).toEqual({ backwards: codeBackwards(code) });
  });
});
