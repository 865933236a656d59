import autocannon from 'autocannon';
import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { createSmallTenant, tokenFor } from '../dsl/small-tenant.js';
import { openBenchDatabase } from './bench-database.js';
import { alternate } from './benchmark.js';
import type { Benchmark } from './benchmark.js';

const SECONDS = 8;
const CONNECTIONS = 32;
const ROUNDS = 3;

let applicants = 0;

/** Somebody else each time, as at a counter. */
function bodyOfNext(): string {
  const number = String((applicants += 1)).padStart(12, '0');
  return JSON.stringify({
    procedureCode: '1.000001',
    agencyId: 'H26.12',
    channel: 'counter',
    applicantKind: 'citizen',
    applicant: { name: 'Nguyễn Văn Mẫu', phone: number.slice(2), idNumber: number, address: 'Số 0, phố Mẫu' },
    abstract: 'Đề nghị cấp bản sao trích lục',
    components: [{ code: 'TK', name: 'Tờ khai', form: 'original', digitized: true }],
  });
}

const file = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

async function startChild(
  path: string,
  env: Record<string, string> = {},
): Promise<{ child: ChildProcess; url: string }> {
  const system = { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '' };
  // As `npm start` runs its children.
  const execArgv = ['--max-semi-space-size=32'];
  const child = fork(path, { execArgv, env: { ...system, ...env }, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const url = await new Promise<string>((resolve, reject) => {
    child.once('message', (message: { type: string; url?: string; message?: string }) => {
      if (message.type === 'ready' && message.url !== undefined) resolve(message.url);
      else reject(new Error(message.message ?? 'did not start'));
    });
    child.once('exit', (code) => {
      reject(new Error(`exited with ${String(code)}`));
    });
  });
  return { child, url };
}

/** Answered 201 per second; any other answer spoils the measurement and is an error. */
async function fire(url: string, token: string, seconds: number): Promise<number> {
  const result = await autocannon({
    url,
    connections: CONNECTIONS,
    duration: seconds,
    requests: [
      {
        method: 'POST',
        path: '/api/v1/dossiers',
        setupRequest: (request) => ({
          ...request,
          body: bodyOfNext(),
          headers: {
            authorization: `Bearer ${token}`,
            'content-type': 'application/json',
            'idempotency-key': randomUUID(),
          },
        }),
      },
    ],
  });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${String(result.non2xx)} refused, ${String(result.errors)} errors`);
  return result['2xx'] / result.duration;
}

/** Receive a dossier through the API (token, catalogue, due date, encryption, log), against only validating the body. */
export const httpBenchmark: Benchmark = {
  name: 'http',
  async run() {
    const bench = await openBenchDatabase(4);
    const children: ChildProcess[] = [];
    try {
      await createSmallTenant(bench.database, 'H26');
      const token = await tokenFor(bench.database, 'H26', 'clerk');
      const signingKey = generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
      const api = await startChild(file('../../apps/api/src/main.js'), {
        PORT: '0',
        DATABASE_URL: bench.appUrl,
        DUNGHEN_KEY: randomBytes(32).toString('base64'),
        DUNGHEN_SIGNING_KEY: signingKey,
      });
      children.push(api.child);
      const validating = await startChild(file('./http/validating-server.js'));
      children.push(validating.child);
      // V8 is warm after some ten thousand requests of the long way and sooner on the short one.
      await fire(api.url, token, 20);
      await fire(validating.url, token, 5);
      const rates = await alternate(
        ROUNDS,
        () => fire(api.url, token, SECONDS),
        () => fire(validating.url, token, SECONDS),
      );
      return [{ bench: 'http', n: CONNECTIONS, ...rates, unit: 'requests/s' }];
    } finally {
      for (const child of children) child.kill('SIGTERM');
      await new Promise((resolve) => setTimeout(resolve, 500));
      await bench.close();
    }
  },
};
