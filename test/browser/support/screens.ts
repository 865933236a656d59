import { closedMonth } from './closed-month.js';
import type { DemoRole, Visit } from './visit.js';

/** A page as somebody of a role comes to it. */
export interface Screen {
  /** The route, as the page's `route.tsx` has it. */
  route: string;
  role: DemoRole;
  /** An address, or a page and the link on it that leads there. */
  at: string | { page: string; link: string };
  /** What stands once it is there. */
  ready: string;
  /** What opens over it. */
  dialogs?: readonly Dialogs[];
}

/** Dialogs as somebody opens them who means to fill them in. */
export interface Dialogs {
  /** Buttons of the page that open one each. */
  by: string;
  /** Where they are, if not where the screen is. */
  at?: string;
}

const ROW = '.ant-table-row, .ant-table-placeholder';
const IN_HEAD = '.page-head .ant-btn-primary';
const IN_TOOLBAR = '.toolbar .ant-btn-primary';
const BY_KEYS = '.buttons > .ant-btn:has(.keys)';
const CODE_LINK = 'a.code[href^="/dossiers/"]';

/** Every page that there is, once. A spec fails for a route that is not here. */
export const SCREENS: readonly Screen[] = [
  { route: '/intake', role: 'clerk', at: '/intake', ready: '.intake' },
  { route: '/dossiers', role: 'clerk', at: '/dossiers', ready: '.dossier-rows a.code' },
  { route: '/persons', role: 'clerk', at: '/persons', ready: '.person-search' },
  { route: '/register', role: 'clerk', at: '/register?on=2026-11-20', ready: ROW },
  { route: '/imports', role: 'clerk', at: '/imports', ready: '.ant-upload' },
  {
    route: '/saved-texts',
    role: 'clerk',
    at: '/saved-texts',
    ready: 'main .ant-btn-primary',
    dialogs: [{ by: IN_HEAD }],
  },
  {
    route: '/dossiers/$code',
    role: 'officer',
    at: { page: '/dossiers?overdue=true&sort=due', link: CODE_LINK },
    ready: '.ant-timeline',
    dialogs: [{ by: BY_KEYS }],
  },
  { route: '/desk', role: 'officer', at: '/desk', ready: ROW },
  {
    route: '/delegations',
    role: 'officer',
    at: '/delegations',
    ready: '.plain-list, .ant-segmented ~ p',
    dialogs: [{ by: IN_HEAD }],
  },
  { route: '/today', role: 'supervisor', at: '/today', ready: '.today-panel .plain-list tbody tr' },
  { route: '/reviews', role: 'supervisor', at: '/reviews', ready: 'tbody .code' },
  {
    route: '/reviews/$code',
    role: 'supervisor',
    at: { page: '/reviews?state=open,examined,closed', link: 'tbody a.code' },
    ready: '.finding',
    dialogs: [{ by: BY_KEYS }],
  },
  { route: '/reviews/summary', role: 'supervisor', at: '/reviews/summary', ready: 'tfoot' },
  { route: '/access-records', role: 'supervisor', at: '/access-records', ready: ROW },
  { route: '/quarantine', role: 'supervisor', at: '/quarantine', ready: ROW },
  { route: '/signals', role: 'inspector', at: '/signals', ready: '.signal-card' },
  {
    route: '/signals/dossiers',
    role: 'inspector',
    at: { page: '/signals', link: '.signal-count a' },
    ready: 'tbody tr',
  },
  { route: '/indicators', role: 'inspector', at: '/indicators', ready: '.heat-table tbody tr' },
  {
    route: '/indicators/dossiers',
    role: 'inspector',
    at: { page: '/indicators', link: '.balance a[href*="class=late"]' },
    ready: 'tbody tr',
  },
  {
    route: '/indicators/restatement',
    role: 'inspector',
    at: `/indicators/restatement?period=${closedMonth()}`,
    ready: 'tbody tr',
  },
  { route: '/ranking', role: 'inspector', at: '/ranking', ready: '.ranking-table tbody tr' },
  { route: '/reports/ii06a', role: 'inspector', at: '/reports/ii06a', ready: '.report-table tfoot' },
  { route: '/scorecards', role: 'inspector', at: '/scorecards', ready: '.target-card' },
  {
    route: '/scorecards/dossiers',
    role: 'inspector',
    at: { page: '/scorecards?plan=hn-136-2021', link: 'a[href*="target="]' },
    ready: 'tbody tr',
  },
  {
    route: '/accounts',
    role: 'admin',
    at: '/accounts',
    ready: ROW,
    dialogs: [{ by: IN_TOOLBAR }, { at: '/accounts?tab=tokens', by: IN_TOOLBAR }],
  },
  {
    route: '/agencies',
    role: 'admin',
    at: '/agencies',
    ready: '.ant-table-row',
    dialogs: [{ by: IN_HEAD }],
  },
  {
    route: '/procedures',
    role: 'admin',
    at: '/procedures',
    ready: '.ant-table-row',
    dialogs: [{ by: IN_HEAD }],
  },
  {
    route: '/procedures/$code',
    role: 'admin',
    at: '/procedures/1.001193',
    ready: '.catalogue-cards .ant-table-row',
    dialogs: [{ by: IN_HEAD }],
  },
  {
    route: '/plans',
    role: 'admin',
    at: '/plans?plan=hn-cchc-2022',
    ready: ROW,
    dialogs: [{ by: IN_TOOLBAR }, { at: '/plans?plan=hn-cchc-2022&tab=statements', by: IN_TOOLBAR }],
  },
  {
    route: '/messages',
    role: 'admin',
    at: '/messages',
    ready: '.gateway p, .gateway dl',
    dialogs: [{ by: '.gateway .ant-card-extra .ant-btn >> nth=0' }],
  },
  { route: '/calendars', role: 'admin', at: '/calendars?year=2026', ready: ROW },
  { route: '/case-lists', role: 'admin', at: '/case-lists', ready: ROW },
  { route: '/jobs', role: 'admin', at: '/jobs', ready: ROW },
  { route: '/system', role: 'admin', at: '/system', ready: '.facts-row' },
];

/** Goes to a page and waits until it stands. */
export async function openScreen({ page }: Visit, { at, ready }: Screen): Promise<void> {
  if (typeof at === 'string') {
    await page.goto(at);
  } else {
    await page.goto(at.page);
    const link = page.locator(at.link).first();
    await link.waitFor();
    await page.goto((await link.getAttribute('href')) ?? '');
  }
  await page.locator(ready).first().waitFor();
}

const STANDING = '.ant-modal:not(.ant-zoom-appear):not(.ant-zoom-enter)';

/** Opens each dialog of a screen, has it looked at, and closes it again with nothing written. */
export async function openDialogs({ page }: Visit, screen: Screen, look: (at: number) => Promise<void>): Promise<void> {
  let seen = 0;
  for (const { by, at } of screen.dialogs ?? []) {
    if (at !== undefined) await page.goto(at);
    const buttons = page.locator(by);
    await buttons.first().waitFor();
    const count = await buttons.count();
    for (let button = 0; button < count; button += 1) {
      await buttons.nth(button).click();
      await page.locator(STANDING).waitFor();
      seen += 1;
      await look(seen);
      await page.locator('.ant-modal-close').click();
      await page.locator('.ant-modal-mask:visible').waitFor({ state: 'hidden' });
    }
  }
}
