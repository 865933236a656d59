import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Command } from 'commander';
import { createPublicKey, generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ProjectionRunner, allProjections, closePeriod } from '#application';
import { PostgresEventStore, ProjectionStore } from '#event-store';
import type { EvidenceReport } from '#exchange';
import { namedPeriod } from '#indicators';
import { EVERY_TENANT, TypeOrmDatabase, createAppDataSource, systemClock, uuidV7, withAdminClient } from '#platform';
import { fillTenant } from '../../../../test/dsl/open-dossiers.js';
import { temporaryFolder } from '../../../../test/support/temporary-folder.js';
import type { TemporaryFolder } from '../../../../test/support/temporary-folder.js';
import { createTestDatabase } from '../../../../test/support/test-database.js';
import type { TestDatabase } from '../../../../test/support/test-database.js';
import { addIndicatorsCommand } from './indicators.command.js';
import { addVerifyEvidenceCommand } from './verify-evidence.command.js';

let testDatabase: TestDatabase;
let folder: TemporaryFolder;
let out: string[];
let zip: string;
let key: string;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  folder = temporaryFolder();
  const { privateKey } = generateKeyPairSync('ed25519');
  Object.assign(process.env, {
    DATABASE_URL: testDatabase.appUrl,
    DUNGHEN_DATA_DIR: folder.path,
    DUNGHEN_KEY: randomBytes(32).toString('base64'),
    DUNGHEN_SIGNING_KEY: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    DUNGHEN_EVIDENCE_DOSSIERS: '6',
  });
  const source = await createAppDataSource(testDatabase.appUrl, { applicationName: 'spec' }).initialize();
  const database = new TypeOrmDatabase(source, EVERY_TENANT);
  await fillTenant(database, 'X01', 6);
  const store = new ProjectionStore(database);
  await new ProjectionRunner(store, allProjections(store)).sweep();
  await source.destroy();
  zip = join(folder.path, 'april.zip');
  key = join(folder.path, 'key.pem');
  writeFileSync(key, createPublicKey(privateKey).export({ type: 'spki', format: 'pem' }));
});
afterAll(async () => {
  delete process.env['DUNGHEN_EVIDENCE_DOSSIERS'];
  jest.restoreAllMocks();
  await testDatabase.drop();
  folder.remove();
});
beforeEach(() => {
  out = [];
  process.exitCode = undefined;
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => out.push(String(text)) > 0);
  jest.spyOn(process.stderr, 'write').mockImplementation(() => true);
});

/** What the command would have exited with. */
async function dh(...args: string[]): Promise<number> {
  const program = new Command('dh').exitOverride();
  addIndicatorsCommand(program);
  addVerifyEvidenceCommand(program);
  await program.parseAsync(args, { from: 'user' });
  const code = Number(process.exitCode ?? 0);
  process.exitCode = undefined;
  return code;
}
const evidence = (path: string, period = '2026-04') =>
  dh('indicators', '--tenant', 'X01', '--period', period, '--group-by', 'month,agency', '--evidence', path);
const report = () => JSON.parse(out.at(-1) ?? '{}') as EvidenceReport;
const outcomeOf = (name: string) => report().checks.find(({ check }) => check === name)?.outcome;

const outcomeLine = (lines: readonly string[], check: string) => lines.find((line) => line.includes(` ${check}: `));

/** April is closed under the product's own rules, once the tenant has been live for it. */
async function closeApril(): Promise<void> {
  await withAdminClient(testDatabase.superuserUrl, async (client) => {
    await client.query("update dunghen.tenant set go_live_on = '2026-04-01' where tenant_id = 'X01'");
  });
  const source = await createAppDataSource(testDatabase.appUrl, { applicationName: 'spec' }).initialize();
  const database = new TypeOrmDatabase(source, EVERY_TENANT);
  const tools = { database, store: new PostgresEventStore(database), newId: uuidV7 };
  const who = { tenant: 'X01', timezone: 'Asia/Ho_Chi_Minh' };
  await closePeriod(tools, who, namedPeriod('2026-04', 'gregorian'), null, systemClock.now());
  await source.destroy();
}

describe('dh indicators --evidence and dh verify-evidence', () => {
  it('writes a zip that verifies, one line a check', async () => {
    await evidence(zip);
    expect(await dh('verify-evidence', zip, '--public-key', key)).toBe(0);
    const lines = out.join('').trimEnd().split('\n');
    expect(lines).toContain('ok      figures: the dossiers counted again give the figures');
    const log = lines.indexOf('-       log: the events are those of the log');
    expect(lines[log + 1]).toBe('        note: skipped: give --with-log to compare with the log');
    expect(outcomeLine(lines, 'closing')).toMatch(/^- /);
    expect(lines.at(-1)).toBe('ok: 6 dossiers');
  });

  it('warns where the only key is the one inside', async () => {
    expect(await dh('verify-evidence', zip)).toBe(0);
    expect(out.join('')).toContain('note: WARNING: checked only with the key inside the zip');
  });

  it('says with --json what failed, and exits with 1', async () => {
    const { privateKey } = generateKeyPairSync('ed25519');
    const other = join(folder.path, 'other.pem');
    writeFileSync(other, createPublicKey(privateKey).export({ type: 'spki', format: 'pem' }));
    expect(await dh('verify-evidence', zip, '--public-key', other, '--json')).toBe(1);
    expect(report()).toMatchObject({ ok: false, dossiers: 6 });
    expect([outcomeOf('signature'), outcomeOf('figures')]).toEqual(['failed', 'ok']);
    const cut = join(folder.path, 'cut.zip');
    writeFileSync(cut, readFileSync(zip).subarray(0, 4_000));
    expect(await dh('verify-evidence', cut, '--json')).toBe(1);
    expect(outcomeOf('archive')).toBe('failed');
  });

  it('leaves no half file behind when the question is refused', async () => {
    const none = join(folder.path, 'none.zip');
    await expect(evidence(none, 'soon')).rejects.toMatchObject({ code: 'VALIDATION.FAILED' });
    process.env['DUNGHEN_EVIDENCE_DOSSIERS'] = '5';
    await expect(evidence(none)).rejects.toMatchObject({ code: 'EVIDENCE.TOO_LARGE' });
    process.env['DUNGHEN_EVIDENCE_DOSSIERS'] = '6';
    expect(existsSync(none)).toBe(false);
    expect(readdirSync(folder.path).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('of a closed period the closing is in it, computed anew and compared with the log', async () => {
    await closeApril();
    const closed = join(folder.path, 'closed.zip');
    await evidence(closed);
    expect(await dh('verify-evidence', closed, '--public-key', key, '--with-log', '--json')).toBe(0);
    expect([outcomeOf('closing'), outcomeOf('log'), outcomeOf('files')]).toEqual(['ok', 'ok', 'ok']);
    expect(await dh('verify-evidence', zip, '--public-key', key, '--json')).toBe(0);
    expect(outcomeOf('closing')).toBe('notChecked');
  });

  it('compares with the log, and names the event that somebody changed there', async () => {
    expect(await dh('verify-evidence', zip, '--public-key', key, '--with-log', '--json')).toBe(0);
    expect(outcomeOf('log')).toBe('ok');
    await withAdminClient(testDatabase.superuserUrl, async (client) => {
      await client.query('alter table dunghen.event disable trigger all');
      await client.query("update dunghen.event set hash = decode(repeat('ab', 32), 'hex') where position = 5");
    });
    expect(await dh('verify-evidence', zip, '--public-key', key, '--with-log', '--json')).toBe(1);
    expect(report().checks.find(({ check }) => check === 'log')?.failures).toEqual([
      expect.objectContaining({ file: 'dossiers.ndjson', line: 2, field: '/events/1/hash' }),
    ]);
  });
});
