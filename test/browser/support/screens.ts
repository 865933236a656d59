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
}

const ROW = '.ant-table-row, .ant-table-placeholder';
const CODE_LINK = 'a.code[href^="/dossiers/"]';

/** Every page that there is, once. A spec fails for a route that is not here. */
export const SCREENS: readonly Screen[] = [
  { route: '/intake', role: 'clerk', at: '/intake', ready: '.intake' },
  { route: '/dossiers', role: 'clerk', at: '/dossiers', ready: '.ant-table-row' },
  { route: '/persons', role: 'clerk', at: '/persons', ready: '.person-search' },
  { route: '/register', role: 'clerk', at: '/register?on=2026-11-20', ready: ROW },
  { route: '/imports', role: 'clerk', at: '/imports', ready: '.ant-upload' },
  { route: '/saved-texts', role: 'clerk', at: '/saved-texts', ready: 'h1' },
  {
    route: '/dossiers/$code',
    role: 'officer',
    at: { page: '/dossiers?overdue=true&sort=due', link: CODE_LINK },
    ready: '.ant-timeline',
  },
  { route: '/desk', role: 'officer', at: '/desk', ready: ROW },
  { route: '/today', role: 'supervisor', at: '/today', ready: '.today-panel .plain-list tbody tr' },
  { route: '/reviews', role: 'supervisor', at: '/reviews', ready: 'tbody .code' },
  {
    route: '/reviews/$code',
    role: 'supervisor',
    at: { page: '/reviews?state=open,examined,closed', link: 'tbody a.code' },
    ready: '.finding',
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
  { route: '/ranking', role: 'inspector', at: '/ranking', ready: '.ranking-table tbody tr' },
  { route: '/reports/ii06a', role: 'inspector', at: '/reports/ii06a', ready: '.report-table tfoot' },
  { route: '/scorecards', role: 'inspector', at: '/scorecards', ready: '.target-card' },
  {
    route: '/scorecards/dossiers',
    role: 'inspector',
    at: { page: '/scorecards?plan=hn-136-2021', link: 'a[href*="target="]' },
    ready: 'tbody tr',
  },
  { route: '/accounts', role: 'admin', at: '/accounts', ready: ROW },
  { route: '/calendars', role: 'admin', at: '/calendars?year=2026', ready: ROW },
  { route: '/case-lists', role: 'admin', at: '/case-lists', ready: ROW },
  { route: '/jobs', role: 'admin', at: '/jobs', ready: ROW },
  { route: '/system', role: 'admin', at: '/system', ready: '.facts-row' },
];

/** Came while this list was made (2026-11-23) and are looked at by specs of their own; they belong above. */
export const ELSEWHERE = ['/agencies', '/delegations', '/messages', '/plans', '/procedures', '/procedures/$code'];

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
