import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { describeWithChromium } from '../support/optional-tools.js';
import { NARROW, TestBrowser } from './support/open-browser.js';

let browser: TestBrowser;

describeWithChromium('the figures of a period', () => {
  beforeAll(async () => {
    browser = await TestBrowser.open();
  });
  afterAll(() => browser.close());

  it.each(['light', 'dark'] as const)('shows rates, trend and breakdown with their source, %s', async (colorScheme) => {
    const visit = await browser.visit({ colorScheme });
    const { page } = visit;
    await visit.signIn('supervisor', '/indicators');
    await page.locator('.figure-big').waitFor();
    await page.locator('.trend-chart svg').waitFor();
    expect(await page.locator('.figure-source').first().textContent()).toMatch(/TT 01\/2020.*vị trí sổ \d/);
    await visit.picture(`indicators-${colorScheme}`);
    await visit.picture(`indicators-${colorScheme}-full`, true);
    expect(await visit.accessibilityFaults()).toEqual([]);
    await page.setViewportSize(NARROW);
    await visit.picture(`indicators-${colorScheme}-narrow`, true);
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    expect([...visit.violations, ...visit.errors]).toEqual([]);
    await visit.leave();
  });

  it('leads from a count to exactly as many dossiers, and says why there is none', async () => {
    const visit = await browser.visit();
    const { page } = visit;
    await visit.signIn('inspector', '/indicators');
    const late = page.locator('.balance a[href*="class=late"]');
    await late.waitFor();
    const count = Number(((await late.textContent()) ?? '').replaceAll(/\D/g, ''));
    await late.click();
    await page.getByRole('heading', { level: 1, name: 'Hồ sơ sau con số' }).waitFor();
    await page.locator('tbody tr').first().waitFor();
    expect(await page.locator('tbody tr').count()).toBe(Math.min(count, 100));
    expect(await visit.accessibilityFaults()).toEqual([]);
    await visit.picture('indicators-behind');
    await page.goto('/indicators?period=%222019%22');
    await page.getByText('Trong kỳ này không có hồ sơ nào').waitFor();
    expect(await page.locator('.trend-chart').count()).toBe(0);
    expect([...visit.violations, ...visit.errors]).toEqual([]);
    await visit.leave();
  });
});
