import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import type { Route } from 'playwright-core';
import { describeWithChromium } from '../../support/optional-tools.js';
import { TestBrowser } from '../support/open-browser.js';

let browser: TestBrowser;

/** The API's process: the one that the product of this run started; undefined where we may not look. */
function apiProcess(): number | undefined {
  const product = process.env['BROWSER_PRODUCT_PID'];
  if (product === undefined) return undefined;
  const read = (path: string): string => {
    try {
      return readFileSync(path, 'utf8');
    } catch {
      return '';
    }
  };
  const children = read(`/proc/${product}/task/${product}/children`).trim().split(' ').filter(Boolean);
  const found = children.find((child) => read(`/proc/${child}/cmdline`).includes('apps/api'));
  return found === undefined ? undefined : Number(found);
}

function killApi(): void {
  const pid = apiProcess();
  if (pid === undefined) throw new Error('the product has no api');
  process.kill(pid, 'SIGKILL');
}

const itWithProcess = apiProcess() === undefined ? it.skip : it;

describeWithChromium('an API that is killed while a dossier is submitted', () => {
  beforeAll(async () => {
    browser = await TestBrowser.open();
  });
  afterAll(() => browser.close());

  itWithProcess.each(['before it was written', 'after it was written'] as const)(
    '%s: the page tries again with the same key, and one dossier is there',
    async (when) => {
      const visit = await browser.visit();
      const { page } = visit;
      await visit.signIn('tiepnhan.hoangmai', '/intake?procedure=2.000720');
      const listed = async () => {
        const answer = await page.request.get('/api/v1/dossiers?procedureCode=2.000720&limit=200');
        return ((await answer.json()) as { items: { code: string }[] }).items.map(({ code }) => code);
      };
      const before = await listed();
      const keys: string[] = [];
      await page.route('**/api/v1/dossiers', async (route: Route) => {
        if (route.request().method() !== 'POST') return route.continue();
        keys.push((await route.request().headerValue('idempotency-key')) ?? '');
        if (keys.length > 1) return route.continue();
        if (when === 'after it was written') expect((await route.fetch()).status()).toBe(201);
        killApi();
        return route.abort('connectionreset');
      });
      await page.locator('#applicant_name').fill('Nguyễn Thị Thử');
      await page.keyboard.press('Control+Enter');
      const code = page.getByRole('link', { name: 'In giấy hẹn A5' });
      const again = page.getByRole('button', { name: 'Thử lại' });
      // A busy machine may need longer to start again than the page tries by itself; then a person presses once more.
      await code.or(again).first().waitFor({ timeout: 60_000 });
      while (!(await code.isVisible())) {
        await again.click({ timeout: 60_000 });
        await code.or(again).first().waitFor({ timeout: 60_000 });
      }
      expect(keys.length).toBeGreaterThan(1);
      expect(new Set(keys).size).toBe(1);
      const after = await listed();
      expect(after.filter((one) => !before.includes(one))).toHaveLength(1);
      expect(JSON.stringify(await visit.storage())).not.toContain('Thử');
      expect(visit.violations).toEqual([]);
      await visit.leave();
    },
  );
});
