import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { describeWithChromium } from '../../support/optional-tools.js';
import { NARROW, TestBrowser, productUrl } from '../support/open-browser.js';

let browser: TestBrowser;

describeWithChromium('what an applicant was told, on the page of their dossier', () => {
  beforeAll(async () => {
    browser = await TestBrowser.open();
  });
  afterAll(() => browser.close());

  it.each(['light', 'dark'] as const)(
    'waits until the paper is handed out, which reading it is not, and says when that was, %s',
    async (colorScheme) => {
      const clerk = await browser.visit({ colorScheme });
      const { page } = clerk;
      await clerk.signIn('tiepnhan.hoangmai');
      const answer = await page.request.post('/api/v1/dossiers', {
        headers: { origin: productUrl(), 'idempotency-key': randomUUID() },
        data: { procedureCode: '1.001193', channel: 'counter', applicant: { name: 'Người Được Báo' } },
      });
      const { code } = (await answer.json()) as { code: string };
      await page.goto(`/dossiers/${code}`);
      const told = page.locator('.told li').filter({ hasText: 'Tiếp nhận và hẹn trả' });
      await told.getByText('Đang chờ in hoặc gửi').waitFor({ timeout: 60_000 });
      await clerk.picture(`told-waiting-${colorScheme}`, true);
      expect(await clerk.accessibilityFaults()).toEqual([]);
      expect((await page.request.get(`/api/v1/dossiers/${code}/papers/receipt?size=A5`)).status()).toBe(200);
      await told.getByRole('button', { name: /^Đã giao bản giấy/ }).click();
      await told.getByText('Đã in giấy giao tại quầy').waitFor({ timeout: 30_000 });
      await told.getByText(/báo lúc \d\d:\d\d/).waitFor();
      // Who is told stands masked above it, and here not at all.
      expect(await page.locator('.told').textContent()).not.toMatch(/Người|09\d+/);
      await page.setViewportSize(NARROW);
      await clerk.picture(`told-printed-${colorScheme}-narrow`, true);
      expect(await clerk.accessibilityFaults()).toEqual([]);
      expect(clerk.complaints()).toEqual([]);
      await clerk.leave();
    },
  );

  it('is told by the form that a clerk prints with two keys', async () => {
    const clerk = await browser.visit();
    const { page } = clerk;
    await clerk.signIn('tiepnhan.hoangmai');
    const answer = await page.request.post('/api/v1/dossiers', {
      headers: { origin: productUrl(), 'idempotency-key': randomUUID() },
      data: { procedureCode: '1.001193', channel: 'counter', applicant: { name: 'Người Được Báo' } },
    });
    const { code } = (await answer.json()) as { code: string };
    await page.goto(`/dossiers/${code}`);
    await page.getByRole('button', { name: /In biểu mẫu/ }).focus();
    await page.keyboard.press('Enter');
    await page.locator('[role=menuitem]:focus').waitFor();
    expect(await clerk.accessibilityFaults('.ant-dropdown')).toEqual([]);
    const [form] = await Promise.all([page.context().waitForEvent('page'), page.keyboard.press('Enter')]);
    expect(form.url()).toContain(`/dossiers/${code}/papers/receipt?size=A5`);
    await form.close();
    await page.locator('.told li').getByText('Đã in giấy giao tại quầy').waitFor({ timeout: 30_000 });
    expect(clerk.complaints()).toEqual([]);
    await clerk.leave();
  });
});
