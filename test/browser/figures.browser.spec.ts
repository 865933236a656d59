import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { describeWithChromium } from '../support/optional-tools.js';
import { closedMonth } from './support/closed-month.js';
import { look } from './support/look.js';
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
    await page.locator('.heat-table tbody tr').first().waitFor();
    expect(await page.locator('.figure-source').first().textContent()).toMatch(/TT 01\/2020.*vị trí nhật ký \d/);
    await visit.picture(`indicators-${colorScheme}`);
    await visit.picture(`indicators-${colorScheme}-full`, true);
    expect(await visit.accessibilityFaults()).toEqual([]);
    await page.setViewportSize(NARROW);
    await visit.picture(`indicators-${colorScheme}-narrow`, true);
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    expect(visit.complaints()).toEqual([]);
    await visit.leave();
  });

  it('draws lines by level that are told apart without colour, with a decimal comma, and follows the window', async () => {
    const visit = await browser.visit();
    const { page } = visit;
    await visit.signIn('supervisor', '/indicators');
    const chart = page.locator('.trend-chart svg');
    await chart.waitFor();
    await page.getByRole('radio', { name: 'Chung' }).focus();
    await page.keyboard.press('ArrowRight');
    await page.waitForURL(/split=level/);
    await page.locator('.trend-chart').getByText('Cấp xã').waitFor();
    const dashes = await chart
      .locator('path[stroke-width="2.5"]')
      .evaluateAll((paths) =>
        paths.map((path) =>
          (path as { getAttribute: (name: string) => string | null }).getAttribute('stroke-dasharray'),
        ),
      );
    expect(new Set(dashes).size).toBe(dashes.length);
    const texts = (await chart.locator('text').allTextContents()).join(' ');
    expect(texts).not.toMatch(/\d\.\d/);
    // The two goals of the plans, each a line with its number at its end.
    expect(texts).toMatch(/99\s%\s100\s%$/);
    await visit.picture('indicators-level');
    for (const width of [390, 900, 1366]) {
      await page.setViewportSize({ width, height: 768 });
      await page
        .locator(
          `.trend-chart svg[width="${String(await page.locator('.trend-chart').evaluate((box) => (box as { clientWidth: number }).clientWidth))}"]`,
        )
        .waitFor();
    }
    expect(visit.complaints()).toEqual([]);
    await visit.leave();
  });

  it('maps where and when it was late: numbers on grounds, each late one the way to its dossiers', async () => {
    const visit = await browser.visit();
    const { page } = visit;
    await visit.signIn('inspector', '/indicators?heat=procedure');
    const late = page.locator('.heat-table a[href*="procedureCode="][href*="class=late"]').first();
    await late.waitFor();
    // A product that was just started closes its past months within a minute or two.
    for (let turn = 0; turn < 40 && (await page.locator('.heat-table .month-mark').count()) <= 5; turn += 1) {
      await page.waitForTimeout(3_000);
      await page.reload();
      await late.waitFor();
    }
    // The one that was restated, and those that are as they were closed.
    expect(await page.locator('.heat-table .month-mark[aria-label="Đã chốt"]').count()).toBeGreaterThan(4);
    const [, count] = /, ([\d.]+) quá hạn/.exec((await late.getAttribute('aria-label')) ?? '') ?? [];
    await late.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Danh sách hồ sơ theo số liệu' }).waitFor();
    await page.locator('tbody tr').first().waitFor();
    expect(await page.locator('tbody tr').count()).toBe(Number((count ?? '').replaceAll('.', '')));
    expect(visit.complaints()).toEqual([]);
    await visit.leave();
  }, 240_000);

  it('marks a month that was restated after its closing, and leads to what moved it', async () => {
    const visit = await browser.visit();
    const { page } = visit;
    await visit.signIn('inspector', '/indicators');
    const restated = page.locator('.heat-table .month-mark[aria-label*="điều chỉnh"]');
    await restated.waitFor();
    expect(await restated.count()).toBe(1);
    await page.goto(`/indicators?period=${closedMonth()}`);
    await page.getByText(/^Đã chốt lúc/).waitFor();
    const link = page.getByRole('link', { name: /^Điều chỉnh: \d+ hồ sơ/ });
    const count = Number(/\d+/.exec((await link.textContent()) ?? '')?.[0]);
    await visit.picture('indicators-restated');
    expect(await visit.accessibilityFaults()).toEqual([]);
    await link.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Điều chỉnh sau chốt số liệu' }).waitFor();
    await page.locator('tbody tr').first().waitFor();
    expect(await page.locator('tbody tr').count()).toBe(Math.min(count, 100));
    // Each with what is otherwise, and the step that was recorded after the cut.
    expect(await page.locator('tbody td', { hasText: '→' }).count()).toBeGreaterThan(0);
    expect(await page.locator('tbody td', { hasText: 'vị trí' }).count()).toBe(Math.min(count, 100));
    await look(visit, 'restatement');
    await page.locator('tbody a.code').first().click();
    await page.getByRole('heading', { level: 1, name: /H26\./ }).waitFor();
    expect(visit.complaints()).toEqual([]);
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
    await page.getByRole('heading', { level: 1, name: 'Danh sách hồ sơ theo số liệu' }).waitFor();
    await page.locator('tbody tr').first().waitFor();
    expect(await page.locator('tbody tr').count()).toBe(Math.min(count, 100));
    expect(await visit.accessibilityFaults()).toEqual([]);
    await visit.picture('indicators-behind');
    await page.goto('/indicators?period=2019');
    await page.getByText('Trong kỳ này không có hồ sơ nào').waitFor();
    expect(await page.locator('.trend-chart').count()).toBe(0);
    expect(visit.complaints()).toEqual([]);
    await visit.leave();
  });
});
