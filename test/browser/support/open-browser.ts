import { chromium } from 'playwright-core';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { testChromium } from '../../support/optional-tools.js';
import { Visit } from './visit.js';

export const WIDE = { width: 1366, height: 768 };
export const NARROW = { width: 390, height: 844 };

/** Address of the product that this run was started on. */
export const productUrl = (): string => {
  const url = process.env['BROWSER_URL'];
  if (url === undefined) throw new Error('no product was started; run npm run test:browser');
  return url;
};

/** One Chromium per file of specs; each visit is a browser of its own as far as the product can tell. */
export class TestBrowser {
  private constructor(private readonly browser: Browser) {}

  static async open(): Promise<TestBrowser> {
    const browser = await chromium.launch({
      executablePath: testChromium ?? '',
      args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-gpu'],
    });
    return new TestBrowser(browser);
  }

  /** A new visitor at the product's address, light and wide unless said otherwise. */
  async visit(options: BrowserContextOptions = {}): Promise<Visit> {
    const context = await this.browser.newContext({
      baseURL: productUrl(),
      viewport: WIDE,
      colorScheme: 'light',
      locale: 'vi-VN',
      timezoneId: 'Asia/Ho_Chi_Minh',
      reducedMotion: 'reduce',
      ...options,
    });
    return Visit.begin(context);
  }

  close(): Promise<void> {
    return this.browser.close();
  }
}
