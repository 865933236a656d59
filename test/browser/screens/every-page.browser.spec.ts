import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { describeWithChromium } from '../../support/optional-tools.js';
import { NARROW, TestBrowser, WIDE } from '../support/open-browser.js';
import { SCREENS, openDialogs, openScreen } from '../support/screens.js';
import type { DemoRole, Visit } from '../support/visit.js';

let browser: TestBrowser;

const PAGES = join(process.cwd(), 'apps/web/src/pages');
const DIALOG = '[role=dialog]';
const ROLES: readonly DemoRole[] = ['clerk', 'officer', 'supervisor', 'inspector', 'admin'];

/** The routes as the pages' own files say them. */
function routes(): string[] {
  const files = readdirSync(PAGES, { recursive: true, encoding: 'utf8' }).filter((name) => /routes?\.tsx$/.test(name));
  return files.flatMap((name) =>
    [...readFileSync(join(PAGES, name), 'utf8').matchAll(/^\s+path: '([^']+)',$/gm)].map(([, path]) => path ?? ''),
  );
}

/** Parts of Ant Design on the page whose rules its style sheet leaves out. */
async function unstyled({ page }: Visit): Promise<string[]> {
  const file = pathToFileURL(join(process.cwd(), 'apps/web/antd-styles.mjs')).href;
  const { isLeftOut } = (await import(file)) as { isLeftOut: (name: string) => boolean };
  const names = await page.evaluate<string[]>(
    `[...new Set([...document.querySelectorAll('[class*="ant-"]')].flatMap(({ classList }) => [...classList]))]`,
  );
  return names.filter(isLeftOut);
}

/** Both sizes: nothing sticks out, nothing is out of reach. */
async function look(visit: Visit, name: string, within?: string): Promise<void> {
  for (const [size, suffix] of [
    [WIDE, ''],
    [NARROW, '-narrow'],
  ] as const) {
    await visit.page.setViewportSize(size);
    expect([name, suffix, await visit.accessibilityFaults(within)]).toEqual([name, suffix, []]);
    const fits = await visit.page.evaluate('document.documentElement.scrollWidth <= innerWidth');
    expect([name, suffix, fits]).toEqual([name, suffix, true]);
    await visit.picture(`page${name}${suffix}`, within === undefined);
  }
  expect([name, await unstyled(visit)]).toEqual([name, []]);
  await visit.page.setViewportSize(WIDE);
}

/** Besides language and theme, and how far which visit was scrolled: keys and numbers alone. */
async function keptBesides(visit: Visit): Promise<string[]> {
  const scrolled = /^\{("(\w+)":\{("[^"]*":\{"scrollX":[\d.]+,"scrollY":[\d.]+\},?)*\},?)*\}$/;
  const kept = Object.entries(await visit.storage()).filter(([name]) => !/^dunghen\.(language|theme)$/.test(name));
  return kept.filter(([name, text]) => !name.startsWith('tsr-scroll') || !scrolled.test(text)).map(String);
}

describeWithChromium('every page', () => {
  beforeAll(async () => {
    browser = await TestBrowser.open();
  });
  afterAll(() => browser.close());

  it('is looked at here', () => {
    expect(SCREENS.map(({ route }) => route).sort()).toEqual(routes().sort());
  });

  it.each(ROLES.flatMap((role) => (['light', 'dark'] as const).map((theme) => [role, theme] as const)))(
    'can be used wide and narrow, breaks no policy and keeps nothing, %s, %s',
    async (role, theme) => {
      const visit = await browser.visit({ colorScheme: theme });
      await visit.signIn(role);
      for (const screen of SCREENS.filter((one) => one.role === role)) {
        await openScreen(visit, screen);
        const name = screen.route.replaceAll(/[/$]+/g, '-');
        await look(visit, `${name}-${theme}`);
        await openDialogs(visit, screen, (at) => look(visit, `${name}-dialog-${String(at)}-${theme}`, DIALOG));
        expect([screen.route, ...visit.complaints()]).toEqual([screen.route]);
        expect([screen.route, await keptBesides(visit)]).toEqual([screen.route, []]);
      }
      await visit.leave();
    },
    240_000,
  );

  it.each(ROLES)(
    'speaks English to whoever asked for it, %s',
    async (role) => {
      const visit = await browser.visit();
      await visit.signIn(role);
      await visit.page.evaluate(`localStorage.setItem('dunghen.language', 'en')`);
      for (const screen of SCREENS.filter((one) => one.role === role)) {
        await openScreen(visit, screen);
        expect(await visit.page.locator('html').getAttribute('lang')).toBe('en');
        const words = await visit.page
          .locator('main h1, main h2, main label, main thead th, main button')
          .allTextContents();
        const unread = words.filter((text) => /[ăđơưạảấầẩậắằặẹẻẽếềểệịỉọỏốồổộớờởợụủứừửựỳỵỷỹ]/i.test(text));
        await visit.picture(`page${screen.route.replaceAll(/[/$]+/g, '-')}-english`, true);
        expect([screen.route, unread]).toEqual([screen.route, unread.filter(isData)]);
        expect([screen.route, ...visit.complaints()]).toEqual([screen.route]);
      }
      await visit.leave();
    },
    240_000,
  );
});

/** Names of procedures, agencies and people are Vietnamese in either language. */
const isData = (text: string): boolean =>
  /^(UBND|Ủy ban|Uỷ ban|Văn phòng|Sở |Phường|Xã|Đăng ký|Cấp |Thủ tục|Trung tâm|Phòng|Ban |Chi nhánh|Chi cục|Công an|Tổ |Kế hoạch|Hồ sơ được trả|STATE AND RESULTS|Chỉ số |Số hóa |Thực hiện |H26|\d)/.test(
    text.trim(),
  );
