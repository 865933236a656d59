import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const MOST_MS = 240_000;

/** The built product with its year of demo data, in a folder of its own. */
export interface RunningDemo {
  url: string;
  stop(): Promise<void>;
}

export async function startDemo(): Promise<RunningDemo> {
  const folder = mkdtempSync(join(tmpdir(), 'dung-hen-bench-'));
  const system = { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '' };
  const product = spawn(process.execPath, ['dist/apps/ops/src/start.js'], {
    env: { ...system, PORT: '0', DUNGHEN_DATA_DIR: folder, DUNGHEN_DEMO: '1' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const stop = async (): Promise<void> => {
    const closed = product.exitCode === null ? once(product, 'close') : undefined;
    product.kill('SIGINT');
    await closed;
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    return { url: await readyAddress(product), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function readyAddress(product: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    const timer = setTimeout(() => reject(new Error(`the product was not ready in time: ${text}`)), MOST_MS);
    product.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      const url = /Đúng Hẹn is ready: (\S+)/.exec(text)?.[1];
      if (url === undefined) return;
      clearTimeout(timer);
      resolve(url);
    });
    product.once('close', (code) => reject(new Error(`the product ended with ${String(code)}: ${text}`)));
  });
}
