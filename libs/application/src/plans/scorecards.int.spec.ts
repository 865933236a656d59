import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { PostgresEventStore, ProjectionStore } from '#event-store';
import { type TypeOrmDatabase, uuidV7 } from '#platform';
import { createSmallTenant } from '../../../../test/dsl/small-tenant.js';
import { openSpecDatabase } from '../../../../test/support/spec-database.js';
import type { SpecDatabase } from '../../../../test/support/spec-database.js';
import { PersonalVault } from '../personal/personal-vault.js';
import { ProjectionRunner, allProjections } from '../index.js';
import { parseScorecardQuery } from './scorecard-query.js';
import { scorecardList, scorecardOf } from './scorecards.js';
import { writeToPlan } from './write-to-plan.js';

const TENANT = 'X02';
const POOL = 2;
const NOW = Date.parse('2026-11-22T03:00:00Z');

let testDatabase: SpecDatabase;
let database: TypeOrmDatabase;

beforeAll(async () => {
  testDatabase = await openSpecDatabase(POOL);
  database = testDatabase.database;
  await createSmallTenant(database, TENANT);
  const store = new ProjectionStore(database);
  await new ProjectionRunner(store, allProjections(store)).sweep();
});
afterAll(() => testDatabase.drop());

test('cards with encrypted statements, many more at once than connections, are all answered without their texts', async () => {
  const log = new PostgresEventStore(database);
  const vault = new PersonalVault(database, randomBytes(32));
  const tools = {
    ...{ database, vault, clock: { now: () => NOW }, ids: { uuid: uuidV7 } },
    append: async (...[tenant, request]: Parameters<Parameters<typeof writeToPlan>[0]['append']>) => {
      const [outcome] = await log.append(tenant, [request]);
      if (outcome === undefined) throw new Error('no answer');
      return outcome;
    },
  };
  const data = { targetId: 'inspection', period: '2022', document: '1/BC', date: '2022-12-15' };
  const by = { actorId: 'admin', unitId: null };
  const event = { type: 'StatementEntered' as const, data };
  const written = await writeToPlan(tools, TENANT, 'hn-cchc-2022', by, () => ({ event, text: 'ông Nguyễn Văn A' }));
  expect(written).not.toBeNull();

  const timezone = 'Asia/Ho_Chi_Minh';
  const query = parseScorecardQuery({ year: '2022' }, NOW, timezone);
  const asked = { database, tenant: TENANT, timezone, now: NOW, query, scope: null };
  const cards = await Promise.all(Array.from({ length: 4 * POOL }, () => scorecardOf(asked, 'hn-cchc-2022')));
  const statements = cards.map(({ targets }) => targets.find(({ id }) => id === 'inspection')?.statement);
  expect(statements.map((statement) => statement?.hasText)).toEqual(cards.map(() => true));
  expect(JSON.stringify([cards, await scorecardList(asked)])).not.toContain('Nguyễn');
});
