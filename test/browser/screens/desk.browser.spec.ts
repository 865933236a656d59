import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { describeWithChromium } from '../../support/optional-tools.js';
import { NARROW, TestBrowser } from '../support/open-browser.js';
import type { Visit } from '../support/visit.js';

let browser: TestBrowser;

/** The dialog once it stands still. */
const SETTLED = '.ant-modal:not(.ant-zoom-appear):not(.ant-zoom-enter)';
const OFFICE = 'Văn phòng HĐND và UBND Phường Hoàng Mai';
const numberIn = (text: string | null): number => Number((text ?? '').replaceAll(/\D/g, ''));

/** Rows of the list that is open, all of its pages. */
async function rowsOf({ page }: Visit): Promise<number> {
  await page.locator('.work-table .ant-table-row').first().waitFor();
  for (;;) {
    const more = page.getByRole('button', { name: 'Xem thêm' });
    if ((await more.count()) === 0) break;
    const before = await page.locator('.ant-table-row').count();
    await more.click();
    await page.waitForFunction(`document.querySelectorAll('.ant-table-row').length > ${String(before)}`);
  }
  return page.locator('.work-table .ant-table-row').count();
}

describeWithChromium('the desk of officers and supervisors', () => {
  beforeAll(async () => {
    browser = await TestBrowser.open();
  });
  afterAll(() => browser.close());

  it.each(['light', 'dark'] as const)(
    'shows a supervisor the day, every number with its list, %s',
    async (colorScheme) => {
      const visit = await browser.visit({ colorScheme });
      const { page } = visit;
      await visit.signIn('lanhdao.hoangmai');
      await page.getByRole('heading', { level: 1, name: 'Hôm nay' }).waitFor();
      await page.locator('.today-numbers a').first().waitFor();
      await page.locator('.today-panel .plain-list tbody tr').first().waitFor();
      expect(await page.locator('.figure-source').first().textContent()).toMatch(/vị trí nhật ký \d.*giây trước/);
      await visit.picture(`today-${colorScheme}`);
      expect(await visit.accessibilityFaults()).toEqual([]);
      await page.setViewportSize(NARROW);
      await visit.picture(`today-${colorScheme}-narrow`, true);
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
      expect(visit.complaints()).toEqual([]);
      await visit.leave();
    },
  );

  it('leads from each number to exactly as many dossiers', async () => {
    const visit = await browser.visit();
    const { page } = visit;
    await visit.signIn('lanhdao.hoangmai', '/today');
    for (const name of ['overdue', 'dueSoon', 'atRisk']) {
      await page.goto('/today');
      const tile = page.locator(`.today-${name} a, .today-none a`, { has: page.locator('.today-count') });
      await page.locator('.today-numbers a').first().waitFor();
      if ((await page.locator(`.today-${name}`).count()) === 0) continue;
      const count = numberIn(await page.locator(`.today-${name} .today-count`).textContent());
      await tile.and(page.locator(`.today-${name} a`)).press('Enter');
      await page.getByRole('heading', { level: 1, name: 'Tra cứu hồ sơ' }).waitFor();
      expect([name, await rowsOf(visit)]).toEqual([name, count]);
    }
    await visit.leave();
  });

  it('hands several over at once from the list at risk, and says which were refused and why', async () => {
    const visit = await browser.visit();
    const { page } = visit;
    const { keyboard } = page;
    await visit.signIn('lanhdao.hoangmai', '/dossiers?open=true&sort=due');
    await page
      .getByRole('checkbox', { name: /^Chọn H26\./ })
      .first()
      .waitFor();
    const boxes = page.getByRole('checkbox', { name: /^Chọn H26\./ });
    for (const at of [0, 1]) {
      await boxes.nth(at).focus();
      await keyboard.press('Space');
    }
    await page.getByText('Đã chọn 2 hồ sơ').waitFor();
    await visit.picture('hand-over-list');
    expect(await visit.accessibilityFaults()).toEqual([]);
    // Somebody else is quicker with the first of them.
    const code = ((await page.locator('.work-table .code').first().textContent()) ?? '').trim();
    await handOver(visit, code, {});
    await page.locator('#main').focus();
    await keyboard.type('ch');
    await page.locator(SETTLED).waitFor();
    await keyboard.type('van phong hdnd va ubnd phuong hoang mai');
    await page.locator('.ant-select-item-option-active', { hasText: OFFICE }).waitFor();
    await keyboard.press('Enter');
    await page.getByRole('dialog').getByTitle(OFFICE).waitFor();
    await keyboard.press('Tab');
    await page.locator('#toOfficerId:focus').waitFor();
    await keyboard.type('dung');
    await page.locator('.ant-select-item-option-active', { hasText: 'Bùi Tiến Dũng' }).waitFor();
    await visit.picture('hand-over');
    await keyboard.press('Enter');
    expect(await visit.accessibilityFaults('[role=dialog]')).toEqual([]);
    await keyboard.press('Control+Enter');
    const verdict = page.getByText('Đã chuyển 1 hồ sơ; 1 hồ sơ chưa chuyển');
    await verdict.waitFor();
    expect(await page.locator('.verdicts').textContent()).toMatch(new RegExp(`${code}.*DOSSIER.VERSION_CONFLICT`, 's'));
    await visit.picture('hand-over-verdicts');
    expect(await visit.accessibilityFaults('[role=dialog]')).toEqual([]);
    await keyboard.press('Escape');
    await page.getByText('Đã chọn 1 hồ sơ').waitFor();
    expect(visit.complaints()).toEqual([]);
    await visit.leave();
  });

  it('puts a saved sentence into a request, and goes on to the next dossier with Enter', async () => {
    await fillDesk();
    const visit = await browser.visit();
    const { page } = visit;
    const { keyboard } = page;
    await visit.signIn('xuly.hoangmai', '/saved-texts');
    await page.getByRole('button', { name: 'Thêm mẫu câu' }).press('Enter');
    await page.locator(SETTLED).waitFor();
    await page.locator('#title:focus').waitFor();
    await keyboard.type('Thiếu bản chính');
    await keyboard.press('Tab');
    await keyboard.type('Gọi 0912 345 678 để bổ sung bản chính.');
    await keyboard.press('Control+Enter');
    await page.getByText('có vẻ chứa số điện thoại').waitFor();
    expect(await visit.accessibilityFaults('[role=dialog]')).toEqual([]);
    await page.locator('#body').fill('Đề nghị nộp bản chính để đối chiếu.');
    await keyboard.press('Control+Enter');
    await page.getByRole('heading', { level: 2, name: 'Thiếu bản chính' }).waitFor();
    await visit.picture('saved-texts');
    expect(await visit.accessibilityFaults()).toEqual([]);

    await page.goto('/desk');
    await page.getByRole('button', { name: /Mở hồ sơ đầu tiên/ }).waitFor();
    await keyboard.press('Alt+n');
    await page.getByRole('button', { name: /Yêu cầu bổ sung/ }).waitFor();
    const first = page.url();
    await page.locator('#main').focus();
    await keyboard.type('cb');
    await page.locator(SETTLED).waitFor();
    await page.locator('#items:focus').waitFor();
    await keyboard.type('Giấy khai sinh bản chính');
    await page.getByRole('combobox', { name: 'Chèn mẫu câu' }).focus();
    await keyboard.type('doi chieu');
    await page.locator('.ant-select-item-option-active', { hasText: 'Thiếu bản chính' }).waitFor();
    await keyboard.press('Enter');
    expect(await page.locator('#reason').inputValue()).toBe('Đề nghị nộp bản chính để đối chiếu.');
    await visit.picture('supplement-saved-text');
    expect(await visit.accessibilityFaults('[role=dialog]')).toEqual([]);
    await keyboard.press('Control+Enter');
    const next = page.getByRole('button', { name: /Hồ sơ tiếp theo/ });
    await next.waitFor();
    await page.waitForFunction(`document.activeElement?.textContent.startsWith('Hồ sơ tiếp theo')`);
    await visit.picture('next-dossier');
    expect(await visit.accessibilityFaults()).toEqual([]);
    await keyboard.press('Enter');
    await page.waitForURL((url) => url.pathname.startsWith('/dossiers/') && url.href !== first);
    await page.getByRole('button', { name: /Yêu cầu bổ sung/ }).waitFor();

    await page.goto('/saved-texts');
    await page.getByRole('button', { name: 'Xoá mẫu “Thiếu bản chính”' }).press('Enter');
    await page.getByRole('dialog').getByRole('button', { name: 'Xoá' }).press('Enter');
    await page.getByRole('heading', { level: 2, name: 'Thiếu bản chính' }).waitFor({ state: 'detached' });
    expect(visit.complaints()).toEqual([]);
    await visit.leave();
  });

  it.each(['light', 'dark'] as const)('shows an officer what they hold by time left, %s', async (colorScheme) => {
    const visit = await browser.visit({ colorScheme });
    const { page } = visit;
    await visit.signIn('xuly.hoangmai');
    await page.getByRole('heading', { level: 1, name: 'Việc của tôi' }).waitFor();
    await page.locator('.work-table .ant-table-row').first().waitFor();
    await visit.picture(`desk-${colorScheme}`);
    expect(await visit.accessibilityFaults()).toEqual([]);
    await page.setViewportSize(NARROW);
    await visit.picture(`desk-${colorScheme}-narrow`);
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    expect(visit.complaints()).toEqual([]);
    await visit.leave();
  });
});

/** A hand-over by somebody signed in, past the page. */
async function handOver({ page }: Visit, code: string, to: object): Promise<void> {
  const path = `/api/v1/dossiers/${encodeURIComponent(code)}`;
  const { version } = (await (await page.request.get(path)).json()) as { version: number };
  const answer = await page.request.post(`${path}/commands/hand-over`, {
    headers: {
      'if-match': `"v${String(version)}"`,
      'idempotency-key': `spec-${code}-${String(version)}`,
      origin: new URL(page.url()).origin,
      'sec-fetch-site': 'same-origin',
    },
    data: { toUnitId: 'H26.00331', ...to },
  });
  expect(answer.status()).toBe(200);
}

/** Gives the ward's officer three dossiers that wait for nobody, whatever the demo left on the desk. */
async function fillDesk(): Promise<void> {
  const visit = await browser.visit();
  await visit.signIn('lanhdao.hoangmai');
  const list = await visit.page.request.get('/api/v1/dossiers?sort=due&state=received,inProcess&limit=3');
  const { items } = (await list.json()) as { items: { code: string }[] };
  for (const { code } of items) await handOver(visit, code, { toOfficerId: 'cb-00331-01' });
  await visit.leave();
}
