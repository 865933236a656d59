import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { describeWithChromium } from '../support/optional-tools.js';
import { NARROW, TestBrowser, productUrl } from './support/open-browser.js';
import type { Visit } from './support/visit.js';

interface Seen {
  code: string;
  version: number;
}

const APPLICANT = { name: 'Trần Thị Dân', phone: '0987 654 321' };
const AGENCY = 'H26.00004';

let browser: TestBrowser;
let waiting: string;
let returned: string;
/** Where the receipt of the returned dossier leads: its path, with the token. */
let receipt: string;

/** Asks the API as the person who signed in at this browser. */
async function post(visit: Visit, path: string, data: object, version?: number): Promise<Seen> {
  const headers = {
    ...{ 'idempotency-key': randomUUID(), origin: productUrl() },
    ...(version === undefined ? {} : { 'if-match': `"v${String(version)}"` }),
  };
  const answer = await visit.page.request.post(`/api/v1/${path}`, { data, headers });
  if (!answer.ok()) throw new Error(`${path}: ${String(answer.status())} ${await answer.text()}`);
  return (await answer.json()) as Seen;
}

/** Two dossiers of one applicant, one of which waits for papers and one was returned; and the returned one's receipt. */
async function handIn(): Promise<void> {
  const visit = await browser.visit();
  await visit.signIn('clerk');
  const intake = { procedureCode: '1.001193', agencyId: AGENCY, channel: 'counter', applicant: APPLICANT };
  const first = await post(visit, 'dossiers', intake);
  const second = await post(visit, 'dossiers', intake);
  const pdf = await visit.page.request.get(`/api/v1/dossiers/${second.code}/papers/receipt`);
  receipt =
    /\/URI \(https?:\/\/[^/]+(\/tra-cuu\/bien-nhan\/[^)]+)\)/.exec((await pdf.body()).toString('latin1'))?.[1] ?? '';
  // A receipt opens the look-up; where nobody prints it, the worker makes it when its turn comes.
  await visit.page.request.get(`/api/v1/dossiers/${first.code}/papers/receipt`);
  const items = [{ code: 'KS', name: 'Giấy chứng sinh' }];
  await post(visit, `dossiers/${first.code}/commands/request-supplement`, { items }, first.version);
  await visit.leave();

  const officer = await browser.visit();
  await officer.signIn('officer');
  const done = await post(officer, `dossiers/${second.code}/commands/process`, { decision: 'granted' }, second.version);
  await officer.leave();

  const again = await browser.visit();
  await again.signIn('clerk');
  await post(again, `dossiers/${second.code}/commands/return-result`, {}, done.version);
  await again.leave();
  [waiting, returned] = [first.code, second.code];
}

describeWithChromium('the citizen’s page, where no script runs', () => {
  beforeAll(async () => {
    browser = await TestBrowser.open();
    await handIn();
  });
  afterAll(() => browser.close());

  it('finds a dossier by code and digits, by keyboard, and shows what is missing', async () => {
    const visit = await browser.visit({ javaScriptEnabled: false, viewport: NARROW });
    const { page } = visit;
    await page.goto('/tra-cuu');
    await page.locator('#code').fill(waiting);
    await page.keyboard.press('Tab');
    await page.keyboard.type('0000');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('Không tìm thấy hồ sơ').waitFor();
    expect(await page.locator('#code').inputValue()).toBe(waiting);
    await page.locator('#digits').fill('4321');
    await page.keyboard.press('Enter');
    await page.getByText('Chờ bổ sung', { exact: true }).waitFor();
    await page.getByText('Giấy chứng sinh').waitFor();
    expect(await page.locator('body').textContent()).not.toMatch(/Trần Thị Dân|654/);
    expect(page.url()).not.toContain('4321');
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByText('Waiting for papers', { exact: true }).waitFor();
    expect(visit.complaints()).toEqual([]);
    await visit.leave();
  });

  it('is opened by the link of the printed receipt, and rated once', async () => {
    const visit = await browser.visit({ javaScriptEnabled: false, viewport: NARROW });
    const { page } = visit;
    expect(receipt).toMatch(/^\/tra-cuu\/bien-nhan\/[\w-]{27,}$/);
    await page.goto(receipt);
    await page.getByRole('heading', { level: 1, name: returned }).waitFor();
    await page.getByRole('radio', { name: /^5/ }).check();
    await page.getByRole('button', { name: 'Gửi đánh giá' }).click();
    await page.getByText('Cảm ơn ông/bà đã đánh giá.').waitFor();
    expect(await page.getByRole('radio').count()).toBe(0);
    expect(visit.complaints()).toEqual([]);
    await visit.leave();
  });

  it.each(['light', 'dark'] as const)('can be read and used by everybody, %s', async (colorScheme) => {
    const visit = await browser.visit({ colorScheme, viewport: NARROW });
    const { page } = visit;
    const look = async (name: string): Promise<void> => {
      expect(await visit.accessibilityFaults()).toEqual([]);
      await visit.picture(`citizen-${name}-${colorScheme}-narrow`, true);
    };
    await page.goto('/tra-cuu');
    await look('form');
    await page.locator('#code').fill(waiting);
    await page.locator('#digits').fill('4321');
    await page.keyboard.press('Enter');
    await page.getByText('Chờ bổ sung', { exact: true }).waitFor();
    await look('waiting');
    await page.goto(receipt);
    await look('returned');
    await page.goto('/tra-cuu/bien-nhan/khong-co');
    await page.getByRole('alert').waitFor();
    await look('unknown');
    expect(visit.complaints()).toEqual([]);
    await visit.leave();
  });
});
