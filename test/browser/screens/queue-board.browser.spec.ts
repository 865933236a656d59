import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { describeWithChromium } from '../../support/optional-tools.js';
import { TestBrowser } from '../support/open-browser.js';

let browser: TestBrowser;

describeWithChromium('the queue behind the page', () => {
  beforeAll(async () => {
    browser = await TestBrowser.open();
  });
  afterAll(() => browser.close());

  it('opens for an administrator from the jobs, and keeps to our policy', async () => {
    const visit = await browser.visit();
    const { page } = visit;
    await visit.signIn('admin', '/jobs');
    expect(await page.getByRole('link', { name: /Hàng đợi kỹ thuật/ }).getAttribute('href')).toBe(
      '/api/v1/queue-board/',
    );
    await page.goto('/api/v1/queue-board/');
    await page.getByText('recomputations').first().waitFor();
    await visit.picture('queue-board');
    await page.goto('/api/v1/queue-board/queue/recomputations');
    await page
      .getByText(/failed/i)
      .first()
      .waitFor();
    await visit.picture('queue-board-queue');
    expect(visit.complaints()).toEqual([]);
    await visit.leave();
    const supervisor = await browser.visit();
    await supervisor.signIn('supervisor', '/jobs');
    expect(await supervisor.page.getByRole('link', { name: /Hàng đợi kỹ thuật/ }).count()).toBe(0);
    const refused = await supervisor.page.goto('/api/v1/queue-board/');
    expect(refused?.status()).toBe(403);
    await supervisor.leave();
  });
});
