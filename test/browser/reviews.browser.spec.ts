import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { describeWithChromium } from '../support/optional-tools.js';
import { NARROW, TestBrowser } from './support/open-browser.js';
import type { Visit } from './support/visit.js';

let browser: TestBrowser;

const REVIEW = /\/reviews\/H26/;

/** Opens a step's dialog by its keys and waits until it listens. */
async function openStep({ page }: Visit, keys: string, first: string): Promise<void> {
  await page.locator('#main').focus();
  await page.keyboard.type(keys);
  await page.locator('.ant-modal:not(.ant-zoom-appear):not(.ant-zoom-enter)').waitFor();
  await page.locator(`${first}:focus`).waitFor();
}

async function choose({ page }: Visit, typed: string, word: string): Promise<void> {
  await page.keyboard.type(typed);
  await page.locator('.ant-select-item-option-active', { hasText: word }).waitFor();
  await page.keyboard.press('Enter');
  // Until it is closed, Ctrl+Enter is the list's.
  await page.locator('.ant-select-dropdown:visible').waitFor({ state: 'hidden' });
}

/** Sends the dialog and waits until the step stands in the review. */
async function send({ page }: Visit, step: string): Promise<void> {
  await page.keyboard.press('Control+Enter');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await page.locator('.ant-timeline').filter({ hasText: 'Mở rà soát' }).getByText(step, { exact: true }).waitFor();
}

describeWithChromium('reviews of late cases', () => {
  beforeAll(async () => {
    browser = await TestBrowser.open();
  });
  afterAll(() => browser.close());

  it('takes a late case from the queue to closed, by keyboard alone', async () => {
    const visit = await browser.visit();
    const { page } = visit;
    const { keyboard } = page;
    await visit.signIn('lanhdao');
    await page.getByRole('heading', { level: 1, name: 'Hôm nay' }).waitFor();
    await keyboard.type('gr');
    await page.getByRole('heading', { level: 1, name: 'Rà soát quá hạn' }).waitFor();
    const row = page.locator('tbody .code').first();
    await row.waitFor();
    await visit.picture('reviews-queue');
    const code = (await row.textContent()) ?? '';
    await row.focus();
    await keyboard.press('Enter');
    await page.waitForURL(REVIEW);
    await page.getByRole('button', { name: /Mở rà soát/ }).waitFor();
    await page.locator('#main').focus();
    await keyboard.type('cm');
    await page.getByRole('button', { name: /Xác định nguyên nhân/ }).waitFor();

    await openStep(visit, 'cn', '#causeCode');
    await choose(visit, 'Thiếu', 'Thiếu nhân lực');
    await visit.picture('reviews-cause');
    expect(await visit.accessibilityFaults('[role=dialog]')).toEqual([]);
    await send(visit, 'Xác định nguyên nhân');

    await openStep(visit, 'cb', '#measureCode');
    await choose(visit, 'Bổ sung', 'Bổ sung, điều chuyển nhân lực');
    await keyboard.press('Tab');
    await keyboard.type('05/03/2027');
    await keyboard.press('Tab');
    await page.locator('#note').focus();
    await keyboard.type('Đã trao đổi với bà Thử Nghiệm');
    await send(visit, 'Ghi biện pháp');

    await openStep(visit, 'cx', '#documentNumber');
    await keyboard.type('12/XL');
    await send(visit, 'Lập văn bản xin lỗi');
    await page.locator('#main').focus();
    await keyboard.type('ck');
    await page.getByRole('dialog').locator('#occurredAt').waitFor();
    await send(visit, 'Ký văn bản xin lỗi');

    await page.locator('#main').focus();
    await keyboard.type('cd');
    await page.getByRole('dialog').getByRole('radio', { name: 'Không chấp nhận' }).focus();
    await keyboard.press('Space');
    await visit.picture('reviews-judge');
    await send(visit, 'Kết luận lý do');

    await page.locator('#main').focus();
    await keyboard.type('ce');
    await page.getByRole('dialog').locator('#note').waitFor();
    await send(visit, 'Kết thúc rà soát');
    await page.locator('.page-head').getByText('Đã kết thúc').waitFor();
    expect(await page.locator('.finding').count()).toBe(await page.locator('.finding-done').count());
    expect(await visit.accessibilityFaults()).toEqual([]);
    await visit.picture('review-closed', true);

    // Notes come only with a reason.
    expect(await page.content()).not.toContain('Thử Nghiệm');
    await page.getByRole('textbox', { name: 'Lý do cần đọc ghi chú' }).focus();
    await keyboard.type('Kiểm tra định kỳ');
    await keyboard.press('Enter');
    await page.getByText('Đã trao đổi với bà Thử Nghiệm').waitFor();
    expect(JSON.stringify(await visit.storage())).not.toMatch(/Thử Nghiệm/);

    await page.goto('/reviews?state=unreviewed,open,examined');
    await page.locator('tbody .code').first().waitFor();
    expect(await page.locator('tbody .code', { hasText: code }).count()).toBe(0);
    expect(visit.complaints()).toEqual([]);
    await visit.leave();
  });

  it('keeps what was typed when somebody else was quicker, says who, and records it against what stands now', async () => {
    const [slow, quick] = [await browser.visit(), await browser.visit()];
    await slow.signIn('lanhdao', '/reviews');
    await slow.page.locator('tbody .code').first().waitFor();
    const path = (await slow.page.locator('tbody a.code').first().getAttribute('href')) ?? '';
    await slow.page.goto(path);
    await slow.page.getByRole('button', { name: /Mở rà soát/ }).click();
    await slow.page.getByRole('button', { name: /Xác định nguyên nhân/ }).waitFor();
    await quick.signIn('lanhdao', path);
    await quick.page.getByRole('button', { name: /Xác định nguyên nhân/ }).waitFor();
    // What the slow page hears of the log is held back, so that it goes against what it shows.
    await slow.page.route('**/api/v1/stream', (route) => route.abort());
    await openStep(slow, 'cx', '#documentNumber');
    await slow.page.keyboard.type('77/XL');
    await slow.page.route('**/api/v1/reviews/*', (route) => route.abort());
    await openStep(quick, 'cn', '#causeCode');
    await choose(quick, 'Lỗi', 'Lỗi hệ thống');
    await send(quick, 'Xác định nguyên nhân');
    await slow.page.unroute('**/api/v1/reviews/*');
    await slow.page.keyboard.press('Control+Enter');
    await slow.page.getByText('REVIEW.VERSION_CONFLICT').waitFor();
    await slow.page.getByText(/Vừa có: .*Phạm Quang Hưng/).waitFor();
    expect(await slow.page.locator('#documentNumber').inputValue()).toBe('77/XL');
    await slow.picture('reviews-conflict');
    expect(await slow.accessibilityFaults('[role=dialog]')).toEqual([]);
    await slow.page.locator('#documentNumber').focus();
    await send(slow, 'Lập văn bản xin lỗi');
    await slow.page.getByText(/Số 77\/XL/).waitFor();
    await slow.leave();
    await quick.leave();
  });

  it('takes an opening back that was shown at once, when it is refused', async () => {
    const visit = await browser.visit();
    const { page } = visit;
    await visit.signIn('lanhdao', '/reviews');
    await page.locator('tbody a.code').last().waitFor();
    await page.goto((await page.locator('tbody a.code').last().getAttribute('href')) ?? '');
    await page.getByRole('button', { name: /Mở rà soát/ }).waitFor();
    await page.route('**/commands/open', (route) =>
      route.fulfill({
        status: 409,
        contentType: 'application/problem+json',
        body: JSON.stringify({ status: 409, code: 'REVIEW.NOT_LATE', detail: '' }),
      }),
    );
    await page.locator('#main').focus();
    await page.keyboard.type('cm');
    await page.getByText('REVIEW.NOT_LATE').waitFor();
    await page.getByRole('button', { name: /Mở rà soát/ }).waitFor();
    await page.locator('.page-head').getByText('Chưa rà soát').waitFor();
    await visit.leave();
  });

  it.each(['light', 'dark'] as const)('shows queue, one review and the summary, %s', async (colorScheme) => {
    const visit = await browser.visit({ colorScheme });
    const { page } = visit;
    await visit.signIn('inspector', '/reviews?state=open,examined');
    await page.locator('tbody .code').first().waitFor();
    expect(await visit.accessibilityFaults()).toEqual([]);
    await page.setViewportSize(NARROW);
    await visit.picture(`reviews-queue-${colorScheme}-narrow`);
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    await page.goto((await page.locator('tbody a.code').first().getAttribute('href')) ?? '');
    await page.locator('.finding').first().waitFor();
    await page.locator('.ant-timeline').last().waitFor();
    expect(await page.getByRole('button', { name: /Xác định nguyên nhân/ }).count()).toBe(0);
    expect(await visit.accessibilityFaults()).toEqual([]);
    await visit.picture(`review-${colorScheme}-narrow`, true);
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    await page.goto('/reviews/summary');
    await page.locator('tfoot').waitFor();
    expect(await visit.accessibilityFaults()).toEqual([]);
    await visit.picture(`reviews-summary-${colorScheme}-narrow`, true);
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    expect(visit.complaints()).toEqual([]);
    await visit.leave();
  });

  it('sums up by cause what the queue lists', async () => {
    const visit = await browser.visit();
    const { page } = visit;
    await visit.signIn('inspector', '/reviews/summary');
    const link = page.locator('tbody tr', { hasText: 'Thiếu nhân lực' }).getByRole('link').first();
    await link.waitFor();
    const count = Number(((await link.textContent()) ?? '').replaceAll(/\D/g, ''));
    await link.press('Enter');
    await page.getByText(`Tất cả (${String(count)})`, { exact: true }).waitFor();
    await page.locator('tbody .code').first().waitFor();
    expect(await page.locator('tbody .code').count()).toBe(Math.min(count, 50));
    await visit.leave();
  });
});
