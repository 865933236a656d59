// Jest calls this once before the browser specs: the built product with its demo data, as a stranger would start it.
import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testEnvironment } from '../../support/test-environment.mjs';

const MOST_MS = 240_000;

export default async function setUp() {
  const env = testEnvironment(process.env);
  Object.assign(process.env, env);
  // Without a Chromium every spec is skipped; with BROWSER_URL a product that runs already is used.
  if (!env.TEST_CHROMIUM || process.env.BROWSER_URL) return;
  const folder = mkdtempSync(join(tmpdir(), 'dung-hen-browser-'));
  const product = spawn(process.execPath, ['dist/apps/ops/src/start.js'], {
    env: { ...withoutJest(env), PORT: '0', DUNGHEN_DATA_DIR: folder, DUNGHEN_DEMO: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  globalThis.browserProduct = { product, folder };
  process.env.BROWSER_URL = await readyAddress(product);
  // For the spec that kills a part of it.
  process.env.BROWSER_PRODUCT_PID = String(product.pid);
}

function readyAddress(product) {
  return new Promise((resolve, reject) => {
    let text = '';
    const fail = (why) => reject(new Error(`The product ${why}. It printed:\n${text}`));
    const timer = setTimeout(() => fail('was not ready in time'), MOST_MS);
    const read = (chunk) => {
      text += chunk.toString();
      const ready = /Đúng Hẹn is ready: (\S+)/.exec(text);
      if (!ready) return;
      clearTimeout(timer);
      resolve(ready[1]);
    };
    product.stdout.on('data', read);
    product.stderr.on('data', read);
    product.once('close', (code) => fail(`ended with ${code}`));
  });
}

const withoutJest = (env) =>
  Object.fromEntries(Object.entries(env).filter(([name]) => !/^(NODE_OPTIONS|TEST_|JEST_)/.test(name)));
