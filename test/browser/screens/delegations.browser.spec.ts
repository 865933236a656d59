import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { describeWithChromium } from '../../support/optional-tools.js';
import { NARROW, TestBrowser } from '../support/open-browser.js';

let browser: TestBrowser;

const SETTLED = '.ant-modal:not(.ant-zoom-appear):not(.ant-zoom-enter)';

describeWithChromium('being represented', () => {
  beforeAll(async () => {
    browser = await TestBrowser.open();
  });
  afterAll(() => browser.close());

  it('is made by keyboard, acted under with its name on every page, and ended', async () => {
    const visit = await browser.visit();
    const { page } = visit;
    const { keyboard } = page;
    await visit.signIn('lanhdao.hoangmai', '/delegations');
    await page.getByText('Chưa có uỷ quyền nào.').waitFor();
    await page.getByRole('button', { name: 'Lập uỷ quyền' }).press('Enter');
    await page.locator(SETTLED).waitFor();
    for (const [field, typed, name] of [
      ['#ofActorId', 'bui tien dung', 'Bùi Tiến Dũng'],
      ['#toActorId', 'hoang thanh mai', 'Hoàng Thanh Mai'],
    ] as const) {
      await page.locator(field).focus();
      await keyboard.type(typed);
      await page.locator('.ant-select-item-option-active', { hasText: name }).waitFor();
      await keyboard.press('Enter');
    }
    await page.locator('#toOn').focus();
    await keyboard.type('31/12/2026');
    await keyboard.press('Enter');
    await keyboard.press('Tab');
    await visit.picture('delegation-dialog');
    expect(await visit.accessibilityFaults('[role=dialog]')).toEqual([]);
    await keyboard.press('Control+Enter');
    const row = page.locator('.plain-list tbody tr', { hasText: 'Bùi Tiến Dũng' });
    await row.getByText('Đang có hiệu lực').waitFor();
    await visit.picture('delegations');
    expect(await visit.accessibilityFaults()).toEqual([]);

    await row.getByRole('button', { name: 'Làm thay' }).press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Việc của tôi' }).waitFor();
    await page.getByRole('status').getByText('Bùi Tiến Dũng').waitFor();
    await page.getByText('thay mặt Bùi Tiến Dũng').first().waitFor();
    await visit.picture('desk-acting');
    expect(await visit.accessibilityFaults()).toEqual([]);
    await page.setViewportSize(NARROW);
    await visit.picture('desk-acting-narrow', true);
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);

    await page.getByRole('button', { name: 'Thôi làm thay' }).press('Enter');
    await page.locator('.acting-bar').waitFor({ state: 'detached' });
    await page.goto('/delegations');
    await row.getByRole('button', { name: /^Chấm dứt uỷ quyền/ }).press('Enter');
    await page.getByRole('dialog').getByRole('button', { name: 'Chấm dứt' }).press('Enter');
    await page.getByText('Chưa có uỷ quyền nào.').waitFor();
    expect(visit.complaints()).toEqual([]);
    await visit.leave();
  });
});
