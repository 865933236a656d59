import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { describeWithChromium } from '../../support/optional-tools.js';
import { NARROW, TestBrowser } from '../support/open-browser.js';
import type { Visit } from '../support/visit.js';

let browser: TestBrowser;

/** An account that an administrator made over the page; its one-time password as the dialog showed it. */
async function makeAccount(visit: Visit, name: string): Promise<string> {
  const { page } = visit;
  await page.locator('#main').focus();
  await page.keyboard.type('ca');
  await page.locator('#name:focus').waitFor();
  await page.keyboard.type(name);
  await page.keyboard.press('Tab');
  await page.keyboard.type('Nguyễn Thị Thử');
  await page.keyboard.press('Control+Enter');
  return (await page.getByTestId('secret').textContent())?.trim() ?? '';
}

describeWithChromium('accounts and access', () => {
  beforeAll(async () => {
    browser = await TestBrowser.open();
  });
  afterAll(() => browser.close());

  it('an administrator makes an account; its owner chooses a password of their own before anything else', async () => {
    const admin = await browser.visit();
    await admin.signIn('admin', '/accounts');
    const name = `thu.${String(process.hrtime.bigint()).slice(-9)}`;
    const secret = await makeAccount(admin, name);
    expect(secret).toMatch(/^[a-z2-9]{4}(-[a-z2-9]{4}){3}$/);
    expect(await admin.accessibilityFaults('[role=dialog]')).toEqual([]);
    await admin.picture('account-secret');
    await admin.page.keyboard.press('Enter');

    const visit = await browser.visit({ colorScheme: 'dark' });
    const { page } = visit;
    await page.goto('/dossiers');
    await page.locator('#account').fill(name);
    await page.locator('#password').fill(secret);
    await page.keyboard.press('Enter');
    await page.locator('#current:focus').waitFor();
    expect(await visit.accessibilityFaults()).toEqual([]);
    await visit.picture('password-must-change');
    await page.setViewportSize(NARROW);
    await visit.picture('password-must-change-narrow');
    await page.keyboard.type('not the one');
    await page.locator('#next').fill('một câu dễ nhớ');
    await page.locator('#again').fill('một câu dễ nhớ');
    await page.keyboard.press('Enter');
    await page.getByText('Mật khẩu hiện tại chưa đúng').waitFor();
    await page.locator('#current').fill(secret);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Tra cứu hồ sơ' }).waitFor();
    expect(JSON.stringify(await visit.storage())).not.toMatch(/Thử|dễ nhớ|thu\./);
    expect(visit.complaints()).toEqual([]);
    await visit.leave();
    await admin.leave();
  });

  it('changes a password from the menu, where other sessions end', async () => {
    const admin = await browser.visit();
    await admin.signIn('admin', '/accounts');
    const name = `doi.${String(process.hrtime.bigint()).slice(-9)}`;
    const first = await makeAccount(admin, name);
    const visit = await browser.visit();
    const { page } = visit;
    await page.goto('/');
    await page.locator('#account').fill(name);
    await page.locator('#password').fill(first);
    await page.keyboard.press('Enter');
    for (const [old, next] of [
      [first, 'mật khẩu thứ hai'],
      ['mật khẩu thứ hai', 'mật khẩu thứ ba'],
    ] as const) {
      await page.locator('#current').fill(old);
      await page.locator('#next').fill(next);
      await page.locator('#again').fill(next);
      await page.keyboard.press('Enter');
      await page.locator('#current').waitFor({ state: 'detached' });
      if (next === 'mật khẩu thứ ba') break;
      await page.getByRole('button', { name: /Tài khoản: / }).click();
      await page.getByRole('menuitem', { name: 'Đổi mật khẩu' }).click();
      await page.locator('#current').waitFor();
      expect(await visit.accessibilityFaults('[role=dialog]')).toEqual([]);
    }
    await page.getByText('Đã đổi mật khẩu').waitFor();
    expect(visit.complaints()).toEqual([]);
    await visit.leave();
    await admin.leave();
  });

  it('blocks, resets and ends; a blocked person is out at once', async () => {
    const admin = await browser.visit();
    const { page } = admin;
    await admin.signIn('admin', '/accounts');
    const name = `khoa.${String(process.hrtime.bigint()).slice(-9)}`;
    await makeAccount(admin, name);
    await page.keyboard.press('Enter');
    await page.getByRole('searchbox').fill(name);
    const row = page.getByRole('row', { name: new RegExp(name.replace('.', '\\.')) });
    await row.getByText('Chưa đổi mật khẩu lần đầu').waitFor();
    await row.getByRole('button', { name: 'Khoá' }).click();
    await page.getByRole('dialog').getByText('sẽ không đăng nhập được nữa').waitFor();
    expect(await admin.accessibilityFaults('[role=dialog]')).toEqual([]);
    await admin.picture('account-block');
    await page.getByRole('dialog').getByRole('button', { name: 'Khoá' }).click();
    await row.getByText('Đã khoá từ').waitFor();
    await row.getByRole('button', { name: 'Mở khoá' }).click();
    await row.getByText('Chưa đổi mật khẩu lần đầu').waitFor();
    await page.getByRole('tab', { name: 'Lịch sử thay đổi' }).click();
    await page.getByRole('row', { name: new RegExp(`Tạo tài khoản.*${name.replace('.', '\\.')}`) }).waitFor();
    expect(await admin.accessibilityFaults()).toEqual([]);
    await admin.picture('access-changes');
    await page.getByRole('tab', { name: 'Phiên đăng nhập' }).click();
    await page
      .getByRole('button', { name: /^Kết thúc: / })
      .first()
      .waitFor();
    expect(await admin.accessibilityFaults()).toEqual([]);
    await admin.picture('sessions');
    expect(admin.complaints()).toEqual([]);
    await admin.leave();
  });

  it.each(['light', 'dark'] as const)('gives a program a token once, and takes it back, %s', async (colorScheme) => {
    const visit = await browser.visit({ colorScheme });
    const { page } = visit;
    await visit.signIn('admin', '/accounts?tab=tokens');
    const name = `Trục LGSP ${String(process.hrtime.bigint()).slice(-6)}`;
    await page.getByRole('button', { name: 'Tạo mã truy cập' }).click();
    await page.locator('#name:focus').waitFor();
    await page.keyboard.type(name);
    expect(await visit.accessibilityFaults('[role=dialog]')).toEqual([]);
    await visit.picture(`token-new-${colorScheme}`);
    await page.keyboard.press('Control+Enter');
    const token = (await page.getByTestId('secret').textContent())?.trim() ?? '';
    const asked = () => page.request.get('/api/v1/log/head', { headers: { authorization: `Bearer ${token}` } });
    expect((await asked()).status()).toBe(200);
    await page.keyboard.press('Enter');
    await page.getByTestId('secret').waitFor({ state: 'detached' });
    expect(await page.content()).not.toContain(token);
    expect(await visit.accessibilityFaults()).toEqual([]);
    await visit.picture(`tokens-${colorScheme}`);
    await page.getByRole('button', { name: `Thu hồi: ${name}` }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Thu hồi' }).click();
    await page.getByRole('row', { name: new RegExp(`${name}.*Đã thu hồi`) }).waitFor();
    await page.setViewportSize(NARROW);
    await visit.picture(`tokens-${colorScheme}-narrow`);
    expect(JSON.stringify(await visit.storage())).not.toContain(token);
    expect(visit.complaints()).toEqual([]);
    await visit.leave();
  });

  it('shows an inspector everything and no button; a clerk has no entry and reads why', async () => {
    const inspector = await browser.visit();
    await inspector.signIn('inspector', '/accounts');
    await inspector.page.getByRole('row').nth(3).waitFor();
    expect(await inspector.page.getByRole('button', { name: /Tạo tài khoản|Khoá/ }).count()).toBe(0);
    expect(await inspector.accessibilityFaults()).toEqual([]);
    await inspector.picture('accounts-inspector');
    await inspector.leave();
    const clerk = await browser.visit();
    await clerk.signIn('clerk', '/accounts');
    await clerk.page.getByText('Tài khoản của bạn không có quyền dùng trang này').waitFor();
    expect(await clerk.page.locator('.nav').getByRole('link', { name: 'Tài khoản' }).count()).toBe(0);
    await clerk.leave();
  });
});
