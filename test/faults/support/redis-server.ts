import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { testRedis } from '../../support/optional-tools.js';

/** A Redis of one spec file, in a folder of its own, with nothing kept. */
export interface TestRedisServer {
  readonly url: string;
  flushAll(): Promise<void>;
  /** Every key, for specs that look for leftovers. */
  keys(): Promise<string[]>;
  /** SIGKILL, as a crash. */
  kill(): Promise<void>;
  /** On the same port again, empty. */
  startAgain(): Promise<void>;
  stop(): Promise<void>;
}

/** Specs that need one of their own are skipped, by name, where no redis-server can be started. */
export const canStartRedis = testRedis.server !== undefined;

export async function startRedisServer(): Promise<TestRedisServer> {
  const folder = mkdtempSync(join(tmpdir(), 'dung-hen-redis-'));
  const port = await freePort();
  let server: ChildProcess | undefined = await launch(folder, port);
  const kill = async () => {
    if (server === undefined) return;
    const closed = once(server, 'close');
    server.kill('SIGKILL');
    server = undefined;
    await closed;
  };
  const ask = async <T>(question: (client: Redis) => Promise<T>): Promise<T> => {
    const client = new Redis(port, '127.0.0.1');
    try {
      return await question(client);
    } finally {
      client.disconnect();
    }
  };
  return {
    url: `redis://127.0.0.1:${String(port)}`,
    flushAll: () => ask(async (client) => void (await client.flushall())),
    keys: () => ask((client) => client.keys('*')),
    kill,
    startAgain: async () => {
      server ??= await launch(folder, port);
    },
    stop: async () => {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function launch(folder: string, port: number): Promise<ChildProcess> {
  const options = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder];
  const child = spawn(testRedis.server ?? 'redis-server', options, { stdio: 'ignore' });
  const killWithUs = () => child.kill('SIGKILL');
  process.once('exit', killWithUs);
  child.once('close', () => process.off('exit', killWithUs));
  for (let tries = 0; tries < 100; tries += 1) {
    const client = new Redis(port, '127.0.0.1', { lazyConnect: true, retryStrategy: () => null });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.ping();
      return child;
    } catch {
      await sleep(50);
    } finally {
      client.disconnect();
    }
  }
  throw new Error('redis-server did not start');
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  return address.port;
}
