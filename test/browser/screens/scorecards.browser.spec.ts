import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { describeWithChromium } from '../../support/optional-tools.js';
import { NARROW, TestBrowser } from '../support/open-browser.js';

let browser: TestBrowser;

describeWithChromium('the targets of the plans', () => {
  beforeAll(async () => {
    browser = await TestBrowser.open();
  });
  afterAll(() => browser.close());

  it.each(['light', 'dark'] as const)('stand with goal, figure and how far apart, %s', async (colorScheme) => {
    const visit = await browser.visit({ colorScheme });
    const { page } = visit;
    await visit.signIn('supervisor', '/scorecards');
    await page.locator('.target-card').first().waitFor();
    expect(await page.locator('.plan-choice').count()).toBe(5);
    await page.locator('.plan-choice', { hasText: '136' }).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/plan=hn-136-2021/);
    const first = page.locator('.target-card', { hasText: '100% hồ sơ được trả kết quả sớm và đúng hạn' });
    await first.waitFor();
    expect(await first.textContent()).toMatch(/từ 100 % trở lên \(năm 2021–2025\).*\d,\d\d % \([\d.]+\/[\d.]+\)/);
    await first.locator('summary').focus();
    await page.keyboard.press('Enter');
    await first.locator('tbody tr').first().waitFor();
    expect(await visit.accessibilityFaults()).toEqual([]);
    await visit.picture(`scorecards-${colorScheme}`);
    await visit.picture(`scorecards-${colorScheme}-full`, true);
    await page.setViewportSize(NARROW);
    await visit.picture(`scorecards-${colorScheme}-narrow`, true);
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    expect(visit.complaints()).toEqual([]);
    await visit.leave();
  });

  it('lead to the same figure, and to the dossiers that fall short', async () => {
    const visit = await browser.visit();
    const { page } = visit;
    await visit.signIn('inspector', '/scorecards?plan=hn-136-2021');
    const onTime = page.locator('.target-card', { hasText: '100% hồ sơ được trả kết quả sớm và đúng hạn' });
    await onTime.waitFor();
    const figure = /(\d+,\d\d) %/.exec((await onTime.locator('dd strong').textContent()) ?? '')?.[1] ?? '?';
    await onTime.locator('a[href^="/indicators"]').first().focus();
    await page.keyboard.press('Enter');
    await page.locator('.figure-big').waitFor();
    expect(await page.locator('.figure-big .figure-value').textContent()).toBe(`${figure} %`);
    await page.goBack();
    await page.locator('a[href*="target=resolved-digitised"]').first().click();
    await page.getByRole('heading', { level: 1, name: 'Danh sách hồ sơ theo chỉ tiêu' }).waitFor();
    await page.locator('tbody tr').first().waitFor();
    expect(await visit.accessibilityFaults()).toEqual([]);
    expect(visit.complaints()).toEqual([]);
    await visit.leave();
  });
});
