import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { describeWithChromium } from '../../support/optional-tools.js';
import { TestBrowser } from '../support/open-browser.js';
import type { Visit } from '../support/visit.js';

let browser: TestBrowser;
let visit: Visit;

const pagesInAddress = () => new URL(visit.page.url()).searchParams.get('pages');

describeWithChromium('how far a list was read', () => {
  beforeAll(async () => {
    browser = await TestBrowser.open();
    visit = await browser.visit();
    await visit.signIn('supervisor', '/dossiers');
  });
  afterAll(async () => {
    expect(visit.complaints()).toEqual([]);
    await visit.leave();
    await browser.close();
  });

  it('stands in the address: whoever opens it has read as far', async () => {
    const { page } = visit;
    await page.locator('.dossier-rows a.code').first().waitFor();
    expect(pagesInAddress()).toBeNull();
    await page.getByRole('button', { name: 'Xem thêm' }).click();
    await page.getByRole('status').getByText('300').waitFor();
    expect(pagesInAddress()).toBe('2');
    await page.reload();
    await page.getByRole('status').getByText('300').waitFor();
  });

  it('is forgotten with any other list', async () => {
    const { page } = visit;
    await page.getByRole('combobox', { name: 'Quá hạn?' }).click();
    await page.getByTitle('Đang quá hạn').click();
    await page.waitForURL((url) => url.searchParams.get('overdue') === 'true');
    expect(pagesInAddress()).toBeNull();
  });

  it('is bounded: no address makes a page ask for everything', async () => {
    const { page } = visit;
    const asked: string[] = [];
    page.on('request', (request) => {
      if (/\/api\/v1\/dossiers\?.*cursor=/.test(request.url())) asked.push(request.url());
    });
    await page.goto('/dossiers?pages=9999');
    await page.getByRole('status').getByText('4.900').waitFor({ timeout: 60_000 });
    await page.waitForTimeout(500);
    expect(asked).toHaveLength(24);
    expect(new Set(asked).size).toBe(24);
  });

  it('is the same for the dossiers behind a figure', async () => {
    const { page } = visit;
    await page.goto('/indicators/dossiers?class=received&from=2026-01-01&to=2026-10-31');
    await page.getByRole('button', { name: 'Xem thêm' }).click();
    await page.waitForURL((url) => url.searchParams.get('pages') === '2');
    await page.locator('tbody tr').nth(150).waitFor();
    await page.reload();
    await page.locator('tbody tr').nth(150).waitFor();
  });
});
