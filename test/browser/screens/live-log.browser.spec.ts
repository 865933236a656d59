import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { describeWithChromium } from '../../support/optional-tools.js';
import { TestBrowser } from '../support/open-browser.js';

let browser: TestBrowser;

describeWithChromium('how old a page is', () => {
  beforeAll(async () => {
    browser = await TestBrowser.open();
  });
  afterAll(() => browser.close());

  it('stands beside the position of the log, and what was cut off says since when', async () => {
    const visit = await browser.visit();
    const { page } = visit;
    await page.clock.install();
    await visit.signIn('clerk', '/dossiers');
    const position = page.locator('.log-position');
    await position.getByText(/giây trước/).waitFor();
    expect(await position.getByRole('status').count()).toBe(0);
    await page.context().setOffline(true);
    await position.getByRole('status').waitFor();
    await page.clock.fastForward('01:00');
    await position.getByText(/mất liên lạc (6|7)\d giây/).waitFor();
    await visit.leave();
  });

  it('is said by a page that never heard the log at all', async () => {
    const visit = await browser.visit();
    const { page } = visit;
    await page.clock.install();
    await page.route('**/api/v1/stream', (route) => route.abort());
    await visit.signIn('clerk', '/dossiers');
    await page.locator('a.code').first().waitFor();
    await page.clock.fastForward('01:00');
    await page.locator('.log-position').getByText(/mất liên lạc/).waitFor();
    expect(await visit.accessibilityFaults()).toEqual([]);
    await visit.leave();
  });
});
