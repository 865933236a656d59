import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { describeWithChromium } from '../../support/optional-tools.js';
import { NARROW, TestBrowser } from '../support/open-browser.js';

let browser: TestBrowser;
/** A whole year of demo data: some signals name dossiers, some none. */
const YEAR = `period=${String(new Date().getFullYear())}`;

describeWithChromium('the signals worth a look', () => {
  beforeAll(async () => {
    browser = await TestBrowser.open();
  });
  afterAll(() => browser.close());

  it.each(['light', 'dark'] as const)('stand with their rule and what may explain them, %s', async (colorScheme) => {
    const visit = await browser.visit({ colorScheme });
    const { page } = visit;
    await visit.signIn('supervisor', `/signals?${YEAR}`);
    await page.locator('.signal-card').first().waitFor();
    expect(await page.locator('.signal-card').count()).toBe(9);
    await page.locator('.signal-card summary').first().focus();
    await page.keyboard.press('Enter');
    await page.getByText('Ký duyệt theo lô, nhập một lượt đúng giờ ký.').waitFor();
    expect(await visit.accessibilityFaults()).toEqual([]);
    await visit.picture(`signals-${colorScheme}`);
    await visit.picture(`signals-${colorScheme}-full`, true);
    await page.setViewportSize(NARROW);
    await visit.picture(`signals-${colorScheme}-narrow`, true);
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    expect(visit.complaints()).toEqual([]);
    await visit.leave();
  });

  it('lead to exactly the dossiers they name, with what made each match', async () => {
    const visit = await browser.visit();
    const { page } = visit;
    await visit.signIn('inspector', `/signals?${YEAR}`);
    const link = page.locator('.signal-count a[href*="name=receptionEnteredLate"]');
    await link.waitFor();
    const count = Number(((await link.textContent()) ?? '').replaceAll(/\D/g, ''));
    await link.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Hồ sơ cần lưu ý' }).waitFor();
    await page.locator('tbody tr').first().waitFor();
    expect(await page.locator('tbody tr').count()).toBe(Math.min(count, 100));
    expect(await page.locator('tbody tr').first().textContent()).toMatch(/nhập liệu: \d\d:\d\d.*vị trí [\d.]+/);
    expect(await visit.accessibilityFaults()).toEqual([]);
    await visit.picture('signals-dossiers');
    expect(visit.complaints()).toEqual([]);
    await visit.leave();
  });

  it('are not in the menu of a clerk, nor opened by their address', async () => {
    const visit = await browser.visit();
    const { page } = visit;
    await visit.signIn('clerk', '/signals');
    await page.getByText('Tài khoản của bạn không có quyền dùng trang này').waitFor();
    expect(await page.locator('nav a[href="/signals"]').count()).toBe(0);
    expect(await page.locator('nav a[href="/ranking"]').count()).toBe(1);
    await visit.leave();
  });
});
