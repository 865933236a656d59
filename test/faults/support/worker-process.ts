import { fork, type ChildProcess } from 'node:child_process';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../../dist/apps/worker/src/main.js', import.meta.url));

/** What a worker opens with that was sealed for it. */
export const WORKER_KEY = randomBytes(32);

const keys = {
  DUNGHEN_KEY: WORKER_KEY.toString('base64'),
  DUNGHEN_SIGNING_KEY: generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
};

/** The compiled worker as a process of its own, as `npm start` runs it. */
export class WorkerProcess {
  private constructor(
    private readonly child: ChildProcess,
    /** Of its health page. */
    readonly url: string,
  ) {}

  /** Resolves when it serves; rejects with what it says when it cannot. */
  static async start(settings: { databaseUrl: string; redisUrl?: string }): Promise<WorkerProcess> {
    if (!existsSync(MAIN))
      throw new Error('not built: run the e2e project through npm test, or node scripts/build.mjs');
    const { PATH = '' } = process.env;
    const child = fork(MAIN, [], {
      env: {
        ...{ PATH, PORT: '0', HOST: '127.0.0.1', DATABASE_URL: settings.databaseUrl, DUNGHEN_ROLE: 'worker', ...keys },
        ...(settings.redisUrl === undefined ? {} : { REDIS_URL: settings.redisUrl }),
      },
      execArgv: [],
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    let said = '';
    const listen = (chunk: Buffer) => (said = (said + chunk.toString()).slice(-20_000));
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    const killWithUs = () => child.kill('SIGKILL');
    process.once('exit', killWithUs);
    child.once('close', () => process.off('exit', killWithUs));
    const url = await new Promise<string>((resolve, reject) => {
      child.once('message', (message: { type: string; url?: string; message?: string }) => {
        if (message.type === 'ready') resolve(message.url ?? '');
        else reject(new Error(message.message));
      });
      child.once('close', () => reject(new Error(`the worker ended: ${said}`)));
    });
    return new WorkerProcess(child, url);
  }

  /** As `kill -9`: nothing is cleaned up. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  /** As a supervisor stops it; answers the exit code. */
  async stop(): Promise<number | null> {
    return this.end('SIGTERM');
  }

  private async end(signal: NodeJS.Signals): Promise<number | null> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return this.child.exitCode;
    const closed = once(this.child, 'close');
    this.child.kill(signal);
    const [code] = (await closed) as [number | null];
    return code;
  }
}
