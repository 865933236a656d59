import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { describeWithChromium } from '../../support/optional-tools.js';
import { TestBrowser } from '../support/open-browser.js';
import type { Visit } from '../support/visit.js';

let browser: TestBrowser;
let visit: Visit;
let code = '';
let ofTheDay = '';

const pathNow = () => decodeURIComponent(new URL(visit.page.url()).pathname);

describeWithChromium('a dossier found by its code', () => {
  beforeAll(async () => {
    browser = await TestBrowser.open();
    visit = await browser.visit();
    await visit.signIn('clerk', '/dossiers');
    code = (await visit.page.locator('.dossier-rows a.code').first().textContent()) ?? '';
    ofTheDay = /-(\d{6})-\d+$/.exec(code)?.[1] ?? '';
    expect(ofTheDay).not.toBe('');
  });
  afterAll(async () => {
    await visit.leave();
    await browser.close();
  });

  async function typedIntoList(text: string): Promise<void> {
    const { page } = visit;
    await page.goto('/dossiers');
    await page.locator('.dossier-rows a.code').first().waitFor();
    await page.getByRole('searchbox').fill(text);
    await page.keyboard.press('Enter');
  }

  it.each([
    ['whole, as a scanner types it', () => code],
    ['whole, in small letters', () => code.toLowerCase()],
    ['without its beginning, as only one has it', () => code.slice(1)],
  ])('opens from the list at once: %s', async (_, typed) => {
    await typedIntoList(typed());
    await visit.page.getByRole('heading', { level: 1, name: code }).waitFor();
    expect(pathNow()).toBe(`/dossiers/${code}`);
  });

  it('stays a list where several have the end that was typed', async () => {
    await typedIntoList(ofTheDay);
    await visit.page.waitForURL((url) => url.searchParams.get('q') === ofTheDay);
    await expectEveryRowWith(ofTheDay);
  });

  it('is offered by name while its code is typed into the palette, and opened by Enter', async () => {
    const { page } = visit;
    await page.goto('/dossiers');
    await page.locator('.shell').waitFor();
    await page.keyboard.press('Control+k');
    await page.locator('.palette input:focus').waitFor();
    await page.keyboard.type(code.slice(code.indexOf(ofTheDay)));
    const option = page.getByRole('option').filter({ hasText: new RegExp(`${ofTheDay}-\\d+ · .`) });
    await option.first().waitFor();
    const offered = (await option.first().textContent()) ?? '';
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1 }).filter({ hasText: ofTheDay }).waitFor();
    expect(offered).toContain(pathNow().slice('/dossiers/'.length));
    expect(visit.complaints()).toEqual([]);
  });

  it('shows the way on from an address that names none', async () => {
    const { page } = visit;
    await page.goto(`/dossiers/X${code.slice(1)}`);
    await page.getByRole('alert').getByText('DOSSIER.NOT_FOUND').waitFor();
    await page.getByRole('main').getByRole('link', { name: code }).waitFor();
    await visit.picture('unknown-code');
    expect(await visit.accessibilityFaults()).toEqual([]);
    // A code cut short has no end in common with any; the search looks for it anywhere.
    await page.goto(`/dossiers/${code.slice(0, -1)}`);
    await page.getByRole('main').getByRole('link', { name: 'Tra cứu hồ sơ' }).click();
    await page.getByRole('link', { name: code }).waitFor();
    await page.getByRole('heading', { level: 1, name: 'Tra cứu hồ sơ' }).waitFor();
  });

  async function expectEveryRowWith(text: string): Promise<void> {
    await visit.page.waitForFunction(
      (part) =>
        (
          globalThis as unknown as { document: { querySelectorAll: (s: string) => { textContent: string }[] } }
        ).document.querySelectorAll('.dossier-rows a.code').length > 0 && part !== '',
      text,
    );
    const codes = await visit.page.locator('.dossier-rows a.code').allTextContents();
    expect(codes.length).toBeGreaterThan(1);
    expect(codes.filter((one) => !one.includes(text))).toEqual([]);
  }
});
