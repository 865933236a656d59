import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import type { Page } from 'playwright-core';
import { median } from './benchmark.js';
import type { BenchResult, Benchmark } from './benchmark.js';
import { startDemo } from './list-page/running-demo.js';

const ROWS = 10_000;
const ROUNDS = 5;
const FIRST_ROW = '#main a.code';
/** Scripts of the page; this program knows no DOM. */
const FETCHED = (query: string): string => `(async () => {
  const began = performance.now();
  await (await fetch('/api/v1/dossiers?${query}')).json();
  return performance.now() - began;
})()`;
const HOLDER = "document.querySelector('.ant-table-tbody-virtual-holder')";
/** Two frames: the one that draws the new position, and the one that shows it was drawn. */
const JUMPED = (part: number): string => `new Promise((done) => {
  const holder = ${HOLDER};
  const began = performance.now();
  holder.scrollTop = ${String(part)} * holder.scrollHeight;
  requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - began)));
})`;
const IDLE =
  '(() => { const began = performance.now(); return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - began)))); })()';

async function chromiumPath(): Promise<string> {
  const file = pathToFileURL(join(process.cwd(), 'test/support/test-environment.mjs')).href;
  const { testEnvironment } = (await import(file)) as {
    testEnvironment: (env: NodeJS.ProcessEnv) => Record<string, string | undefined>;
  };
  const path = testEnvironment(process.env)['TEST_CHROMIUM'];
  if (path === undefined || path === '') throw new Error('this benchmark needs a Chromium');
  return path;
}

async function signIn(page: Page, url: string): Promise<void> {
  const answer = await page.request.get(`${url}/api/v1/session/options`);
  const { demoAccounts } = (await answer.json()) as {
    demoAccounts: { account: string; password: string; role: string }[];
  };
  const account = demoAccounts.find(({ role }) => role === 'supervisor');
  if (account === undefined) throw new Error('no demo account of a supervisor');
  await page.goto(`${url}/indicators`);
  await page.locator('#account').fill(account.account);
  await page.locator('#password').fill(account.password);
  await page.keyboard.press('Enter');
  await page.locator('.shell').waitFor();
}

/** Milliseconds until something was done and its first row stands. */
async function untilRows(page: Page, what: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await what();
  await page.locator(FIRST_ROW).first().waitFor();
  return performance.now() - began;
}

const result = (bench: string, n: number, ours: number, baseline: number, unit: string): BenchResult => ({
  ...{ bench: `list-page ${bench}`, n, ours: Number(ours.toFixed(1)), baseline: Number(baseline.toFixed(1)) },
  ...{ ratio: Number((ours / baseline).toFixed(2)), unit },
});

/** The whole address typed anew, scripts from the cache, against asking the API alone for the same rows. */
async function opened(page: Page, url: string): Promise<BenchResult> {
  const ours: number[] = [];
  const baseline: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    ours.push(await untilRows(page, () => page.goto(`${url}/dossiers`)));
    baseline.push(await page.evaluate<number>(FETCHED('limit=100')));
  }
  return result('opened', 100, median(ours), median(baseline), 'ms to first rows; baseline: the request alone');
}

async function rowsOf(page: Page): Promise<number> {
  const text = await page.locator('.more [role=status]').textContent();
  return Number((text ?? '').replaceAll(/\D/g, ''));
}

/** Scrolled down until ten thousand rows are there. */
async function loaded(page: Page): Promise<BenchResult> {
  await page.locator('.more button').click();
  await page.locator('.ant-table-tbody-virtual-holder').waitFor();
  const began = performance.now();
  let rows = await rowsOf(page);
  while (rows < ROWS) {
    await page.evaluate(`${HOLDER}.scrollTop = ${HOLDER}.scrollHeight`);
    rows = await rowsOf(page);
  }
  const perPage = (performance.now() - began) / (rows / 200);
  const alone = await page.evaluate<number>(FETCHED('limit=200'));
  return result('scrolled on', rows, perPage, alone, 'ms for 200 rows more; baseline: the request alone');
}

/** From anywhere to anywhere in ten thousand rows. */
async function jumped(page: Page): Promise<BenchResult> {
  const ours: number[] = [];
  const baseline: number[] = [];
  for (const part of [0.5, 0.1, 0.9, 0.3, 0.7, 0.2, 0.99, 0]) {
    ours.push(await page.evaluate<number>(JUMPED(part)));
    baseline.push(await page.evaluate<number>(IDLE));
  }
  return result('jumped', ROWS, median(ours), median(baseline), 'ms to the rows there; baseline: two empty frames');
}

/** A filter chosen while ten thousand rows stand. */
async function filtered(page: Page): Promise<BenchResult> {
  await page.locator('.filters .ant-select').first().click();
  const first = (await page.locator(FIRST_ROW).first().textContent()) ?? '';
  const began = performance.now();
  await page.locator('.ant-select-item-option', { hasText: 'Đang xử lý' }).click();
  await page.waitForURL(/state=inProcess/);
  await page.locator('.ant-table-tbody-virtual-holder').waitFor({ state: 'detached' });
  await page.locator(FIRST_ROW).first().waitFor();
  const ours = performance.now() - began;
  process.stderr.write(`  from ${first} to ${(await page.locator(FIRST_ROW).first().textContent()) ?? ''}\n`);
  const baseline = await page.evaluate<number>(FETCHED('limit=100&state=inProcess'));
  return result('filtered', ROWS, ours, baseline, 'ms to first rows; baseline: the request alone');
}

/** The list of dossiers in a real Chromium over a year of demo data: opened, scrolled to 10,000 rows, jumped about in, filtered. */
export const listPageBenchmark: Benchmark = {
  name: 'list-page',
  async run() {
    const executablePath = await chromiumPath();
    const demo = await startDemo();
    const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
    try {
      const page = await browser.newPage({ viewport: { width: 1366, height: 768 }, locale: 'vi-VN' });
      await signIn(page, demo.url);
      return [await opened(page, demo.url), await loaded(page), await jumped(page), await filtered(page)];
    } finally {
      await browser.close();
      await demo.stop();
    }
  },
};
