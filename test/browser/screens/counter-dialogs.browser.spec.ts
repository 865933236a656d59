import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { describeWithChromium } from '../../support/optional-tools.js';
import { TestBrowser } from '../support/open-browser.js';
import type { DemoRole, Visit } from '../support/visit.js';

let browser: TestBrowser;

const MAIN = '.buttons > .ant-btn-primary';

/** What `GET /dossiers` answers first to a question. */
async function firstOf({ page }: Visit, query: string): Promise<string> {
  const list = await page.request.get(`/api/v1/dossiers?limit=1&${query}`);
  const { items } = (await list.json()) as { items: { code: string }[] };
  const code = items[0]?.code;
  if (code === undefined) throw new Error(`the demo has no dossier of ${query}`);
  return code;
}

async function open(visit: Visit, code: string): Promise<void> {
  await visit.page.goto(`/dossiers/${code}`);
  await visit.page.locator('.ant-timeline').waitFor();
}

describeWithChromium('the steps of a dossier, as each role meets them', () => {
  beforeAll(async () => {
    browser = await TestBrowser.open();
  });
  afterAll(() => browser.close());

  it.each([
    ['clerk', 'state=processed', /^Trả kết quả/],
    ['clerk', 'state=waitingSupplement', /^Nhận bổ sung/],
    ['xuly.hoangmai', 'state=inProcess&officerId=me', /^Xử lý xong/],
    ['lanhdao.hoangmai', 'state=inProcess', /^Chuyển xử lý/],
  ] as [DemoRole | string, string, RegExp][])('%s with %s has one main step: %s', async (who, query, step) => {
    const visit = await browser.visit();
    await visit.signIn(who);
    await open(visit, await firstOf(visit, query));
    expect(await visit.page.locator(MAIN).allTextContents()).toEqual([expect.stringMatching(step)]);
    await visit.picture(`main-step-${who}-${query.split('&')[0] ?? ''}`);
    await visit.leave();
  });

  it('hands over within the agency first, and the timeline says to which unit and officer', async () => {
    const visit = await browser.visit();
    const { page } = visit;
    const { keyboard } = page;
    await visit.signIn('supervisor');
    await open(visit, await firstOf(visit, 'state=inProcess&agencyId=H26.00331'));
    const agency = 'Ủy ban nhân dân Phường Hoàng Mai';
    await page.locator('#main').focus();
    await keyboard.type('ch');
    await page.locator('#toUnitId:focus').waitFor();
    await keyboard.press('ArrowDown');
    const list = page.locator('.ant-select-dropdown:visible');
    await list.locator('.ant-select-item-option-active').waitFor();
    const offered = await list.locator('.ant-select-item').allTextContents();
    expect(offered.slice(0, 2)).toEqual(['Cơ quan giải quyết và đơn vị trực thuộc', agency]);
    expect(offered[2]).toMatch(/Phường Hoàng Mai$/);
    await visit.picture('hand-over-units');
    expect(await visit.accessibilityFaults('[role=dialog]')).toEqual([]);
    await keyboard.type('van phong');
    await list.locator('.ant-select-item-option-active', { hasText: 'Phường Hoàng Mai' }).waitFor();
    await keyboard.press('Enter');
    await keyboard.press('Tab');
    await page.locator('#toOfficerId:focus').waitFor();
    await keyboard.type('dung');
    await page.locator('.ant-select-item-option-active', { hasText: 'Bùi Tiến Dũng' }).waitFor();
    await keyboard.press('Enter');
    await page.locator('.ant-select-dropdown:visible').waitFor({ state: 'hidden' });
    await keyboard.press('Control+Enter');
    const step = page.locator('.ant-timeline-item').first();
    await step.getByText('→ Văn phòng HĐND và UBND Phường Hoàng Mai · Bùi Tiến Dũng').waitFor();
    await page.locator('.ant-modal-mask:visible').waitFor({ state: 'hidden' });
    await visit.picture('handed-over-to');
    expect(visit.complaints()).toEqual([]);
    await visit.leave();
  });

  it.each([
    ['returned', 'Trả kết quả: '],
    ['withdrawn', 'Rút hồ sơ: '],
    ['stopped', 'Dừng giải quyết: '],
  ])('says that nobody holds what is %s, and who ended it', async (state, words) => {
    const visit = await browser.visit({ colorScheme: state === 'returned' ? 'light' : 'dark' });
    const { page } = visit;
    await visit.signIn('supervisor');
    await open(visit, await firstOf(visit, `state=${state}`));
    const holder = page.locator('.ant-descriptions-row', { hasText: 'Đang giữ' });
    await holder.getByText(words).waitFor();
    expect(await holder.textContent()).toMatch(new RegExp(`Không còn ai giữ${words}.+`));
    await visit.picture(`holder-${state}`);
    expect(await visit.accessibilityFaults()).toEqual([]);
    await visit.leave();
  });

  it('begins each dialog in its first field, from the first letter', async () => {
    const visit = await browser.visit({ reducedMotion: 'no-preference' });
    const { page } = visit;
    const { keyboard } = page;
    await visit.signIn('supervisor');
    await open(visit, await firstOf(visit, 'state=inProcess&overdue=true'));
    await page.locator('#main').focus();
    // Nothing is waited for between the keys that open it and the first letters.
    await keyboard.type('chvan phong');
    await page.locator('#toUnitId:focus').waitFor();
    expect(await page.locator('#toUnitId').inputValue()).toBe('van phong');
    await keyboard.press('Escape');
    await page.locator('.ant-select-dropdown:visible').waitFor({ state: 'hidden' });
    await keyboard.press('Escape');
    await page.locator('.ant-modal-mask:visible').waitFor({ state: 'hidden' });
    for (const letter of ['b', 'p', 'l', 'r', 'd', 'i']) {
      await page.locator('#main').focus();
      await keyboard.type(`c${letter}`);
      await page.getByRole('dialog').waitFor();
      const within = await page.evaluate(
        `document.activeElement.closest('.ant-form-item') === document.querySelector('[role=dialog] .ant-form-item')`,
      );
      expect([letter, within]).toEqual([letter, true]);
      await keyboard.press('Escape');
      await page.locator('.ant-modal-mask:visible').waitFor({ state: 'hidden' });
    }
    expect(visit.complaints()).toEqual([]);
    await visit.leave();
  });
});
