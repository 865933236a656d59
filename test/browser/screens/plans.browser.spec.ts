import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { describeWithChromium } from '../../support/optional-tools.js';
import { look } from '../support/look.js';
import { TestBrowser } from '../support/open-browser.js';
import type { Visit } from '../support/visit.js';

let browser: TestBrowser;
async function choose(visit: Visit, typed: string): Promise<void> {
  const { page } = visit;
  await page.locator('#targetId').fill(typed);
  await page.locator('.ant-select-item-option-active').waitFor();
  await page.keyboard.press('Enter');
}

describeWithChromium('what is entered for the plans', () => {
  beforeAll(async () => {
    browser = await TestBrowser.open();
  });
  afterAll(() => browser.close());

  it('a published figure is entered with its source, corrected by another one, and both stand there', async () => {
    const visit = await browser.visit();
    const { page } = visit;
    await visit.signIn('admin', '/plans?plan=hn-cchc-2022');
    const dialog = page.getByRole('dialog');
    const period = '2022';
    for (const [value, shown] of [
      ['86.5', '86,5 %'],
      ['87,25', '87,25 %'],
    ] as const) {
      await page.getByRole('button', { name: 'Nhập số công bố' }).click();
      await choose(visit, 'sipas');
      await page.locator('#period').fill(period);
      await page.locator('#value').fill(value);
      await page.locator('#source').fill('Bộ Nội vụ, SIPAS');
      await page.locator('#publishedOn').fill('19/04/2023');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Control+Enter');
      await page
        .getByRole('row', { name: new RegExp(`${period}.*${shown}.*Bộ Nội vụ.*19/04/2023.*đang dùng`) })
        .first()
        .waitFor();
    }
    await page
      .getByRole('row', { name: new RegExp(`${period}.*86,5 %.*đã được thay thế`) })
      .first()
      .waitFor();
    await look(visit, 'plan-figures');
    await page.getByRole('button', { name: 'Nhập số công bố' }).click();
    await choose(visit, 'sipas');
    await page.locator('#value').fill('nhiều');
    await page.locator('#source').fill('x');
    await page.locator('#publishedOn').fill('19/04/2023');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Control+Enter');
    await dialog.getByRole('alert').getByText('/value').waitFor();
    expect(await visit.accessibilityFaults('[role=dialog]')).toEqual([]);
    await visit.picture('plan-figure-dialog');
    expect(visit.complaints()).toEqual([]);
    await visit.leave();
  });

  it('a statement keeps its text apart: who reads it says why', async () => {
    const visit = await browser.visit({ colorScheme: 'dark' });
    const { page } = visit;
    await visit.signIn('admin', '/plans?plan=hn-cchc-2022&tab=statements');
    const document = `${String(process.hrtime.bigint()).slice(-6)}/BC-UBND`;
    await page.getByRole('button', { name: 'Nhập báo cáo' }).click();
    await page.locator('#targetId').press('ArrowDown');
    await page.locator('.ant-select-item-option-active').waitFor();
    await page.keyboard.press('Enter');
    await page.locator('#document').fill(document);
    await page.locator('#date').fill('02/03/2026');
    await page.keyboard.press('Tab');
    await page.locator('#text').fill('Đã phân công rõ người.');
    await page.keyboard.press('Control+Enter');
    const row = page.getByRole('row', { name: new RegExp(`${document}, 02/03/2026`) });
    await row.waitFor();
    expect(await page.getByText('Đã phân công rõ người.').count()).toBe(0);
    await row.getByRole('button').first().click();
    await page.getByRole('textbox', { name: 'Lý do xem nội dung' }).fill('đối chiếu');
    await page.keyboard.press('Enter');
    await page.getByText('Đã phân công rõ người.').waitFor();
    await page.locator('.ant-message-notice').first().waitFor({ state: 'hidden' });
    await look(visit, 'plan-statements-dark');
    expect(page.url()).not.toContain('lý');
    expect(visit.complaints()).toEqual([]);
    await visit.leave();
  });
});
