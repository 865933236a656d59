import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { fileURLToPath } from 'node:url';
import { feedDays } from '../bench/sync/sync-days.js';
import type { FedDay } from '../bench/sync/sync-days.js';
import { temporaryFolder, type TemporaryFolder } from '../support/temporary-folder.js';
import { openSpecDatabase, type SpecDatabase } from './support/spec-database.js';

const PROGRAM = fileURLToPath(new URL('../../dist/test/bench/sync/import-files.js', import.meta.url));
const DOSSIERS = 200;
let db: SpecDatabase;
let folder: TemporaryFolder;

beforeAll(async () => {
  db = await openSpecDatabase();
  folder = temporaryFolder();
});
afterAll(async () => {
  await db.close();
  folder.remove();
});

it('a day of random histories fed whole, again, shuffled or split over two days tells the facts of each history', async () => {
  const ways: FedDay[] = [];
  const days = { ...db, folder: folder.path, dossiers: DOSSIERS, seed: 42, program: PROGRAM, kills: 0 };
  for await (const fed of feedDays(days)) ways.push(fed);
  expect(ways.map(({ way }) => way)).toEqual(['whole', 'again', 'shuffled', 'split over two days']);
  for (const { inferred, dossiers } of ways) {
    expect(dossiers).toBe(DOSSIERS);
    expect(inferred).toBeGreaterThan(DOSSIERS);
  }
}, 120_000);
