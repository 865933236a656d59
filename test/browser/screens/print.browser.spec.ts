import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { describeWithChromium } from '../../support/optional-tools.js';
import { TestBrowser } from '../support/open-browser.js';
import type { Visit } from '../support/visit.js';

/** A4 laid lengthwise less its margins, in CSS pixels. */
const SHEET = { width: 1009, height: 680 };

/** Whole, and in the demo's year. */
function lastMonth(): string {
  const day = new Date();
  day.setDate(0);
  return day.toISOString().slice(0, 7);
}

/** The page as a sheet is made of it: the browser says that it prints, then lays out at the width of the paper. */
async function onPaper(page: Page): Promise<void> {
  await page.evaluate(`dispatchEvent(new Event('beforeprint'))`);
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize(SHEET);
}

const styleOf = (page: Page, selector: string, name: string): Promise<unknown> =>
  page.evaluate(`getComputedStyle(document.querySelector('${selector}')).getPropertyValue('${name}')`);

/** On how many lines the tallest of some cells stands. */
const linesOf = (page: Page, cells: string): Promise<unknown> =>
  page.evaluate(`Math.max(...[...document.querySelectorAll('${cells}')].map((cell) => {
    const range = document.createRange();
    range.selectNodeContents(cell);
    return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size;
  }))`);

describeWithChromium('on paper', () => {
  let browser: TestBrowser;
  let visit: Visit;

  beforeAll(async () => {
    browser = await TestBrowser.open();
    visit = await browser.visit();
    await visit.signIn('inspector');
  });
  afterAll(() => browser.close());

  it('figures are whole: every row, grades and bars without grounds, the chart within the sheet', async () => {
    const { page } = visit;
    await page.goto(`/indicators?period=${lastMonth()}`);
    const rows = page.locator('.heat-table tbody tr');
    await rows.first().waitFor();
    await page.locator('.trend-chart svg').waitFor();
    expect(await styleOf(page, '.heat-table td.heat-low', 'font-weight')).toBe('700');
    const more = await page.getByRole('button', { name: /Xem tất cả \d+ dòng/ }).textContent();
    expect(await rows.count()).toBe(12);
    await onPaper(page);
    expect(await rows.count()).toBe(Number(/\d+/.exec(more ?? '')?.[0]));
    expect(await styleOf(page, '.heat-table td.heat-low', 'outline-style')).toBe('solid');
    expect(await styleOf(page, '.rate-bar-track > span', 'border-top-width')).toBe('6px');
    // A sheet is made before anything can be drawn anew: the drawing scales with its box.
    expect(await page.locator('.trend-chart svg').getAttribute('viewBox')).toMatch(/^0 0 \d+ \d+$/);
    const chart = await page.locator('.trend-chart svg').boundingBox();
    expect((chart?.x ?? 0) + (chart?.width ?? Infinity)).toBeLessThanOrEqual(SHEET.width);
    expect(await page.locator('.ant-btn:visible, .ant-table-column-sorter:visible').count()).toBe(0);
    await page.emulateMedia({ media: 'screen' });
    await page.evaluate(`dispatchEvent(new Event('afterprint'))`);
    await expect(rows.nth(12).waitFor({ state: 'detached' })).resolves.toBeUndefined();
  });

  it('form II.06a and the page of rates each say why the other has another number of late dossiers', async () => {
    const { page } = visit;
    await page.emulateMedia({ media: 'screen' });
    await page.goto(`/indicators?period=${lastMonth().slice(0, 4)}`);
    const hint = page.locator('.late-on-form');
    await hint.waitFor();
    const said = (await hint.textContent()) ?? '';
    const numbers = [...said.matchAll(/[\d.]+(?= hồ sơ|:)/g)].map(([found]) => Number(found.replaceAll('.', '')));
    const [late = 0, form = 0, more = 0] = numbers;
    expect([more > 0, late + more]).toEqual([true, form]);
    await hint.getByRole('link', { name: 'biểu II.06a' }).click();
    const line = page.locator('.report-late');
    await line.waitFor();
    expect(await line.textContent()).toContain(`Cột (10) ghi ${form.toLocaleString('vi')} hồ sơ`);
    await line.getByRole('link', { name: 'Tỷ lệ đúng hạn' }).click();
    await hint.waitFor();
  });

  it('the register names its day and office, and no name takes more than a line', async () => {
    const clerk = await browser.visit();
    await clerk.signIn('clerk');
    const { page } = clerk;
    await page.goto('/register?on=2026-11-20');
    await page.locator('.ant-table-row').first().waitFor();
    await onPaper(page);
    await page.getByText(/· Ngày 20\/11\/2026/).waitFor();
    expect(await page.locator('.ant-picker:visible').count()).toBe(0);
    expect(await linesOf(page, '.ant-table-row td:nth-child(4)')).toBe(1);
  });
});
