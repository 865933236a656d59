import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import type { Response } from 'supertest';
import { Accounts } from '#application';
import type { AccountRequest } from '#application';
import { uuidV7 } from '#platform';
import { COUNTER_TENANT, Counter } from '../../../../test/dsl/counter.js';
import { createSmallTenant, tokenFor } from '../../../../test/dsl/small-tenant.js';

const PASSWORD = 'mot cua lien thong';
const OTHER_TENANT = 'BOS';
let counter: Counter;
let accounts: Accounts;

beforeAll(async () => {
  counter = await Counter.open();
  accounts = new Accounts(counter.database, { uuid: uuidV7 });
  await createSmallTenant(counter.database, OTHER_TENANT);
  await make({ name: 'lan', displayName: 'Nguyễn Thị Lan', unitId: 'H26.W1' });
  await make({ name: 'lan', displayName: 'Lan Other', unitId: null }, OTHER_TENANT);
  await make({ name: 'minh', role: 'supervisor' });
});
afterAll(() => counter.close());
beforeEach(() => counter.database.query('delete from sign_in_attempt'));

const make = (account: Partial<AccountRequest>, tenant = COUNTER_TENANT, password: string | null = PASSWORD) =>
  accounts.create(tenant, { name: 'x', displayName: 'X', role: 'clerk', unitId: null, ...account }, password, 'spec');

const http = () => request(counter.app.getHttpServer());
const signIn = (account: string, password = PASSWORD) => http().post('/api/v1/session').send({ account, password });
const cookieOf = (response: Response): string => String(response.headers['set-cookie']?.[0]).split(';')[0] ?? '';
const signedIn = async (account = 'lan', password = PASSWORD): Promise<string> =>
  cookieOf(await signIn(account, password).expect(200));
const get = (path: string, cookie: string) => http().get(`/api/v1${path}`).set('Cookie', cookie);
/** As a browser sends it from our own page. */
const own = (method: 'post' | 'delete', path: string, cookie: string) =>
  http()[method](`/api/v1${path}`).set('Cookie', cookie).set('Sec-Fetch-Site', 'same-origin');

describe('signing in', () => {
  it('answers who it is, with a cookie that scripts and other sites cannot reach', async () => {
    const answer = await signIn('Lan').expect(200);
    expect(answer.body).toMatchObject({
      account: {
        ...{ name: 'lan', displayName: 'Nguyễn Thị Lan', role: 'clerk', tenant: COUNTER_TENANT },
        ...{ unitId: 'H26.W1', unitName: 'Phường Một', timezone: 'Asia/Ho_Chi_Minh', mustChangePassword: false },
      },
    });
    expect(answer.headers['set-cookie']).toEqual([
      expect.stringMatching(/^dh_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/),
    ]);
    expect((await get('/session', cookieOf(answer)).expect(200)).body).toMatchObject({ account: { name: 'lan' } });
    const stored = await counter.database.query(`select s::text, encode(session_hash, 'escape') from session s`);
    expect(JSON.stringify(stored)).not.toContain(cookieOf(answer).split('=')[1]);
  });

  it('reaches another tenant by name@tenant and sees nothing of this one', async () => {
    const { code } = await counter.story({ agencyId: 'H26.W1' });
    const here = await signedIn();
    const there = await signedIn(`lan@${OTHER_TENANT}`);
    await get(`/dossiers/${code}`, here).expect(200);
    await get(`/dossiers/${code}`, there).expect(404);
  });

  it('answers an unknown account, a wrong password and a disabled account alike', async () => {
    const { accountId } = await make({ name: 'gone' });
    await counter.database.query('update account set disabled_at = now() where account_id = $1', [accountId]);
    const answers = [
      await signIn('lan', 'wrong password').expect(401),
      await signIn('nobody').expect(401),
      await signIn('gone').expect(401),
      await signIn('lan@NOWHERE').expect(401),
      await signIn('Robert"); --').expect(401),
    ];
    for (const { body, headers } of answers) {
      expect(body).toEqual(answers[0]?.body);
      expect(headers['set-cookie']).toBeUndefined();
    }
  });

  it('is closed for an account after ten wrong passwords, for any password, and says when to come again', async () => {
    for (let n = 0; n < 10; n += 1) await signIn('minh', 'wrong password').expect(401);
    const closed = await signIn('minh').expect(429);
    expect(closed.body).toMatchObject({ code: 'SIGN_IN.TOO_MANY' });
    expect(Number(closed.headers['retry-after'])).toBeGreaterThan(800);
    await signIn('lan').expect(200);
  });

  it('gives no more tries to many attempts at once, and counts none that was right', async () => {
    const wrong = await Promise.all(Array.from({ length: 30 }, () => signIn('minh', 'wrong password')));
    expect(wrong.filter(({ status }) => status === 401)).toHaveLength(10);
    for (let n = 0; n < 12; n += 1) await signIn('lan').expect(200);
  });

  it('shows no demo accounts where there is no demo', async () => {
    expect((await http().get('/api/v1/session/options').expect(200)).body).toEqual({ demoAccounts: [], oidc: null });
  });
});

describe('a session', () => {
  it('does what a token of the role and unit does, and no more', async () => {
    const [here, elsewhere] = [
      await counter.story({ agencyId: 'H26.W1' }),
      await counter.story({ agencyId: 'H26.W2' }),
    ];
    const cookie = await signedIn();
    await get(`/dossiers/${here.code}`, cookie).expect(200);
    await get(`/dossiers/${elsewhere.code}`, cookie).expect(404);
    await get('/webhooks', cookie).expect(403);
    const intake = { procedureCode: '1.000001', agencyId: 'H26.W1', channel: 'counter' };
    const sent = () => own('post', '/dossiers', cookie).set('Idempotency-Key', 'a-key').send(intake);
    const { code } = (await sent().expect(201)).body as { code: string };
    // Signed in again: the key belongs to the account.
    const again = own('post', '/dossiers', await signedIn())
      .set('Idempotency-Key', 'a-key')
      .send(intake);
    expect((await again.expect(201)).body).toMatchObject({ code });
  });

  it('is over at once by signing out', async () => {
    const cookie = await signedIn();
    const other = await signedIn();
    await own('delete', '/session', cookie).expect(204);
    expect((await get('/session', cookie).expect(401)).body).toMatchObject({ code: 'AUTH.REQUIRED' });
    await get('/session', other).expect(200);
  });

  it.each([
    ['half an hour without a request', `last_seen_at = now() - interval '30 minutes'`],
    ['twelve hours', `expires_at = now()`],
  ])('is over after %s', async (_, change) => {
    const cookie = await signedIn();
    await counter.database.query(`update session set ${change}`);
    await get('/session', cookie).expect(401);
  });

  it('is kept alive by requests, which write once a minute at most, and not beyond its twelve hours', async () => {
    const cookie = await signedIn();
    const seen = async () =>
      (await counter.database.query<{ at: string }>('select max(last_seen_at)::text as at from session'))[0]?.at;
    const before = await seen();
    await get('/session', cookie).expect(200);
    expect(await seen()).toBe(before);
    await counter.database.query(
      `update session set last_seen_at = now() - interval '29 minutes', expires_at = now() + interval '5 minutes'`,
    );
    const answer = await get('/session', cookie).expect(200);
    expect(await seen()).not.toBe(before);
    const minutes = (Date.parse((answer.body as { expiresAt: string }).expiresAt) - Date.now()) / 60_000;
    expect(minutes).toBeGreaterThan(4);
    expect(minutes).toBeLessThan(6);
  });

  it.each([
    ['nothing', ''],
    ['a letter', 'x'],
    ['another secret', 'a'.repeat(43)],
    ['a quote', `${'a'.repeat(42)}'`],
    ['a long text', 'a'.repeat(5_000)],
  ])('is not opened by %s', async (_, secret) => {
    await get('/session', `dh_session=${secret}`).expect(401);
  });

  it('is not looked at beside a bearer token, good or bad', async () => {
    const cookie = await signedIn();
    await get('/dossiers', cookie).set('Authorization', 'Bearer nonsense').expect(401);
    await get('/dossiers', cookie).set('Authorization', 'Basic bGFuOng=').expect(401);
    const inspector = await tokenFor(counter.database, COUNTER_TENANT, 'inspector');
    await get('/log/head', cookie).set('Authorization', `Bearer ${inspector}`).expect(200);
    await get('/session', cookie).set('Authorization', `Bearer ${inspector}`).expect(401);
    await get('/dossiers?token=x', '').expect(401);
  });
});

describe('a writing request with a session', () => {
  const from = (headers: Record<string, string>, cookie: string) => {
    const sent = http().delete('/api/v1/session').set('Cookie', cookie);
    for (const [name, value] of Object.entries(headers)) void sent.set(name, value);
    return sent;
  };

  it.each<[string, Record<string, string>]>([
    ['another site', { Origin: 'https://evil.example', Host: 'localhost' }],
    ['another port', { Origin: 'http://localhost:1', Host: 'localhost' }],
    ['a page without origin', { Origin: 'null', Host: 'localhost' }],
    ['a sibling site', { 'Sec-Fetch-Site': 'same-site' }],
    ['another site that hides its origin', { 'Sec-Fetch-Site': 'cross-site' }],
    ['an address that was typed', { 'Sec-Fetch-Site': 'none' }],
    ['two answers', { Origin: 'https://evil.example', Host: 'localhost', 'Sec-Fetch-Site': 'same-origin' }],
    ['nowhere', {}],
  ])('is refused from %s', async (_, headers) => {
    const cookie = await signedIn();
    expect((await from(headers, cookie).expect(403)).body).toMatchObject({ code: 'REQUEST.CROSS_SITE' });
    await get('/session', cookie).expect(200);
  });

  it.each<[string, Record<string, string>]>([
    ['Origin alone', { Origin: 'http://localhost', Host: 'localhost' }],
    ['Sec-Fetch-Site alone', { 'Sec-Fetch-Site': 'same-origin' }],
    ['both', { Origin: 'http://localhost:3000', Host: 'localhost:3000', 'Sec-Fetch-Site': 'same-origin' }],
  ])('is taken from our own page, told by %s', async (_, headers) => {
    await from(headers, await signedIn()).expect(204);
  });

  it('signs nobody in for another site', async () => {
    await signIn('lan').set('Origin', 'https://evil.example').expect(403);
    await signIn('lan').set('Sec-Fetch-Site', 'cross-site').expect(403);
  });
});

describe('a name in Host', () => {
  it.each(['localhost', '127.0.0.1:3000', '[::1]:3000', 'LOCALHOST'])('%s is ours', async (host) => {
    await http().get('/api/v1/session/options').set('Host', host).expect(200);
  });

  it.each([
    'evil.example',
    'localhost.evil.example',
    '127.0.0.1.evil.example',
    'x@localhost',
    '10.0.0.1',
    'localhost:x',
  ])('%s is refused on every page but those of health', async (host) => {
    for (const path of ['/', '/api/v1/session/options', '/api/docs', '/api/openapi.json', '/healthy']) {
      const refused = await http().get(path).set('Host', host).expect(421);
      expect(refused.body).toMatchObject({ code: 'HOST.UNKNOWN' });
    }
    await http().get('/health/live').set('Host', host).expect(200);
  });
});

describe('a password', () => {
  const change = (cookie: string, current: string, next: string) =>
    own('post', '/session/password', cookie).send({ current, next });

  it('that was given must be changed before anything else', async () => {
    const { password } = await make({ name: 'new' }, COUNTER_TENANT, null);
    const cookie = await signedIn('new', password ?? '');
    expect((await get('/session', cookie).expect(200)).body).toMatchObject({ account: { mustChangePassword: true } });
    expect((await get('/dossiers', cookie).expect(403)).body).toMatchObject({ code: 'PASSWORD.CHANGE_NEEDED' });
    const changed = await change(cookie, password ?? '', 'a password of my own').expect(200);
    expect(changed.body).toMatchObject({ account: { mustChangePassword: false } });
    await get('/session', cookie).expect(401);
    await get('/dossiers', cookieOf(changed)).expect(200);
    const changes = await counter.database.query('select change, changed_by from account_change order by change_id');
    expect(changes.slice(-2)).toEqual([
      { change: 'created', changed_by: 'spec' },
      { change: 'passwordChanged', changed_by: expect.stringMatching(/^acc-/) },
    ]);
  });

  it('changed ends every session of the account and opens one anew', async () => {
    await make({ name: 'hoa' });
    const [first, second] = [await signedIn('hoa'), await signedIn('hoa')];
    const third = cookieOf(await change(first, PASSWORD, 'quite another password').expect(200));
    for (const cookie of [first, second]) await get('/session', cookie).expect(401);
    await get('/session', third).expect(200);
    await signIn('hoa').expect(401);
  });

  it.each([
    ['/current', 'PASSWORD.WRONG', 'no password', 'another password'],
    ['/next', 'PASSWORD.WEAK', PASSWORD, 'short'],
    ['/next', 'PASSWORD.WEAK', PASSWORD, 'x'.repeat(201)],
    ['/next', 'PASSWORD.SAME', PASSWORD, PASSWORD],
  ])('%s: %s', async (pointer, code, current, next) => {
    const refused = await change(await signedIn(), current, next).expect(400);
    expect(refused.body).toMatchObject({ errors: [{ pointer, code }] });
  });
});
