import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Command } from 'commander';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Ii06aReport } from '#indicators';
import { Counter } from '../../../../test/dsl/counter.js';
import { temporaryFolder } from '../../../../test/support/temporary-folder.js';
import type { TemporaryFolder } from '../../../../test/support/temporary-folder.js';
import { addReportCommand } from './report.command.js';

let counter: Counter;
let folder: TemporaryFolder;
let code: string;
let out: Buffer[];

beforeAll(async () => {
  counter = await Counter.open();
  folder = temporaryFolder();
  const { privateKey } = generateKeyPairSync('ed25519');
  Object.assign(process.env, {
    DATABASE_URL: counter.databaseUrl,
    DUNGHEN_DATA_DIR: folder.path,
    DUNGHEN_KEY: randomBytes(32).toString('base64'),
    DUNGHEN_SIGNING_KEY: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  });
  const intake = { procedureCode: '1.000002', agencyId: 'H26.W1', occurredAt: '2026-03-02T08:00:00+07:00' };
  ({ code } = await counter.story(intake));
});
afterAll(async () => {
  jest.restoreAllMocks();
  await counter.close();
  folder.remove();
});
beforeEach(() => {
  out = [];
  jest.spyOn(process.stdout, 'write').mockImplementation((chunk) => out.push(Buffer.from(chunk)) > 0);
  jest.spyOn(process.stderr, 'write').mockImplementation(() => true);
});

const dh = (...args: string[]): Promise<unknown> => {
  const program = new Command('dh').exitOverride();
  addReportCommand(program);
  return program.parseAsync(['report', 'ii06a', '--tenant', 'H26', ...args], { from: 'user' });
};
const printed = (): Ii06aReport => JSON.parse(Buffer.concat(out).toString()) as Ii06aReport;
const path = (name: string): string => join(folder.path, name);

describe('dh report ii06a', () => {
  it('prints the answer of HTTP, the read models brought to the head of the log first', async () => {
    await dh('--period', '2026-Q1', '--calendar', 'kstt', '--group-by', 'agency');
    const { body } = await counter.get('/reports/ii06a?period=2026-Q1&calendar=kstt&groupBy=agency', 'inspector');
    const { asOf, computedAt, ...same } = body as Ii06aReport;
    expect(printed()).toMatchObject(same);
    expect(printed().total.toResolve).toBe(1);
    expect([asOf, computedAt].every((instant) => instant >= printed().computedAt)).toBe(true);
  });

  it('takes an as-of and a unit', async () => {
    await dh('--period', '2026-03', '--agency-id', 'H26.12', '--json');
    expect(printed()).toMatchObject({ agencyName: 'Sở Tư pháp', empty: true });
    await expect(dh('--period', '2026-03', '--agency-id', 'nobody')).rejects.toThrow('no agency nobody');
    await expect(dh('--period', '2026-03', '--as-of', 'yesterday')).rejects.toThrow('instant');
  });

  it('writes the file whole, in the format of its name or the one asked for', async () => {
    writeFileSync(path('a.xlsx'), 'before');
    await dh('--period', '2026-03', '--out', path('a.xlsx'));
    expect(readFileSync(path('a.xlsx')).subarray(0, 2).toString()).toBe('PK');
    await dh('--period', '2026-03', '--format', 'pdf', '--out', path('b'));
    expect(readFileSync(path('b')).subarray(0, 5).toString()).toBe('%PDF-');
    expect(readdirSync(folder.path).filter((name) => name.endsWith('.part'))).toEqual([]);
    expect(out).toEqual([]);
  });

  it('pipes a file but never writes one to a terminal', async () => {
    await dh('--period', '2026-03', '--format', 'xlsx');
    expect(Buffer.concat(out).subarray(0, 2).toString()).toBe('PK');
    const { isTTY } = process.stdout;
    process.stdout.isTTY = true;
    try {
      await expect(dh('--period', '2026-03', '--format', 'pdf')).rejects.toThrow('--out');
    } finally {
      process.stdout.isTTY = isTTY;
    }
  });

  it('leaves no file, and what was there, when the form does not balance', async () => {
    writeFileSync(path('kept.pdf'), 'before');
    await counter.database.query("update fact_current set settled_on = '2026-03-20' where code = $1", [code]);
    await expect(dh('--period', '2026-03', '--out', path('kept.pdf'))).rejects.toThrow(code);
    await expect(dh('--period', '2026-03', '--out', path('new.pdf'))).rejects.toThrow('11=next.6');
    expect(readFileSync(path('kept.pdf'), 'utf8')).toBe('before');
    expect(existsSync(path('new.pdf'))).toBe(false);
  });
});
