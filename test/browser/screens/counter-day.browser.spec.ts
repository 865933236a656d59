import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { describeWithChromium } from '../../support/optional-tools.js';
import { look } from '../support/look.js';
import { TestBrowser } from '../support/open-browser.js';

let browser: TestBrowser;

const WITH_HOUR = /^\d\d:\d\d \d\d\/\d\d\/\d{4}$/;
const BY_DAY = /^\d\d\/\d\d\/\d{4}$/;

describeWithChromium('a day at the counter and at a desk', () => {
  beforeAll(async () => {
    browser = await TestBrowser.open();
  });
  afterAll(() => browser.close());

  it('warns of an id number that is none, refuses it at its field, and loses nothing', async () => {
    const visit = await browser.visit();
    const { page } = visit;
    const { keyboard } = page;
    await visit.signIn('tiepnhan.hoangmai', '/intake');
    await page.locator('#procedureCode:focus').waitFor();
    await keyboard.type('khai sinh');
    await page.locator('.ant-select-item-option-active', { hasText: '1.001193' }).waitFor();
    await keyboard.press('Enter');
    await page.locator('#applicant_name').focus();
    await keyboard.type('Trần Thị Thử');
    await keyboard.press('Tab');
    await page.locator('#applicant_idNumber:focus').waitFor();
    await keyboard.type('12345');
    await keyboard.press('Tab');
    await page.locator('.ant-form-item-explain-warning').getByText('Chưa đúng số giấy tờ').waitFor();
    await look(visit, 'id-number-warned');
    await keyboard.press('Control+Enter');
    await page.locator('#applicant_idNumber:focus[aria-invalid=true]').waitFor();
    // Said once: as an error, no longer as a warning beside it.
    await page.locator('.ant-form-item-explain-warning').first().waitFor({ state: 'detached' });
    await page.locator('.ant-form-show-help-item-leave').first().waitFor({ state: 'detached' });
    await page.locator('.ant-form-item-explain-error').getByText('Chưa đúng số giấy tờ').waitFor();
    await page.getByRole('alert').getByText('Số giấy tờ: ').waitFor();
    expect(await page.locator('#applicant_name').inputValue()).toBe('Trần Thị Thử');
    expect(await page.locator('.receipt').count()).toBe(0);
    await look(visit, 'id-number-refused');
    await keyboard.press('Control+a');
    await keyboard.type('001190012399');
    await keyboard.press('Control+Enter');
    await page.getByRole('link', { name: 'In giấy hẹn A5' }).waitFor();
    expect(visit.complaints()).toEqual([]);
    await visit.leave();
  });

  it('goes from the receipt to the hand-over with two keys, and the keyboard is on the new page', async () => {
    const visit = await browser.visit();
    const { page } = visit;
    const { keyboard } = page;
    await visit.signIn('tiepnhan.hoangmai', '/intake');
    await page.locator('#procedureCode:focus').waitFor();
    await keyboard.type('khai sinh');
    await page.locator('.ant-select-item-option-active', { hasText: '1.001193' }).waitFor();
    await keyboard.press('Enter');
    await keyboard.press('Tab');
    await keyboard.press('Control+Enter');
    const code = (await page.locator('.receipt .code').textContent()) ?? '';
    await look(visit, 'receipt-hand-over');
    await keyboard.type('ch');
    await page.getByRole('dialog').getByText(`Chuyển xử lý · ${code}`).waitFor();
    await page.locator('#toUnitId:focus').waitFor();
    await keyboard.type('van phong');
    await page.locator('.ant-select-item-option-active', { hasText: 'Phường Hoàng Mai' }).waitFor();
    await keyboard.press('Enter');
    await page.locator('.ant-select-dropdown:visible').waitFor({ state: 'hidden' });
    await keyboard.press('Tab');
    await page.locator('#toOfficerId:focus').waitFor();
    await keyboard.press('ArrowDown');
    // Of the ward's office nobody has an account: the ward's officer comes before the city's people.
    await page.locator('.ant-select-item-option-active', { hasText: 'Bùi Tiến Dũng' }).waitFor();
    await visit.picture('hand-over-officers');
    await keyboard.press('Enter');
    await page.locator('.ant-select-dropdown:visible').waitFor({ state: 'hidden' });
    await keyboard.press('Control+Enter');
    await page.getByText('Bùi Tiến Dũng').first().waitFor();
    await page.waitForURL((url) => url.pathname === `/dossiers/${code}` && url.search === '');
    expect(visit.complaints()).toEqual([]);
    await visit.leave();
  });

  it('keeps the keyboard on the page that a link opens', async () => {
    const visit = await browser.visit();
    const { page } = visit;
    await visit.signIn('clerk', '/dossiers?state=processed');
    await page.locator('.dossier-rows a.code').first().press('Enter');
    await page.locator('.ant-timeline').waitFor();
    expect(await page.evaluate('document.activeElement.id')).toBe('main');
    await page.keyboard.type('ct');
    await page.locator('[role=dialog] input[type=radio]:checked:focus').waitFor();
    await visit.picture('return-result');
    expect(await visit.accessibilityFaults('[role=dialog]')).toEqual([]);
    await visit.leave();
  });

  it('leads with Tab from a day that was typed to the next field, and a day is emptied as text is', async () => {
    const visit = await browser.visit();
    const { page } = visit;
    const { keyboard } = page;
    await visit.signIn('supervisor', '/dossiers?state=inProcess');
    await page.locator('.dossier-rows a.code').first().press('Enter');
    await page.locator('.ant-timeline').waitFor();
    await keyboard.type('cb');
    await page.locator('#items:focus').waitFor();
    await keyboard.type('Giấy khai sinh');
    await keyboard.press('Tab');
    await keyboard.type('30112026');
    await keyboard.press('Tab');
    await page.locator('#respondBy[value="30/11/2026"]').waitFor();
    await page.locator('#respondBy').focus();
    await keyboard.press('Control+a');
    await keyboard.press('Delete');
    await keyboard.press('Tab');
    await page.locator('#respondBy[value=""]').waitFor();
    await page.locator('#respondBy').focus();
    await keyboard.type('30112026');
    await keyboard.press('Tab');
    await page.locator('#reason:focus').waitFor();
    await keyboard.type('Thiếu bản chính');
    expect(await page.locator('#reason').inputValue()).toBe('Thiếu bản chính');
    await visit.leave();
  });

  it.each(['light', 'dark'] as const)('says at an empty desk what comes and where to look, %s', async (colorScheme) => {
    const visit = await browser.visit({ colorScheme });
    const { page } = visit;
    // Nobody of the demo gives anything to the officer of the whole city.
    await visit.signIn('xuly', '/desk');
    await page.getByText('Chưa có hồ sơ nào được giao cho bạn').waitFor();
    expect(await page.locator('.work-table, .work-bar').count()).toBe(0);
    await look(visit, `desk-empty-${colorScheme}`);
    await page.getByRole('link', { name: 'Hồ sơ của đơn vị chưa phân công cho ai' }).press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Tra cứu hồ sơ' }).waitFor();
    await visit.leave();
  });

  it('leaves the navigation at the desk while a dossier of it is open', async () => {
    const visit = await browser.visit();
    const { page } = visit;
    await visit.signIn('xuly.hoangmai', '/desk');
    const marked = page.locator('.shell-side .nav-link[aria-current]');
    await page.locator('.work-table .code').first().press('Enter');
    await page.locator('.ant-timeline').waitFor();
    expect(await marked.allTextContents()).toEqual(['Việc của tôi']);
    await visit.picture('dossier-from-desk');
    await page.goto('/dossiers?state=returned');
    await page.locator('.dossier-rows a.code').first().press('Enter');
    await page.locator('.ant-timeline').waitFor();
    expect(await marked.allTextContents()).toEqual(['Tra cứu hồ sơ']);
    await visit.leave();
  });

  it('shows the hour of a due where the hour counts, and only there', async () => {
    const visit = await browser.visit();
    const { page } = visit;
    await visit.signIn('clerk');
    const dueOf = async (procedureCode: string): Promise<(string | null)[]> => {
      await page.goto(`/dossiers?procedureCode=${procedureCode}`);
      const due = page.locator('.dossier-rows .due time').first();
      await due.waitFor();
      const inList = await due.textContent();
      await visit.picture(`due-${procedureCode}`);
      await page
        .locator('.dossier-rows a.code', { hasText: /^H26\./ })
        .first()
        .press('Enter');
      await page.locator('.ant-timeline').waitFor();
      return [inList, await page.locator('.page-head .due time').textContent()];
    };
    const byHour = expect.stringMatching(WITH_HOUR) as unknown;
    const byDay = expect.stringMatching(BY_DAY) as unknown;
    expect(await dueOf('2.000815')).toEqual([byHour, byHour]);
    await look(visit, 'due-with-hour');
    expect(await dueOf('1.001193')).toEqual([byDay, byDay]);
    await visit.leave();
  });
});
