import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { describeWithChromium } from '../../support/optional-tools.js';
import { TestBrowser } from '../support/open-browser.js';

let browser: TestBrowser;

describeWithChromium('how old a page is', () => {
  beforeAll(async () => {
    browser = await TestBrowser.open();
  });
  afterAll(() => browser.close());

  it('is said since the last word, once the line is cut', async () => {
    const visit = await browser.visit();
    const { page } = visit;
    await page.clock.install();
    let words = 0;
    await page.route('**/api/v1/stream', (route) => {
      words += 1;
      const body = 'event: head\nid: 77\ndata: {"position":77}\n\n';
      return words === 1 ? route.fulfill({ contentType: 'text/event-stream', body }) : route.abort();
    });
    await visit.signIn('clerk', '/dossiers');
    const position = page.locator('.log-position');
    await position.getByText('77', { exact: true }).waitFor();
    await position.getByText(/mất kết nối \d giây/).waitFor();
    await page.clock.fastForward('01:00');
    await position.getByText(/mất kết nối [67]\d giây/).waitFor();
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
    await page
      .locator('.log-position')
      .getByText(/mất kết nối/)
      .waitFor();
    expect(await visit.accessibilityFaults()).toEqual([]);
    await visit.leave();
  });
});
