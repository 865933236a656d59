import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { describeWithChromium } from '../../support/optional-tools.js';
import { NARROW, TestBrowser, productUrl } from '../support/open-browser.js';
import type { Visit } from '../support/visit.js';

let browser: TestBrowser;

/** A word of a name that no other dossier has. */
const word = randomUUID()
  .replace(/[^a-f0-9]/g, '')
  .replace(/\d/g, (digit) => 'ghijklmnop'.charAt(Number(digit)))
  .slice(0, 12);
const NAME = `Trần Thị ${word}`;
const PHONE = '0912 004 321';
const PERSONAL = new RegExp(`${word}|Tr(ầ|%E1%BA%A7)n|912.?004.?321`, 'i');

let code: string;

async function handIn(): Promise<void> {
  const visit = await browser.visit();
  await visit.signIn('clerk');
  const answer = await visit.page.request.post('/api/v1/dossiers', {
    headers: { 'idempotency-key': randomUUID(), origin: productUrl() },
    data: {
      ...{ procedureCode: '1.001193', agencyId: 'H26.00004', channel: 'counter' },
      ...{ applicant: { name: NAME, phone: PHONE, idNumber: '079188001234' } },
    },
  });
  expect(answer.status()).toBe(201);
  ({ code } = (await answer.json()) as { code: string });
  await visit.leave();
}

/** Every address that is asked, and what else of the browser outlives or leaves the page. */
function watchAddresses({ page }: Visit): string[] {
  const addresses: string[] = [];
  page.on('request', (request) => addresses.push(request.url(), request.headers()['referer'] ?? ''));
  return addresses;
}
async function left(visit: Visit): Promise<string> {
  const { page } = visit;
  const kept = [await visit.storage(), await page.context().cookies(), await page.evaluate('history.state')];
  return [page.url(), await page.title(), JSON.stringify(kept)].join('\n');
}

/** The read model hears the log a second later. */
async function untilFound({ page }: Visit): Promise<void> {
  const row = page.getByRole('link', { name: code });
  for (let turn = 0; turn < 20 && !(await row.isVisible()); turn += 1) {
    await page.getByRole('button', { name: 'Tìm', exact: true }).click();
    await page.getByText('Lượt tìm đã được ghi lại').waitFor();
    await page.waitForTimeout(500);
  }
  await row.waitFor();
}

describeWithChromium('the search for a person', () => {
  beforeAll(async () => {
    browser = await TestBrowser.open();
    await handIn();
  });
  afterAll(() => browser.close());

  it.each(['light', 'dark'] as const)('goes from the palette to the dossier and into no address, %s', async (theme) => {
    const visit = await browser.visit({ colorScheme: theme });
    const { page } = visit;
    const addresses = watchAddresses(visit);
    await visit.signIn('clerk');
    await page.keyboard.press('Control+k');
    await page.keyboard.type(`${word} tran`);
    await page.getByRole('option', { name: 'Tìm người nộp' }).waitFor();
    await visit.picture(`persons-palette-${theme}`);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Tìm người nộp' }).waitFor();
    await page.getByText('Lượt tìm đã được ghi lại').waitFor();
    expect(await page.locator('#name').inputValue()).toBe(`${word} tran`);
    await untilFound(visit);
    const found = await page.getByRole('row', { name: new RegExp(code.replaceAll('.', '\\.')) }).textContent();
    expect(found).toContain('T*** T***');
    expect(found).not.toContain(word);
    expect(await visit.accessibilityFaults()).toEqual([]);
    await visit.picture(`persons-${theme}`);
    await page.setViewportSize(NARROW);
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    await visit.picture(`persons-${theme}-narrow`, true);
    expect(await left(visit)).not.toMatch(PERSONAL);
    expect(addresses.filter((address) => PERSONAL.test(address))).toEqual([]);
    await page.getByRole('link', { name: code }).click();
    await page.locator('.ant-timeline').waitFor();
    await page.goBack();
    await page.locator('#idNumber:focus').waitFor();
    expect(await page.locator('#name').inputValue()).toBe('');
    expect(visit.complaints()).toEqual([]);
    await visit.leave();
  });

  it('asks for more where a word would name half a city, at the field, and reads a card that is scanned', async () => {
    const visit = await browser.visit();
    const { page } = visit;
    await visit.signIn('officer', '/persons');
    await page.locator('#idNumber:focus').waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('Hãy điền ít nhất một ô').waitFor();
    await page.locator('#name').fill('Lan');
    await page.keyboard.press('Enter');
    await page.getByText('Cần ít nhất hai từ của họ tên').waitFor();
    expect(await visit.accessibilityFaults()).toEqual([]);
    await visit.picture('persons-faults');
    await page.getByRole('button', { name: 'Xoá hết' }).click();
    await page.locator('#idNumber:focus').waitFor();
    await page.keyboard.type('079188001234|012345678|Trần Thị Thử|05031990|Nữ|Số 1, Hà Nội|01012022');
    await page.locator('#idNumber[value="079188001234"]').waitFor();
    await page.locator('#phone').fill('0912 004 322');
    await page.keyboard.press('Enter');
    await page.getByText('Không có hồ sơ nào khớp').waitFor();
    await visit.picture('persons-none');
    expect(visit.complaints()).toEqual([]);
    await visit.leave();
  });

  it.each(['/dossiers', '/access-records', '/quarantine'])(
    'is where a name goes that was typed for a code at %s, or stood in its address',
    async (path) => {
      const visit = await browser.visit();
      const { page } = visit;
      const name = { '/dossiers': 'q', '/access-records': 'dossier', '/quarantine': 'code' }[path] ?? '';
      await visit.signIn('supervisor', path);
      const addresses = watchAddresses(visit);
      const field = page.getByRole('searchbox', { name: /mã hồ sơ/i });
      for (const typed of [NAME, PHONE, '079188001234']) {
        await field.fill(typed);
        await field.press('Enter');
        await page.getByText('Ô này chỉ nhận mã hồ sơ').waitFor();
      }
      await field.fill(NAME);
      await field.press('Enter');
      await page.getByRole('button', { name: 'Tìm người nộp' }).and(page.locator(':focus')).waitFor();
      await visit.picture(`code-only${path.replace('/', '-')}`);
      expect(await visit.accessibilityFaults()).toEqual([]);
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { level: 1, name: 'Tìm người nộp' }).waitFor();
      await untilFound(visit);
      expect(await left(visit)).not.toMatch(PERSONAL);
      expect(addresses.filter((address) => PERSONAL.test(address))).toEqual([]);

      const asked: string[] = [];
      page.on('request', (request) => request.url().includes('/api/') && asked.push(request.url()));
      await page.goto(`${path}?${name}=${encodeURIComponent(NAME)}`);
      await page.getByText('Ô này chỉ nhận mã hồ sơ').waitFor();
      await page.waitForURL((url) => url.search === '');
      expect(asked.filter((address) => PERSONAL.test(address))).toEqual([]);
      expect(visit.complaints()).toEqual([]);
      await visit.leave();
    },
  );

  it('stands in the access records in words, without what was typed', async () => {
    const visit = await browser.visit();
    const { page } = visit;
    await visit.signIn('inspector', '/access-records');
    const row = page.getByRole('row', { name: /Tìm người nộp.*Tìm theo: họ tên · .*hồ sơ · #[0-9a-f]{12}/ }).first();
    await row.waitFor();
    expect(await page.locator('main').textContent()).not.toMatch(new RegExp(`${word}|912.?004.?321`, 'i'));
    await visit.picture('access-records-search');
    expect(visit.complaints()).toEqual([]);
    await visit.leave();
  });
});
