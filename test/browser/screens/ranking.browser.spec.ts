import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { describeWithChromium } from '../../support/optional-tools.js';
import { NARROW, TestBrowser } from '../support/open-browser.js';

let browser: TestBrowser;

describeWithChromium('the ranking', () => {
  beforeAll(async () => {
    browser = await TestBrowser.open();
  });
  afterAll(() => browser.close());

  it.each(['light', 'dark'] as const)('shows each rate on its interval, with the numbers, %s', async (colorScheme) => {
    const visit = await browser.visit({ colorScheme });
    const { page } = visit;
    await visit.signIn('supervisor', '/ranking');
    await page.locator('.ranking-table tbody tr').first().waitFor();
    const rows = await page.locator('.ranking-table tbody tr').count();
    expect(await page.locator('.ranking-table .whisker').count()).toBe(rows);
    expect(await page.locator('.ranking-table tbody').textContent()).toMatch(/\d,\d\d %/);
    expect(await page.locator('.figure-source').textContent()).toMatch(/vị trí nhật ký \d/);
    expect(await visit.accessibilityFaults()).toEqual([]);
    await visit.picture(`ranking-${colorScheme}`);
    await page.setViewportSize(NARROW);
    await visit.picture(`ranking-${colorScheme}-narrow`, true);
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    expect(visit.complaints()).toEqual([]);
    await visit.leave();
  });

  it('is turned and asked otherwise by keyboard, and leads to the late dossiers of a row', async () => {
    const visit = await browser.visit();
    const { page } = visit;
    await visit.signIn('inspector', '/ranking');
    await page.locator('.ranking-table tbody tr').first().waitFor();
    await page.getByRole('radio', { name: 'Cao nhất trước' }).focus();
    await page.keyboard.press('ArrowRight');
    await page.waitForURL(/order=worst/);
    await page.getByRole('radio', { name: 'Cơ quan' }).focus();
    await page.keyboard.press('ArrowRight');
    await page.waitForURL(/rank=field/);
    const late = page.locator('.ranking-table a[href*="class=late"][href*="fieldCode="]').first();
    await late.waitFor();
    const count = Number(((await late.textContent()) ?? '').replaceAll(/\D/g, ''));
    await late.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Danh sách hồ sơ theo số liệu' }).waitFor();
    await page.locator('tbody tr').first().waitFor();
    expect(await page.locator('tbody tr').count()).toBe(Math.min(count, 100));
    await page.goto('/ranking?period=2019');
    await page.getByText('Không có gì để xếp hạng').waitFor();
    expect(visit.complaints()).toEqual([]);
    await visit.leave();
  });
});
