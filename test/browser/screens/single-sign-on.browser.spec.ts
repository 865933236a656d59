import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describeWithChromium } from '../../support/optional-tools.js';
import { RunningProgram } from '../../support/running-program.js';
import { temporaryFolder } from '../../support/temporary-folder.js';
import { TestBrowser } from '../support/open-browser.js';
import type { Visit } from '../support/visit.js';

// A second product makes its database and loads its demo data beside the one of this run.
jest.setTimeout(300_000);

const CLIENT = ['dung-hen', 'the secret of a spec'] as const;
const LABEL = 'Đăng nhập bằng SSO của tỉnh';
const ACCOUNT = 'tiepnhan.hoangmai';
const SUBJECT = 'b9f1c2';

const folder = temporaryFolder();
let provider: RunningProgram | undefined;
let product: RunningProgram | undefined;
let browser: TestBrowser | undefined;
let issuer: string;
let url: string;

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** A provider and a product of their own: every sign-out goes there where there is one. */
async function start(): Promise<void> {
  const port = String(await freePort());
  const redirect = `http://127.0.0.1:${port}/api/v1/session/oidc/callback`;
  provider = new RunningProgram(['test/support/oidc-provider.mjs', ...CLIENT, redirect], {});
  issuer = await provider.printed(/^(http\S+)$/m);
  product = new RunningProgram(['dist/apps/ops/src/start.js'], {
    ...{ PORT: port, DUNGHEN_DATA_DIR: join(folder.path, 'data'), DUNGHEN_DEMO: '1' },
    ...{ DUNGHEN_OIDC_ISSUER: issuer, DUNGHEN_OIDC_LABEL: LABEL },
    ...{ DUNGHEN_OIDC_CLIENT_ID: CLIENT[0], DUNGHEN_OIDC_CLIENT_SECRET: CLIENT[1] },
  });
  url = await product.printed(/^Đúng Hẹn is ready: (.+)$/m, 240);
}

async function visitor(): Promise<Visit> {
  if (browser === undefined) throw new Error('no browser');
  return browser.visit({ baseURL: url });
}

/** Says who one is, and agrees, on the provider's own pages. */
async function atProvider({ page }: Visit, login: string): Promise<void> {
  await page.waitForURL((at) => at.href.startsWith(issuer));
  await page.locator('[name=login]').fill(login);
  await page.locator('[name=password]').fill('x');
  await page.locator('[type=submit]').click();
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.waitForURL((at) => at.href.startsWith(url));
}

describeWithChromium('signing in at a provider', () => {
  beforeAll(async () => {
    await start();
    browser = await TestBrowser.open();
  });
  afterAll(async () => {
    await browser?.close();
    await product?.end();
    await provider?.end();
    folder.remove();
  });

  it('an administrator links an account to what the provider calls its owner', async () => {
    const visit = await visitor();
    const { page } = visit;
    await visit.signIn('admin', '/accounts');
    await page.getByRole('searchbox').fill(ACCOUNT);
    const row = page.getByRole('row', { name: new RegExp(ACCOUNT.replace('.', '\\.')) });
    await row.getByRole('button', { name: 'Liên kết định danh' }).click();
    await page.locator('#subject:focus').waitFor();
    await page.keyboard.type(SUBJECT);
    expect(await visit.accessibilityFaults('[role=dialog]')).toEqual([]);
    await visit.picture('account-identity');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await row.getByText('đã liên kết định danh').waitFor();
    expect(visit.complaints()).toEqual([]);
    await visit.leave();
  });

  it('its owner comes in through the provider, and leaves it too', async () => {
    const visit = await visitor();
    const { page } = visit;
    await page.goto('/');
    await visit.picture('sign-in-sso');
    await page.getByRole('link', { name: LABEL }).click();
    await atProvider(visit, SUBJECT);
    await page.locator('.shell').waitFor();
    const { account } = (await (await page.request.get('/api/v1/session')).json()) as { account: { name: string } };
    expect(account.name).toBe(ACCOUNT);

    await page.getByRole('button', { name: /^Tài khoản:/ }).click();
    await page.getByRole('menuitem', { name: 'Đăng xuất' }).click();
    await page.waitForURL((at) => at.href.startsWith(issuer));
    await page.getByRole('button', { name: /^Yes/ }).click();
    await page.waitForURL((at) => at.href.startsWith(url));
    expect((await page.request.get('/api/v1/session')).status()).toBe(401);
    // Nobody comes in as the one before.
    await page.getByRole('link', { name: LABEL }).click();
    await page.locator('[name=login]').waitFor();
    expect(visit.complaints()).toEqual([]);
    await visit.leave();
  });

  it('whom nobody linked is told so in words', async () => {
    const visit = await visitor();
    const { page } = visit;
    await page.goto('/');
    await page.getByRole('link', { name: LABEL }).click();
    await atProvider(visit, 'somebody-else');
    await page.getByRole('alert').waitFor();
    await visit.picture('sign-in-sso-refused');
    expect(await page.getByRole('alert').textContent()).toMatch(/chưa được liên kết/);
    expect(await visit.accessibilityFaults()).toEqual([]);
    await visit.leave();
  });
});
