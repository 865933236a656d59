import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';

const AXE = readFileSync(createRequire(join(process.cwd(), 'package.json')).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

export type DemoRole = 'clerk' | 'officer' | 'supervisor' | 'inspector' | 'admin';
interface DemoAccount {
  account: string;
  password: string;
  role: DemoRole;
}

/** A person at a browser: what they do, and what the browser complained of meanwhile. */
export class Visit {
  /** Breaches of the Content-Security-Policy. */
  readonly violations: string[] = [];
  /** Errors on the console and uncaught ones, without answers of 4xx that a story provokes. */
  readonly errors: string[] = [];

  private constructor(
    private readonly context: BrowserContext,
    readonly page: Page,
  ) {}

  static async begin(context: BrowserContext): Promise<Visit> {
    context.setDefaultTimeout(15_000);
    const page = await context.newPage();
    const visit = new Visit(context, page);
    page.on('pageerror', (error) => visit.errors.push(error.message));
    page.on('console', (message) => {
      const text = message.text();
      if (/Content.Security.Policy/i.test(text)) visit.violations.push(text);
      else if (message.type() === 'error' && !/status of 4\d\d|ERR_|net::/.test(text))
        visit.errors.push(`${text} ${message.location().url}`);
    });
    return visit;
  }

  /** The first demo account of a role, or the one of that name, as the sign-in page shows it. */
  async demoAccount(roleOrName: string): Promise<DemoAccount> {
    const answer = await this.context.request.get('/api/v1/session/options');
    const { demoAccounts } = (await answer.json()) as { demoAccounts: DemoAccount[] };
    const found = demoAccounts.find(({ role, account }) => role === roleOrName || account === roleOrName);
    if (found === undefined) throw new Error(`no demo account ${roleOrName}`);
    return found;
  }

  /** Signs in through the page, by keyboard, and waits until the shell stands. */
  async signIn(roleOrName: DemoRole | string, path = '/'): Promise<void> {
    const { account, password } = await this.demoAccount(roleOrName);
    await this.page.goto(path);
    await this.page.locator('#account').fill(account);
    await this.page.locator('#password').fill(password);
    await this.page.keyboard.press('Enter');
    await this.page.locator('.shell').waitFor();
  }

  /** What axe finds of WCAG 2.2 A and AA on the page as it stands; each as one line. */
  async accessibilityFaults(within?: string): Promise<string[]> {
    // A dialog on its way out still dims the page.
    if (within === undefined) await this.page.locator('.ant-modal-mask:visible').waitFor({ state: 'hidden' });
    // Through the debugger: the page's policy would let no script element of ours pass, as it should.
    await this.page.evaluate(AXE);
    return this.page.evaluate(
      async ([rules, root]) => {
        interface Found {
          violations: { id: string; help: string; nodes: { html: string; failureSummary?: string }[] }[];
        }
        const { axe } = globalThis as unknown as { axe: { run: (on: unknown, how: object) => Promise<Found> } };
        const on = (globalThis as unknown as { document: { querySelector: (selector: string) => unknown } }).document;
        const { violations } = await axe.run(root === undefined ? on : on.querySelector(root), {
          runOnly: { type: 'tag', values: rules },
        });
        return violations.flatMap(({ id, help, nodes }) =>
          nodes.map(({ html, failureSummary }) => `${id}: ${help} at ${html.slice(0, 200)} (${failureSummary ?? ''})`),
        );
      },
      [RULES, within] as const,
    );
  }

  /** A picture into the folder BROWSER_PICTURES, where one is asked for. */
  async picture(name: string, fullPage = false): Promise<void> {
    const folder = process.env['BROWSER_PICTURES'];
    if (!folder) return;
    mkdirSync(folder, { recursive: true });
    await this.page.screenshot({ path: join(folder, `${name}.png`), fullPage });
  }

  /** Everything the browser keeps for this address beside cookies. */
  storage(): Promise<Record<string, string>> {
    return this.page.evaluate(() => {
      const { localStorage, sessionStorage } = globalThis as unknown as Record<string, Record<string, string>>;
      return { ...localStorage, ...sessionStorage };
    });
  }

  /** All the browser complained of so far: nothing, in a story that went well. */
  complaints(): string[] {
    return [...this.violations, ...this.errors];
  }

  leave(): Promise<void> {
    return this.context.close();
  }
}
