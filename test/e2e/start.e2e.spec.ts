import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { RunningProgram } from '../support/running-program.js';
import { temporaryFolder, type TemporaryFolder } from '../support/temporary-folder.js';

// Each of these starts a whole PostgreSQL, several times on a busy computer.
jest.setTimeout(180_000);

const program = fileURLToPath(new URL('../support/fixtures/start-with-fixture-children.mjs', import.meta.url));
const READY = /^Đúng Hẹn is ready: (http:\/\/127\.0\.0\.1:\d+)$/m;

describe('npm start', () => {
  /** Made once: most specs only need some data folder that works. */
  let shared: TemporaryFolder;
  let folder: TemporaryFolder;
  let started: RunningProgram[];
  let listening: Server[];

  const start = (env: Record<string, string> = {}): RunningProgram => {
    const run = new RunningProgram([program], { PORT: '0', DUNGHEN_DATA_DIR: join(folder.path, 'data'), ...env });
    started.push(run);
    return run;
  };
  const page = async (url: string): Promise<Record<string, string>> =>
    (await fetch(url)).json() as Promise<Record<string, string>>;
  const occupy = (port: number): Promise<number> =>
    new Promise((resolve, reject) => {
      const server = createServer();
      server.once('error', reject);
      server.listen(port, '127.0.0.1', () => {
        listening.push(server);
        const address = server.address();
        resolve(typeof address === 'object' && address ? address.port : 0);
      });
    });
  const serverRuns = (): boolean => existsSync(join(folder.path, 'data', 'pg', 'postmaster.pid'));

  beforeAll(() => {
    shared = temporaryFolder();
  });
  afterAll(() => shared.remove());
  beforeEach(() => {
    folder = shared;
    started = [];
    listening = [];
  });
  afterEach(async () => {
    for (const run of started) await run.end();
    for (const server of listening) server.close();
    if (folder !== shared) folder.remove();
  });

  it('serves, and Ctrl-C ends everything with exit code 0', async () => {
    const run = start();
    const url = await run.printed(READY);
    const api = await page(url);
    expect(api).toMatchObject({ DUNGHEN_ROLE: 'api', DUNGHEN_DEMO: '1', DUNGHEN_EMBEDDED: '1', HOST: '127.0.0.1' });
    expect(api['DATABASE_URL']).toMatch(/^postgres:\/\/dunghen_app:/);
    run.kill('SIGINT');
    expect(await run.exitCode()).toBe(0);
    await expect(fetch(url)).rejects.toThrow();
    expect(serverRuns()).toBe(false);
    expect(readdirSync(join(folder.path, 'data'))).not.toContain('start.lock');
  });

  it('ends with exit code 0 when it is stopped while it still prepares', async () => {
    folder = temporaryFolder();
    const run = start();
    await run.printed(/Making the database folder/);
    run.kill('SIGTERM');
    expect(await run.exitCode()).toBe(0);
    expect(serverRuns()).toBe(false);
  });

  it('answers a second start on the same data folder with the running address and exit code 0', async () => {
    folder = temporaryFolder();
    const first = start();
    const second = start();
    const url = await Promise.any([first, second].map((run) => run.printed(READY)));
    const late = READY.test(first.output) ? second : first;
    expect(await late.exitCode()).toBe(0);
    expect(late.output).toContain(`Đúng Hẹn is already running: ${url}`);
    const third = start({ PORT: new URL(url).port });
    expect(await third.exitCode()).toBe(0);
    expect(third.output).toContain(`Đúng Hẹn is already running: ${url}`);
    expect((await page(url))['DUNGHEN_ROLE']).toBe('api');
  });

  it('starts again after kill -9, and the children of the killed one have gone', async () => {
    const killed = start();
    const url = await killed.printed(READY);
    killed.kill('SIGKILL');
    await killed.exitCode();
    expect(serverRuns()).toBe(true);
    const again = start({ PORT: new URL(url).port });
    expect(await again.printed(READY)).toBe(url);
    expect(again.output).toContain('was running and is used');
    again.kill('SIGINT');
    expect(await again.exitCode()).toBe(0);
    expect(serverRuns()).toBe(false);
  });

  it('starts again after kill -9 in the middle of the first start', async () => {
    folder = temporaryFolder();
    const killed = start();
    await killed.printed(/Making the database folder/);
    await sleep(100);
    killed.kill('SIGKILL');
    await killed.exitCode();
    await start().printed(READY);
    expect(readdirSync(join(folder.path, 'data')).filter((name) => name.startsWith('pg.tmp-'))).toEqual([]);
  });

  it('removes a half-made database folder of ours', async () => {
    folder = temporaryFolder();
    mkdirSync(join(folder.path, 'data', 'pg.tmp-4711', 'base'), { recursive: true });
    writeFileSync(join(folder.path, 'data', 'pg.tmp-4711', 'PG_VERSION'), '18\n');
    await start().printed(READY);
    expect(existsSync(join(folder.path, 'data', 'pg.tmp-4711'))).toBe(false);
  });

  it('never touches a folder that is not a database of ours', async () => {
    folder = temporaryFolder();
    const foreign = join(folder.path, 'data', 'pg', 'thesis.txt');
    mkdirSync(join(folder.path, 'data', 'pg'), { recursive: true });
    writeFileSync(foreign, 'years of work');
    const run = start();
    expect(await run.exitCode()).toBe(1);
    expect(run.output).toContain('not a database of ours');
    expect(readFileSync(foreign, 'utf8')).toBe('years of work');
  });

  it('refuses a given port that is taken, by its number and before anything slow', async () => {
    folder = temporaryFolder();
    const port = await occupy(0);
    const run = start({ PORT: String(port) });
    expect(await run.exitCode()).toBe(1);
    expect(run.output).toContain(`PORT ${port} is taken`);
    expect(existsSync(join(folder.path, 'data', 'pg'))).toBe(false);
  });

  it('takes the next free port when the default one is taken', async () => {
    // Taken by us or by somebody else: either way it is not free.
    await occupy(3000).catch(() => undefined);
    const url = await start({ PORT: '' }).printed(READY);
    expect(Number(new URL(url).port)).toBeGreaterThan(3000);
  });

  it('starts a crashed child again, and says so', async () => {
    const run = start();
    const url = await run.printed(READY);
    const before = await page(url);
    await fetch(`${url}/crash`).catch(() => undefined);
    await run.printed(/api ended unexpectedly \(exit code 3\); starting it again in 1 s/);
    await run.printed(/api serves again/);
    expect((await page(url))['pid']).not.toBe(before['pid']);
    await fetch(`${url}/crash`).catch(() => undefined);
    await run.printed(/starting it again in 2 s \(2 times in a row\)/);
    run.kill('SIGINT');
    expect(await run.exitCode()).toBe(0);
  });

  it('starts PostgreSQL again where it was when that is killed', async () => {
    const run = start();
    await run.printed(READY);
    const pid = () => Number(readFileSync(join(folder.path, 'data', 'pg', 'postmaster.pid'), 'utf8').split('\n')[0]);
    const port = await run.printed(/PostgreSQL started on 127\.0\.0\.1:(\d+)/);
    process.kill(pid(), 'SIGKILL');
    await run.printed(/PostgreSQL ended unexpectedly/);
    for (let tries = 0; tries < 200 && !portOf(join(folder.path, 'data', 'pg')); tries += 1) await sleep(50);
    expect(portOf(join(folder.path, 'data', 'pg'))).toBe(port);
    run.kill('SIGINT');
    expect(await run.exitCode()).toBe(0);
    expect(serverRuns()).toBe(false);
  });

  it('ends a child that does not listen at the second Ctrl-C', async () => {
    const run = start({ FIXTURE_STUBBORN: 'worker' });
    await run.printed(READY);
    run.kill('SIGINT');
    await sleep(1_500);
    run.kill('SIGINT');
    expect(await run.exitCode()).toBe(130);
    expect(serverRuns()).toBe(false);
  });

  it('refuses to show demo data to other computers, with the two ways out', async () => {
    const run = start({ HOST: '0.0.0.0' });
    expect(await run.exitCode()).toBe(1);
    expect(run.output).toContain('HOST=127.0.0.1');
    expect(run.output).toContain('DUNGHEN_DEMO=0');
  });

  it('starts only the worker when that is its role', async () => {
    const url = await start({ DUNGHEN_ROLE: 'worker' }).printed(READY);
    expect((await page(url))['DUNGHEN_ROLE']).toBe('worker');
  });
});

/** The port in a postmaster.pid whose server is ready. */
function portOf(folder: string): string | undefined {
  const file = join(folder, 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines[7]?.startsWith('ready') ? lines[3] : undefined;
}
