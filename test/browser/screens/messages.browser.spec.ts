import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { describeWithChromium } from '../../support/optional-tools.js';
import { look } from '../support/look.js';
import { TestBrowser } from '../support/open-browser.js';
import type { Visit } from '../support/visit.js';

let browser: TestBrowser;
/** A dossier whose applicant left no number, received at the counter. */
async function receiveWithoutNumber(visit: Visit): Promise<string> {
  const { page } = visit;
  const origin = new URL(page.url()).origin;
  const answer = await page.request.post('/api/v1/dossiers', {
    headers: { origin, 'idempotency-key': `messages-${String(process.hrtime.bigint())}` },
    data: { procedureCode: '1.001193', channel: 'counter', applicant: { name: 'Người Không Số' } },
  });
  expect([answer.status(), await answer.text()]).toEqual([201, expect.anything()]);
  return ((await answer.json()) as { code: string }).code;
}

describeWithChromium('messages to applicants', () => {
  beforeAll(async () => {
    browser = await TestBrowser.open();
  });
  afterAll(() => browser.close());

  it('an administrator sets the gateway, sees its secret once; what cannot be sent says why and is tried again', async () => {
    const visit = await browser.visit();
    const { page } = visit;
    await visit.signIn('admin', '/messages');
    await page.getByText('Chưa đặt kênh gửi').waitFor();
    await page.getByRole('button', { name: 'Đặt kênh gửi' }).click();
    await page.locator('#url:focus').waitFor();
    await page.keyboard.type('http://10.0.0.1/tin');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('alert').getByText('Địa chỉ phải là https').waitFor();
    expect(await visit.accessibilityFaults('[role=dialog]')).toEqual([]);
    await visit.picture('message-gateway');
    await page.locator('#url').fill('https://nhan-tin.invalid/dung-hen');
    await page.locator('#delayMinutes').fill('0');
    await page.keyboard.press('Control+Enter');
    expect((await page.getByTestId('secret').textContent())?.trim()).toMatch(/^whsec_/);
    await page.getByRole('button', { name: 'Đã chuyển, đóng lại' }).click();
    await page.getByText('https://nhan-tin.invalid/dung-hen').waitFor();
    await page.getByText(/whsec_/).waitFor({ state: 'detached' });

    const clerk = await browser.visit();
    await clerk.signIn('tiepnhan.hoangmai', '/messages');
    const code = await receiveWithoutNumber(clerk);
    const row = page.getByRole('row', { name: new RegExp(code) });
    await row.getByText('Người nộp không để lại số điện thoại').waitFor({ timeout: 60_000 });
    await look(visit, 'messages');
    await row.getByRole('button', { name: `Gửi lại: ${code}` }).click();
    await page.getByText('Đã đưa vào hàng chờ gửi').waitFor();
    await clerk.page.goto('/messages');
    await clerk.page
      .getByRole('row', { name: new RegExp(code) })
      .getByText('Người nộp không để lại số điện thoại')
      .waitFor({ timeout: 60_000 });
    // The gateway is the whole city's.
    expect(await clerk.page.getByText('Kênh gửi', { exact: true }).count()).toBe(0);
    expect(clerk.complaints()).toEqual([]);
    await clerk.leave();

    await page.getByRole('button', { name: 'Bỏ kênh gửi' }).click();
    await page.getByRole('dialog').getByText('Thông báo đang chờ vẫn giữ').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Bỏ kênh gửi' }).click();
    await page.getByText('Chưa đặt kênh gửi').waitFor();
    expect(visit.complaints()).toEqual([]);
    await visit.leave();
  });

  it('an inspector reads them in the dark and changes nothing', async () => {
    const visit = await browser.visit({ colorScheme: 'dark' });
    const { page } = visit;
    await visit.signIn('inspector', '/messages?state=queued');
    await page.getByText('Chưa ai báo cho người nộp').waitFor();
    expect(await page.getByRole('button', { name: /Gửi lại|kênh gửi/ }).count()).toBe(0);
    await page.locator('.ant-segmented-item', { hasText: 'Đã báo' }).click();
    await page.getByText('Người nộp đã được báo').waitFor();
    await look(visit, 'messages-dark');
    expect(visit.complaints()).toEqual([]);
    await visit.leave();
  });
});
