import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { describeWithChromium } from '../support/optional-tools.js';
import { NARROW, TestBrowser, WIDE, productUrl } from './support/open-browser.js';
import type { Visit } from './support/visit.js';

let browser: TestBrowser;

describeWithChromium('the counter, by keyboard alone', () => {
  beforeAll(async () => {
    browser = await TestBrowser.open();
  });
  afterAll(() => browser.close());

  it('receives a dossier from a scanned card to a printed receipt, and goes on to the next', async () => {
    const visit = await browser.visit();
    const { page } = visit;
    const { keyboard } = page;
    await visit.signIn('tiepnhan.hoangmai', '/intake');
    await page.getByRole('combobox', { name: 'Thủ tục hành chính' }).waitFor();
    // The registration of a birth, not the copies that have the same words far behind.
    await keyboard.type('khai sinh');
    await page.locator('.ant-select-item-option-active', { hasText: '1.001193' }).waitFor();
    expect(await visit.accessibilityFaults()).toEqual([]);
    // In the open list it takes what is highlighted, and sends nothing that was not seen as chosen.
    await keyboard.press('Control+Enter');
    await page
      .getByTestId('promise')
      .getByText(/\d\d\/\d\d\/\d{4}/)
      .waitFor();
    expect(await page.locator('.receipt').count()).toBe(0);
    // The scanner is a keyboard: channel and kind are as they mostly are, then comes its field.
    for (let i = 0; i < 3; i += 1) await keyboard.press('Tab');
    await keyboard.type('001190012345|012345678|Nguyễn Thị Thử|05031990|Nữ|Số 1, Hoàng Mai, Hà Nội|01012022');
    await keyboard.press('Enter');
    expect(await page.locator('#applicant_name').inputValue()).toBe('Nguyễn Thị Thử');
    await keyboard.type('0900000001');
    // On by Tab alone, as the page stands: address, e-mail, what it is about, why this day, then the procedure's own papers.
    const focused = page.locator(':focus');
    const all = page.getByRole('checkbox', { name: 'Đủ giấy tờ bắt buộc' });
    for (let i = 0; i < 8 && !(await all.and(focused).count()); i += 1) await keyboard.press('Tab');
    await page.getByText('Còn thiếu 2').waitFor();
    await keyboard.press('Space');
    await page.getByText('Còn thiếu').waitFor({ state: 'hidden' });
    expect(await page.getByRole('checkbox', { name: /Giấy chứng sinh \(bản chính\)/ }).isChecked()).toBe(true);
    await keyboard.press('Tab');
    await page
      .getByRole('checkbox', { name: /Tờ khai đăng ký khai sinh/ })
      .and(focused)
      .waitFor();
    await keyboard.press('Tab');
    await keyboard.press('Space');
    await page.getByText('Còn thiếu 1').waitFor();
    expect(await visit.accessibilityFaults()).toEqual([]);
    await visit.picture('intake');
    await page.setViewportSize(NARROW);
    await visit.picture('intake-papers-narrow', true);
    await page.setViewportSize(WIDE);
    await page.locator('#applicantKind').focus();
    await keyboard.press('Control+Enter');
    const receipt = page.getByRole('link', { name: 'In giấy hẹn A5' });
    await receipt.waitFor();
    expect(await receipt.evaluate((link) => link === link.ownerDocument.activeElement)).toBe(true);
    const pdf = await page.request.get((await receipt.getAttribute('href')) ?? '');
    expect([pdf.status(), pdf.headers()['content-type']]).toEqual([200, 'application/pdf']);
    // What was ticked and nothing else is what was received, under the codes of the catalogue.
    const code = /H26\.[\w.-]+/.exec((await receipt.getAttribute('href')) ?? '')?.[0] ?? '';
    const timeline = await page.request.get(`/api/v1/dossiers/${code}/timeline`);
    const { events } = (await timeline.json()) as { events: { data: { components?: object[] } }[] };
    expect(events[0]?.data.components).toEqual([
      { code: '01', name: 'Tờ khai đăng ký khai sinh', form: 'original', digitized: false },
    ]);
    expect(await visit.accessibilityFaults()).toEqual([]);
    await visit.picture('receipt');
    await keyboard.press('Control+Enter');
    await page.getByRole('combobox', { name: 'Thủ tục hành chính' }).waitFor();
    await page.setViewportSize(NARROW);
    await visit.picture('intake-narrow');
    await page.goto(`/dossiers/${code}`);
    await page.getByRole('button', { name: /Yêu cầu bổ sung/ }).waitFor();
    await page.locator('#main').focus();
    await keyboard.type('cb');
    await page.locator('#items:focus').waitFor();
    // The paper that was not ticked is offered first.
    await keyboard.press('Tab');
    await page
      .getByRole('combobox', { name: /còn thiếu 1/ })
      .and(focused)
      .waitFor();
    await keyboard.type('chung sinh');
    await keyboard.press('Enter');
    expect(await page.locator('#items').inputValue()).toBe('Giấy chứng sinh');
    expect(await visit.accessibilityFaults('[role=dialog]')).toEqual([]);
    await visit.picture('supplement-papers');
    expect(visit.complaints()).toEqual([]);
    expect(JSON.stringify(await visit.storage())).not.toMatch(/Thử|0900000001|001190012345/);
    await visit.leave();
  });

  it('asks for a supplement two keys away from the dossier, and shows why the day is what it is', async () => {
    const visit = await browser.visit();
    const { page } = visit;
    const { keyboard } = page;
    await visit.signIn('supervisor', '/dossiers?state=inProcess');
    await page
      .getByRole('link', { name: /^H26\./ })
      .first()
      .focus();
    await keyboard.press('Enter');
    await page.getByRole('button', { name: /Yêu cầu bổ sung/ }).waitFor();
    await visit.picture('dossier');
    expect(await visit.accessibilityFaults()).toEqual([]);
    await keyboard.type('cb');
    await page.getByRole('dialog').waitFor();
    await page.locator('#items:focus').waitFor();
    await keyboard.type('Giấy khai sinh bản chính');
    await keyboard.press('Tab');
    await keyboard.press('Tab');
    await keyboard.type('05/03/2027');
    await keyboard.press('Tab');
    await page.locator('#reason').fill('Thiếu bản chính');
    await visit.picture('supplement');
    expect(await visit.accessibilityFaults('[role=dialog]')).toEqual([]);
    await keyboard.press('Control+Enter');
    await page.getByText('Chờ bổ sung').first().waitFor();
    await page.getByRole('button', { name: /Cách tính ngày hẹn trả/ }).click();
    await page.locator('.trace-text').waitFor();
    await visit.picture('dossier-trace', true);
    await page.setViewportSize(NARROW);
    await visit.picture('dossier-narrow');
    expect(visit.complaints()).toEqual([]);
    await visit.leave();
  });

  it('returns a result: the receipt scanned, two keys, how it was handed out', async () => {
    const officer = await browser.visit();
    await officer.signIn('officer');
    const post = async (visit: Visit, path: string, data: object, version: number): Promise<string> => {
      const headers = { 'idempotency-key': randomUUID(), origin: productUrl(), 'if-match': `"v${String(version)}"` };
      const answer = await visit.page.request.post(`/api/v1/${path}`, { data, headers });
      expect([path, answer.ok()]).toEqual([path, true]);
      return ((await answer.json()) as { code: string }).code;
    };
    const visit = await browser.visit();
    const { page } = visit;
    const { keyboard } = page;
    await visit.signIn('tiepnhan.hoangmai', '/dossiers');
    const code = await post(visit, 'dossiers', { procedureCode: '1.001193', channel: 'counter' }, 0);
    await post(officer, `dossiers/${code}/commands/process`, { decision: 'granted' }, 1);
    await officer.leave();
    await page.getByRole('searchbox').first().focus();
    await keyboard.type(code);
    await keyboard.press('Enter');
    await page.getByRole('button', { name: /Trả kết quả/ }).waitFor();
    await page.locator('#main').focus();
    await keyboard.type('ct');
    await page.getByRole('radio', { name: 'Tại quầy' }).and(page.locator(':focus')).waitFor();
    await keyboard.press('Space');
    expect(await visit.accessibilityFaults('[role=dialog]')).toEqual([]);
    await keyboard.press('Control+Enter');
    await page.getByText('Đã ghi: Trả kết quả').waitFor();
    await page.locator('.page-head').getByText('Đã trả kết quả').waitFor();
    expect(visit.complaints()).toEqual([]);
    await visit.leave();
  });

  it('shows lists and the register of a day, light and dark', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const visit = await browser.visit({ colorScheme });
      const { page } = visit;
      await visit.signIn('clerk', '/dossiers');
      await page
        .getByRole('link', { name: /^H26\./ })
        .first()
        .waitFor();
      await visit.picture(`dossiers-${colorScheme}`);
      expect(await visit.accessibilityFaults()).toEqual([]);
      await page.setViewportSize(NARROW);
      await visit.picture(`dossiers-${colorScheme}-narrow`);
      await page.goto('/register?on=2026-11-20');
      await page
        .getByRole('link', { name: /^H26\./ })
        .first()
        .waitFor();
      await visit.picture(`register-${colorScheme}-narrow`);
      expect(await visit.accessibilityFaults()).toEqual([]);
      expect(visit.complaints()).toEqual([]);
      await visit.leave();
    }
  });
});
