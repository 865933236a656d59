import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Command } from 'commander';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PublishedPlan, Scorecard, ScorecardList } from '#application';
import { ProjectionStore } from '#event-store';
import { TypeOrmDatabase, createAppDataSource } from '#platform';
import { ProjectionRunner, allProjections } from '#application';
import { createSmallTenant } from '../../../../test/dsl/small-tenant.js';
import { temporaryFolder } from '../../../../test/support/temporary-folder.js';
import type { TemporaryFolder } from '../../../../test/support/temporary-folder.js';
import { createTestDatabase } from '../../../../test/support/test-database.js';
import type { TestDatabase } from '../../../../test/support/test-database.js';
import { addPlanCommand } from './plan.command.js';
import { addScorecardCommand } from './scorecard.command.js';

const PLAN = {
  ...{ id: 'x01-2026', title: 'Kế hoạch', issuedBy: 'UBND', document: '1/KH', years: { from: 2026, to: 2026 } },
  targets: [{ id: 'inspection', title: 'Kiểm tra', kind: 'statement', source: 'UBND' }],
};

let testDatabase: TestDatabase;
let folder: TemporaryFolder;
let out: string[];
let told: string[];

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  folder = temporaryFolder();
  const { privateKey } = generateKeyPairSync('ed25519');
  Object.assign(process.env, {
    DATABASE_URL: testDatabase.appUrl,
    DUNGHEN_DATA_DIR: folder.path,
    DUNGHEN_KEY: randomBytes(32).toString('base64'),
    DUNGHEN_SIGNING_KEY: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  });
  const source = await createAppDataSource(testDatabase.appUrl, { applicationName: 'spec' }).initialize();
  const database = new TypeOrmDatabase(source);
  await createSmallTenant(database, 'X01');
  const store = new ProjectionStore(database);
  await new ProjectionRunner(store, allProjections(store)).sweep();
  await source.destroy();
});
afterAll(async () => {
  jest.restoreAllMocks();
  await testDatabase.drop();
  folder.remove();
});
beforeEach(() => {
  [out, told] = [[], []];
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => out.push(String(text)) > 0);
  jest.spyOn(process.stderr, 'write').mockImplementation((text) => told.push(String(text)) > 0);
});

async function dh<T>(...args: string[]): Promise<T> {
  const program = new Command('dh').exitOverride();
  addPlanCommand(program);
  addScorecardCommand(program);
  await program.parseAsync(['node', 'dh', ...args, '--tenant', 'X01', '--json']);
  return JSON.parse(out.join('')) as T;
}
const fileOf = (document: object): string => {
  const file = join(folder.path, 'plan.json');
  writeFileSync(file, JSON.stringify(document));
  return file;
};

describe('dh plan import', () => {
  it('says what it would do, does it, and does nothing the second time', async () => {
    const dry = await dh<PublishedPlan>('plan', 'import', fileOf(PLAN), '--dry-run');
    expect(dry).toMatchObject({ id: 'x01-2026', version: 1, changed: true, dryRun: true, position: null });
    out = [];
    const done = await dh<PublishedPlan>('plan', 'import', fileOf(PLAN));
    expect(done).toMatchObject({ changed: true, dryRun: false, difference: { added: ['inspection'] } });
    expect(done.position).not.toBeNull();
    out = [];
    expect(await dh<PublishedPlan>('plan', 'import', fileOf(PLAN))).toMatchObject({ changed: false, position: null });
  });

  it('names the fields of a bad plan and writes nothing', async () => {
    const broken = { ...PLAN, years: { from: 2026, to: 2025 }, targets: [{ id: 'a' }] };
    await expect(dh('plan', 'import', fileOf(broken))).rejects.toThrow('4 problems, nothing was written');
    expect(told.map((line) => line.split(':')[0])).toEqual([
      ...['/years/to', '/targets/0/kind', '/targets/0/title', '/targets/0/source'],
    ]);
  });
});

describe('dh scorecard', () => {
  it('prints all plans in short, and one in full', async () => {
    const { items } = await dh<ScorecardList>('scorecard', '--year', '2022');
    expect(items.map(({ plan }) => plan.id)).toContain('x01-2026');
    out = [];
    const card = await dh<Scorecard>('scorecard', 'hn-27-2022', '--year', '2022');
    expect(card).toMatchObject({ plan: { id: 'hn-27-2022' }, summary: { targets: 6, met: 0, noFigure: 5 } });
  });
});
