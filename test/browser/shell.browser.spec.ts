import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { describeWithChromium } from '../support/optional-tools.js';
import { NARROW, TestBrowser } from './support/open-browser.js';

let browser: TestBrowser;

describeWithChromium('the frame of the staff page', () => {
  beforeAll(async () => {
    browser = await TestBrowser.open();
  });
  afterAll(() => browser.close());

  it.each(['light', 'dark'] as const)('shows the sign-in page with its demo accounts, %s', async (colorScheme) => {
    const visit = await browser.visit({ colorScheme });
    const { page } = visit;
    await page.goto('/');
    await page
      .getByRole('button', { name: /Cán bộ tiếp nhận/ })
      .first()
      .click();
    expect(await page.locator('#password').inputValue()).not.toBe('');
    await visit.picture(`sign-in-${colorScheme}`);
    expect(await visit.accessibilityFaults()).toEqual([]);
    await page.setViewportSize(NARROW);
    await visit.picture(`sign-in-${colorScheme}-narrow`);
    expect(visit.complaints()).toEqual([]);
    await visit.leave();
  });

  it('says no to a wrong password in words, with a code', async () => {
    const visit = await browser.visit();
    await visit.page.goto('/');
    await visit.page.locator('#account').fill('tiepnhan');
    await visit.page.locator('#password').fill('wrong password');
    await visit.page.keyboard.press('Enter');
    await visit.page.getByRole('alert').waitFor();
    expect(await visit.page.getByRole('alert').textContent()).toMatch(/không đúng.*SIGN_IN\.REFUSED/s);
    await visit.leave();
  });

  it('opens the address that was asked for after signing in, and keeps nothing but theme and language', async () => {
    const visit = await browser.visit();
    await visit.signIn('inspector', '/dossiers');
    await visit.page.getByRole('heading', { level: 1, name: 'Tra cứu hồ sơ' }).waitFor();
    expect(Object.keys(await visit.storage()).sort()).toEqual(['dunghen.language', 'dunghen.theme']);
    await visit.leave();
  });

  it('answers Ctrl-K and ? by keyboard alone, without a fault of access or policy', async () => {
    const visit = await browser.visit();
    const { page } = visit;
    await visit.signIn('clerk');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('tra cuu');
    await page.getByRole('option').first().waitFor();
    expect(await visit.accessibilityFaults('[role=dialog]')).toEqual([]);
    await visit.picture('palette');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Tra cứu hồ sơ' }).waitFor();
    expect(await visit.accessibilityFaults()).toEqual([]);
    await visit.picture('shell');
    await page.locator('#main').focus();
    await page.keyboard.type('?');
    await page.getByRole('dialog').getByText('Phím tắt trên trang này').waitFor();
    expect(await visit.accessibilityFaults('[role=dialog]')).toEqual([]);
    await visit.picture('keyboard-map');
    expect(visit.complaints()).toEqual([]);
    await visit.leave();
  });
});
