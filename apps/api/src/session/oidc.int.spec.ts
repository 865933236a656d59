import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { Accounts } from '#application';
import type { AccountView, Role } from '#application';
import { OidcLogin, uuidV7 } from '#platform';
import { COUNTER_TENANT, Counter } from '../../../../test/dsl/counter.js';
import { createApi } from '../create-api.js';

const PROVIDER = fileURLToPath(new URL('../../../../test/support/oidc-provider.mjs', import.meta.url));
const CLIENT = { clientId: 'dung-hen', clientSecret: randomBytes(24).toString('hex') };
const PASSWORD = 'mot cua lien thong';

let counter: Counter;
let app: NestFastifyApplication;
let provider: ChildProcess;
let base: string;
let accounts: Accounts;
let lan: AccountView;

beforeAll(async () => {
  counter = await Counter.open();
  accounts = new Accounts(counter.database, { uuid: uuidV7 });
  const request = { name: 'lan', displayName: 'Nguyễn Thị Lan', role: 'clerk' as const, unitId: 'H26.W1' };
  lan = await accounts.create(COUNTER_TENANT, request, null, 'spec');
  const port = await freePort();
  base = `http://127.0.0.1:${String(port)}`;
  const redirectUri = `${base}/api/v1/session/oidc/callback`;
  provider = spawn(process.execPath, [PROVIDER, CLIENT.clientId, CLIENT.clientSecret, redirectUri], {
    env: { ...process.env, NODE_OPTIONS: '' },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [told] = (await once(provider.stdout as NodeJS.ReadableStream, 'data')) as [Buffer];
  const issuer = told.toString().trim();
  const { databaseUrl, masterKey } = counter;
  app = await createApi(
    {
      ...{ databaseUrl, masterKey, poolSize: 4, onTrouble: () => undefined },
      houseRules: { lateEntryDays: 30, lateEntryFlagHours: 24 },
      signIn: {
        ...{ tenant: COUNTER_TENANT, demoAccounts: [] },
        oidc: new OidcLogin({ issuer, ...CLIENT, label: 'SSO của tỉnh' }),
      },
    },
    false,
  );
  await app.listen(port, '127.0.0.1');
});
afterAll(async () => {
  provider.kill();
  await app.close();
  await counter.close();
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** A browser as far as it matters: keeps cookies of each host and port, follows nothing by itself. */
class Browser {
  private readonly kept = new Map<string, Map<string, string>>();

  async go(url: string, form?: Record<string, string>): Promise<Response> {
    const jar = this.cookies(url);
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form === undefined ? {} : { method: 'POST', body: new URLSearchParams(form) }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '' || /max-age=0|expires=thu, 01 jan 1970/i.test(line)) jar.delete(name);
      else jar.set(name, value);
    }
    return response;
  }

  cookies(url: string): Map<string, string> {
    const { origin } = new URL(url);
    const jar = this.kept.get(origin) ?? new Map<string, string>();
    this.kept.set(origin, jar);
    return jar;
  }

  /** Follows redirects until a page comes or the address begins with `stopAt`. */
  async follow(from: string, stopAt: string): Promise<{ url: string; page: string }> {
    for (let [url, steps] = [from, 0]; steps < 15; steps += 1) {
      if (url.startsWith(stopAt)) return { url, page: '' };
      const response = await this.go(url);
      const next = response.headers.get('location');
      if (next === null) return { url, page: await response.text() };
      url = new URL(next, url).href;
    }
    throw new Error('in circles');
  }
}

const callback = (): string => `${base}/api/v1/session/oidc/callback`;

/** Goes to the provider and says who one is; answers the address at which the provider sends the browser back. */
async function atProvider(browser: Browser, login: string): Promise<string> {
  const begun = await browser.go(`${base}/api/v1/session/oidc`);
  expect(begun.status).toBe(302);
  let at = await browser.follow(begun.headers.get('location') ?? '', callback());
  for (let pages = 0; pages < 3 && at.page !== ''; pages += 1) {
    const [, action = ''] = /action="([^"]+)"/.exec(at.page) ?? [];
    const prompt = at.page.includes('value="consent"') ? 'consent' : 'login';
    const sent = await browser.go(new URL(action, at.url).href, { prompt, login, password: 'x' });
    at = await browser.follow(new URL(sent.headers.get('location') ?? '', at.url).href, callback());
  }
  expect(at.url).toMatch(/code=/);
  return at.url;
}

const signIn = async (browser: Browser, login: string): Promise<string | null> =>
  (await browser.go(await atProvider(browser, login))).headers.get('location');
const who = async (browser: Browser) => {
  const response = await browser.go(`${base}/api/v1/session`);
  return { status: response.status, ...((await response.json()) as { account?: { name: string; role: string } }) };
};
async function link(accountId: string, subject: string | null, role: Role = 'admin'): Promise<Response> {
  return fetch(`${base}/api/v1/accounts/${accountId}/identity`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${counter.tokenOf(role)}`, 'content-type': 'application/json' },
    body: JSON.stringify({ subject }),
  });
}

describe('signing in at an OpenID provider', () => {
  it('is offered where it is configured, and asks with PKCE, state and nonce', async () => {
    const options = (await (await fetch(`${base}/api/v1/session/options`)).json()) as object;
    expect(options).toMatchObject({ oidc: { label: 'SSO của tỉnh', url: '/api/v1/session/oidc' } });
    expect(JSON.stringify(options)).toContain('/session/end?');
    const begun = await new Browser().go(`${base}/api/v1/session/oidc`);
    const asked = new URL(begun.headers.get('location') ?? '').searchParams;
    expect(asked.get('code_challenge_method')).toBe('S256');
    expect(asked.get('scope')).toBe('openid');
    expect(
      Math.min(...['state', 'nonce', 'code_challenge'].map((name) => asked.get(name)?.length ?? 0)),
    ).toBeGreaterThan(40);
    expect(begun.headers.getSetCookie().join()).toMatch(/dh_oidc=.*HttpOnly.*SameSite=Lax/);
  });

  it('opens nothing for somebody whom no administrator linked, and makes no account', async () => {
    const browser = new Browser();
    expect(await signIn(browser, 'sub-of-lan')).toBe('/?signIn=refused');
    expect((await who(browser)).status).toBe(401);
    expect(await accounts.list(COUNTER_TENANT)).toHaveLength(1);
  });

  it('opens a session of the linked account with its own role, without the one-time password', async () => {
    expect((await link(lan.accountId, 'sub-of-lan', 'supervisor')).status).toBe(403);
    expect(await (await link(lan.accountId, 'sub-of-lan')).json()).toMatchObject({
      hasIdentity: true,
      hasPassword: false,
    });
    const browser = new Browser();
    expect(await signIn(browser, 'sub-of-lan')).toBe('/');
    expect(await who(browser)).toMatchObject({ status: 200, account: { name: 'lan', role: 'clerk' } });
    expect([...browser.cookies(base).keys()]).toEqual(['dh_session']);
  });

  it('takes an answer once, from the browser that asked, to what it asked', async () => {
    const browser = new Browser();
    const answer = await atProvider(browser, 'sub-of-lan');
    const failed = async (one: Browser, url: string) => {
      expect((await one.go(url)).headers.get('location')).toBe('/?signIn=failed');
      expect(one.cookies(base).has('dh_session')).toBe(false);
    };
    // Somebody else's browser, as in a link that makes others sign in as oneself.
    await failed(new Browser(), answer);
    const [kept = ''] = [...browser.cookies(base).values()];
    const attempt = JSON.parse(Buffer.from(kept, 'base64url').toString()) as Record<string, string>;
    for (const part of ['state', 'nonce', 'codeVerifier']) {
      const other = new Browser();
      const url = await atProvider(other, 'sub-of-lan');
      const [own = ''] = [...other.cookies(base).values()];
      const changed = { ...(JSON.parse(Buffer.from(own, 'base64url').toString()) as object), [part]: attempt[part] };
      other.cookies(base).set('dh_oidc', Buffer.from(JSON.stringify(changed)).toString('base64url'));
      await failed(other, url);
    }
    expect((await browser.go(answer)).headers.get('location')).toBe('/');
    const again = new Browser();
    again.cookies(base).set('dh_oidc', kept);
    await failed(again, answer);
  });

  it('is over when the account is disabled or the link is taken back', async () => {
    const browser = new Browser();
    expect(await signIn(browser, 'sub-of-lan')).toBe('/');
    expect((await link(lan.accountId, null)).status).toBe(200);
    expect((await who(browser)).status).toBe(401);
    expect(await signIn(new Browser(), 'sub-of-lan')).toBe('/?signIn=refused');
    expect((await link(lan.accountId, 'sub-of-lan')).status).toBe(200);
    await accounts.change(COUNTER_TENANT, lan, { disabled: true }, 'spec');
    expect(await signIn(new Browser(), 'sub-of-lan')).toBe('/?signIn=refused');
  });

  it('links one person to one account, and records who did it without saying who it is', async () => {
    const request = { name: 'mai', displayName: 'Mai', role: 'officer' as const, unitId: null };
    const { accountId } = await accounts.create(COUNTER_TENANT, request, PASSWORD, 'spec');
    const taken = await link(accountId, 'sub-of-lan');
    expect([taken.status, await taken.json()]).toMatchObject([
      400,
      { errors: [{ pointer: '/subject', code: 'IDENTITY.TAKEN' }] },
    ]);
    expect(await (await link(accountId, 'sub-of-mai')).json()).toMatchObject({ hasIdentity: true, hasPassword: true });
    const changes = await counter.database.query<{ change: string; details: object }>(
      'select change, details from account_change where account_id = $1 order by changed_at',
      [accountId],
    );
    expect(changes.at(-1)).toEqual({ change: 'identityLinked', details: {} });
  });
});

it('nobody signs in at a provider where none is configured', async () => {
  await counter.get('/session/oidc').expect(409);
  await counter.get('/session/oidc/callback?code=x').expect(409);
  expect((await counter.get('/session/options').expect(200)).body).toMatchObject({ oidc: null });
});
