import { randomUUID } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { describeWithChromium } from '../../support/optional-tools.js';
import { TestBrowser, productUrl } from '../support/open-browser.js';
import type { Visit } from '../support/visit.js';

let browser: TestBrowser;

const SOURCES = join(process.cwd(), 'apps/web/src');

/**
 * Where a page's sources ask for a day, how often, and which of the walks below reach it. The three parts that hold the
 * field itself are not here.
 */
const ASKED: Record<string, { times: number; reached: readonly string[] }> = {
  'figures/question-bar.tsx': { times: 1, reached: ['/indicators', '/ranking', '/signals'] },
  'pages/access-records/access-records-page.tsx': { times: 1, reached: ['/access-records'] },
  'pages/accounts/token-dialog.tsx': { times: 1, reached: ['a new token'] },
  'pages/calendars/day-table.tsx': { times: 1, reached: ['/calendars'] },
  'pages/catalogue/validity-fields.tsx': { times: 2, reached: ['a unit', 'a procedure'] },
  'pages/delegations/delegation-dialog.tsx': { times: 2, reached: ['a delegation'] },
  'pages/dossier/command-fields.ts': { times: 2, reached: ['a supplement', 'an extension'] },
  'pages/dossier/correction-fields.ts': { times: 1, reached: ['a correction'] },
  'pages/plans/figure-dialog.tsx': { times: 1, reached: ['a published figure'] },
  'pages/plans/statement-dialog.tsx': { times: 1, reached: ['a statement'] },
  'pages/register/register-page.tsx': { times: 1, reached: ['/register'] },
  'pages/reports/report-page.tsx': { times: 1, reached: ['/reports/ii06a'] },
  'pages/reviews/queue-filters.tsx': { times: 2, reached: ['/reviews'] },
  'pages/reviews/step-fields.ts': { times: 3, reached: ['a measure', 'an apology', 'its signature'] },
  'pages/scorecards/scorecards-page.tsx': { times: 1, reached: ['/scorecards'] },
};
/** What turns a kind of field into the field: counted where the kinds are named. */
const BY_KIND = ['pages/dossier/command-input.tsx', 'pages/reviews/step-input.tsx'];
const FIELD_ITSELF = ['parts/date-field.tsx', 'parts/moment-field.tsx', 'figures/period-fields.tsx'];
const ASKS = /<(?:DateField|MomentField|AsOfField|DatePicker|RangePicker)\b|kind: '(?:day|moment|dated)'(?! \|)/g;

function askedInSources(): Record<string, number> {
  const found: Record<string, number> = {};
  for (const name of readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })) {
    if (!/\.tsx?$/.test(name) || /\.spec\.tsx?$/.test(name) || [...BY_KIND, ...FIELD_ITSELF].includes(name)) continue;
    const times = [...readFileSync(join(SOURCES, name), 'utf8').matchAll(ASKS)].length;
    if (times > 0) found[name] = times;
  }
  return found;
}

/** As people type a day; each other than the one before it, so that none stands there by what came before. */
const TYPED = [
  ['05/03/2026', '05/03/2026'],
  ['5/3/2025', '05/03/2025'],
  ['05032026', '05/03/2026'],
  ['05-03-2025', '05/03/2025'],
  ['2026-03-05', '05/03/2026'],
] as const;

/**
 * Every field for a day that stands on the page or in its open dialog, and takes all five; how many there were. The last one
 * first: where one day bounds a later one, it is the first.
 */
async function typeIntoAll({ page }: Visit, within: string): Promise<number> {
  const pickers = page
    .locator(`${within} .ant-picker`)
    .filter({ hasNot: page.locator('input[placeholder="giờ:phút"]') });
  await pickers.first().waitFor();
  const fields = page.locator(within).getByRole('textbox').and(page.getByPlaceholder('dd/mm/yyyy'));
  const count = await fields.count();
  expect(count).toBe(await pickers.count());
  for (let at = count - 1; at >= 0; at -= 1) {
    for (const [typed, read] of TYPED) {
      const field = fields.nth(at);
      await field.focus();
      await page.keyboard.press('Control+a');
      // Faster than anybody types, and slower than the page takes what its address brings back of the day before.
      await page.keyboard.type(typed, { delay: 30 });
      await page.keyboard.press('Tab');
      expect([within, at, typed, await settled(field, read)]).toEqual([within, at, typed, read]);
      if (within === '#main') await toldToAddress(page, read);
    }
  }
  return count;
}

/** The field says the day before the address does, and what the address brings back would undo what is typed meanwhile. */
async function toldToAddress(page: Page, read: string): Promise<void> {
  const day = read.split('/').reverse().join('-');
  for (let turn = 0; turn < 40 && !page.url().includes(day); turn += 1) await page.waitForTimeout(25);
}

/** What a field says at last: the page follows by way of its address. */
async function settled(field: Locator, awaited: string): Promise<string> {
  for (let turn = 0; turn < 60 && (await field.inputValue()) !== awaited; turn += 1) {
    await new Promise((done) => setTimeout(done, 50));
  }
  return field.inputValue();
}

const DIALOG = '.ant-modal';
const SETTLED = '.ant-modal:not(.ant-zoom-appear):not(.ant-zoom-enter)';

/** Opens a dialog by its keys and waits until it stands still. */
async function dialog({ page }: Visit, keys: string): Promise<void> {
  await page.locator('#main').focus();
  await page.keyboard.type(keys);
  await page.locator(SETTLED).waitFor();
}
async function openedBy({ page }: Visit, path: string, button: string): Promise<void> {
  await page.goto(path);
  await page.getByRole('button', { name: button }).click();
  await page.locator(SETTLED).waitFor();
}
async function closed({ page }: Visit): Promise<void> {
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  const dialogs = page.getByRole('dialog');
  if (await dialogs.first().isVisible()) {
    await dialogs
      .getByRole('button', { name: /^(Đóng|Huỷ|Hủy)$/ })
      .first()
      .click();
  }
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
}

async function sent({ page }: Visit): Promise<void> {
  await page.keyboard.press('Control+Enter');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
}

/** What the walks reached: the name of each, and how many fields it met. */
const met = new Map<string, number>();

async function onPage(visit: Visit, path: string): Promise<void> {
  await visit.page.goto(path);
  met.set(path, await typeIntoAll(visit, '#main'));
}
async function inDialog(visit: Visit, name: string): Promise<void> {
  met.set(name, (met.get(name) ?? 0) + (await typeIntoAll(visit, DIALOG)));
}

describeWithChromium('every field for a day', () => {
  beforeAll(async () => {
    browser = await TestBrowser.open();
  });
  afterAll(() => browser.close());

  it('is one that this spec knows of', () => {
    expect(askedInSources()).toEqual(
      Object.fromEntries(Object.entries(ASKED).map(([name, { times }]) => [name, times])),
    );
  });

  it('reads five ways of typing it on the pages of a supervisor', async () => {
    const visit = await browser.visit();
    await visit.signIn('supervisor');
    for (const path of ['/register', '/access-records', '/indicators', '/ranking', '/signals', '/reports/ii06a']) {
      await onPage(visit, path);
    }
    for (const path of ['/scorecards', '/reviews']) await onPage(visit, path);
    expect(visit.violations).toEqual([]);
    await visit.leave();
  }, 180_000);

  it('reads them in administration', async () => {
    const visit = await browser.visit();
    await visit.signIn('admin');
    await onPage(visit, '/calendars');
    for (const [path, button, name] of [
      ['/accounts?tab=tokens', 'Tạo mã truy cập', 'a new token'],
      ['/agencies', 'Thêm đơn vị', 'a unit'],
      ['/procedures', 'Thêm thủ tục', 'a procedure'],
      ['/plans?plan=hn-cchc-2022', 'Nhập số công bố', 'a published figure'],
      ['/plans?plan=hn-cchc-2022&tab=statements', 'Nhập báo cáo', 'a statement'],
    ] as const) {
      await openedBy(visit, path, button);
      await inDialog(visit, name);
    }
    expect(visit.violations).toEqual([]);
    await visit.leave();
  }, 120_000);

  it('reads them in a delegation, whose last day is not before its first', async () => {
    const visit = await browser.visit();
    const { page } = visit;
    await visit.signIn('supervisor');
    await openedBy(visit, '/delegations', 'Lập uỷ quyền');
    await page.locator('#fromOn').fill('01/01/2025');
    await page.keyboard.press('Tab');
    await inDialog(visit, 'a delegation');
    expect(visit.violations).toEqual([]);
    await visit.leave();
  }, 120_000);

  it('reads them in the dialogs of a dossier', async () => {
    const visit = await browser.visit();
    const { page } = visit;
    await visit.signIn('supervisor');
    const answer = await page.request.post('/api/v1/dossiers', {
      headers: { 'idempotency-key': randomUUID(), origin: productUrl() },
      data: { procedureCode: '1.001193', agencyId: 'H26.00004', channel: 'counter', applicantKind: 'citizen' },
    });
    const { code } = (await answer.json()) as { code: string };
    await page.goto(`/dossiers/${code}`);
    await page.getByRole('button', { name: /Yêu cầu bổ sung/ }).waitFor();
    for (const [keys, name] of [
      ['cb', 'a supplement'],
      ['ck', 'an extension'],
    ] as const) {
      await dialog(visit, keys);
      await inDialog(visit, name);
      await closed(visit);
    }
    await dialog(visit, 'ci');
    await page.getByRole('radio', { name: 'Thời điểm tiếp nhận' }).check();
    await inDialog(visit, 'a correction');
    expect(visit.violations).toEqual([]);
    await visit.leave();
  }, 120_000);

  it('reads them in the steps of a review', async () => {
    const visit = await browser.visit();
    const { page } = visit;
    await visit.signIn('lanhdao', '/reviews?state=unreviewed');
    const late = page.locator('tbody a.code').first();
    await late.waitFor();
    await page.goto((await late.getAttribute('href')) ?? '');
    await page.getByRole('button', { name: /Mở rà soát/ }).click();
    await page.getByRole('button', { name: /Xác định nguyên nhân/ }).waitFor();
    await dialog(visit, 'cx');
    await inDialog(visit, 'an apology');
    await closed(visit);
    await dialog(visit, 'cx');
    await page.locator('#documentNumber').fill('12/XL');
    await sent(visit);
    await dialog(visit, 'cn');
    await page.locator('#causeCode:focus').waitFor();
    await page.keyboard.type('Thiếu');
    await page.locator('.ant-select-item-option-active', { hasText: 'Thiếu nhân lực' }).waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.ant-select-dropdown:visible').waitFor({ state: 'hidden' });
    await sent(visit);
    await dialog(visit, 'cb');
    await inDialog(visit, 'a measure');
    await closed(visit);
    await dialog(visit, 'ck');
    await inDialog(visit, 'its signature');
    expect(visit.violations).toEqual([]);
    await visit.leave();
  }, 120_000);

  it('keeps what is being typed when the log goes on and the page draws itself anew', async () => {
    const visit = await browser.visit();
    const { page } = visit;
    await visit.signIn('tiepnhan.hoangmai', '/register');
    const day = page.locator('#main').getByPlaceholder('dd/mm/yyyy');
    await day.focus();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('05/03/2025');
    const drawnAgain = page.waitForResponse((answer) => answer.url().includes('/papers/register'));
    const sent = await page.request.post('/api/v1/dossiers', {
      headers: { origin: productUrl(), 'idempotency-key': randomUUID() },
      data: { procedureCode: '1.001193', channel: 'counter', applicant: { name: 'Người Gõ Ngày' } },
    });
    expect(sent.status()).toBe(201);
    await drawnAgain;
    await page.getByText(((await sent.json()) as { code: string }).code).waitFor();
    await page.keyboard.press('Tab');
    await page.waitForURL((url) => url.searchParams.get('on') === '2025-03-05');
    expect(visit.violations).toEqual([]);
    await visit.leave();
  });

  it('was met by one of the walks', () => {
    const unmet = Object.values(ASKED)
      .flatMap(({ reached }) => reached)
      .filter((name) => (met.get(name) ?? 0) === 0);
    expect(unmet).toEqual([]);
    // Two beside each other are two that were typed into.
    for (const name of ['/reviews', 'a unit', 'a procedure', 'a delegation'])
      expect([name, met.get(name)]).toEqual([name, 2]);
  });
});
