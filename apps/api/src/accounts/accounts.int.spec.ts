import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { ProjectionRunner, allProjections } from '#application';
import { ProjectionStore } from '#event-store';
import { COUNTER_TENANT, Counter } from '../../../../test/dsl/counter.js';
import { createSmallTenant, tokenFor } from '../../../../test/dsl/small-tenant.js';

interface Account {
  accountId: string;
  password: string;
  actorId: string;
}
let counter: Counter;
/** An administrator of ward one alone, one of another tenant. */
let narrow: string;
let foreign: string;

beforeAll(async () => {
  counter = await Counter.open();
  await createSmallTenant(counter.database, 'BOS');
  narrow = await tokenFor(counter.database, COUNTER_TENANT, 'admin', 'H26.W1');
  foreign = await tokenFor(counter.database, 'BOS', 'admin');
});
afterAll(() => counter.close());

const http = () => request(counter.app.getHttpServer());
const call = (method: 'get' | 'post' | 'patch' | 'delete', path: string, token: string, body?: object) =>
  http()[method](`/api/v1${path}`).set('Authorization', `Bearer ${token}`).send(body);
const as = (method: 'get' | 'post' | 'patch' | 'delete', path: string, body?: object) =>
  call(method, path, counter.tokenOf('admin'), body);
let made = 0;
const make = async (body: object = {}): Promise<Account> => {
  made += 1;
  const account = { name: `person${String(made)}`, displayName: 'Ai đó', role: 'clerk', unitId: 'H26.W1', ...body };
  return (await as('post', '/accounts', account).expect(201)).body as Account;
};
const signIn = async (account: string, password: string): Promise<string> => {
  const { headers } = await http().post('/api/v1/session').send({ account, password }).expect(200);
  return String(headers['set-cookie']?.[0]).split(';')[0] ?? '';
};
const look = (cookie: string) => http().get('/api/v1/session').set('Cookie', cookie);
const codeOf = (body: unknown) => (body as { code: string }).code;

describe('accounts', () => {
  it('are made with a password that is shown once, changed and disabled, and every change is kept', async () => {
    const account = await make({ email: 'Lan@Example.vn' });
    const cookie = await signIn(`person${String(made)}`, account.password);
    const path = `/accounts/${account.accountId}`;
    expect((await as('patch', path, { displayName: 'Lan' }).expect(200)).body).toMatchObject({
      email: 'lan@example.vn',
    });
    await look(cookie).expect(200);
    await as('patch', path, { role: 'officer' }).expect(200);
    await look(cookie).expect(401);
    const again = await signIn(`person${String(made)}`, account.password);
    expect((await as('patch', path, { disabled: true }).expect(200)).body).toMatchObject({
      disabledAt: expect.any(String),
    });
    await look(again).expect(401);
    await as('patch', path, { disabled: true }).expect(200);
    const changes = (await counter.get(`/account-changes?accountId=${account.accountId}`, 'inspector').expect(200))
      .body;
    expect((changes as { items: object[] }).items).toMatchObject([
      { change: 'changed', changedBy: 'token:admin', details: { disabled: true } },
      { change: 'changed', details: { role: { from: 'clerk', to: 'officer' } } },
      { change: 'changed', details: { displayName: 'changed' } },
      { change: 'created', details: { role: 'clerk', unitId: 'H26.W1' } },
    ]);
    expect(JSON.stringify(changes)).not.toMatch(/Lan|example/);
  });

  it('reset has a new password and no session', async () => {
    const account = await make();
    const cookie = await signIn(`person${String(made)}`, account.password);
    const reset = await as('post', `/accounts/${account.accountId}/password-reset`).expect(200);
    await look(cookie).expect(401);
    await signIn(`person${String(made)}`, (reset.body as Account).password);
  });

  it('never show a hash', async () => {
    await make();
    expect(JSON.stringify((await counter.get('/accounts', 'inspector').expect(200)).body)).not.toContain('argon2');
  });

  it('of another unit or tenant are unknown to an administrator, who gives no unit but their own', async () => {
    const [mine, other, whole] = [await make(), await make({ unitId: 'H26.W2' }), await make({ unitId: null })];
    await call('get', `/accounts/${mine.accountId}`, narrow).expect(200);
    const seen = (await call('get', '/accounts', narrow).expect(200)).body as { items: { unitId: string }[] };
    expect(new Set(seen.items.map(({ unitId }) => unitId))).toEqual(new Set(['H26.W1']));
    for (const { accountId } of [other, whole]) {
      await call('get', `/accounts/${accountId}`, narrow).expect(404);
      await call('patch', `/accounts/${accountId}`, narrow, { disabled: true }).expect(404);
      await call('post', `/accounts/${accountId}/password-reset`, narrow).expect(404);
    }
    await call('get', `/accounts/${mine.accountId}`, foreign).expect(404);
    await call('patch', `/accounts/${mine.accountId}`, foreign, { disabled: true }).expect(404);
    expect((await call('get', '/accounts', foreign).expect(200)).body).toEqual({ items: [] });
    const account = { name: 'sly', displayName: 'S', role: 'admin' };
    await call('post', '/accounts', narrow, { ...account, unitId: 'H26.W2' }).expect(404);
    await call('post', '/accounts', narrow, { ...account, unitId: 'NOWHERE' }).expect(404);
    await call('post', '/accounts', narrow, account).expect(400);
    await call('patch', `/accounts/${mine.accountId}`, narrow, { unitId: 'H26.W2' }).expect(404);
    await call('patch', `/accounts/${mine.accountId}`, narrow, { unitId: null }).expect(400);
    const changes = (await call('get', '/account-changes', narrow).expect(200)).body as {
      items: { accountId: string }[];
    };
    expect(changes.items.map(({ accountId }) => accountId)).not.toContain(other.accountId);
  });

  it('do not disable themselves, and keep names and addresses apart', async () => {
    const chief = await make({ role: 'admin', unitId: null, email: 'chief@example.vn' });
    const name = `person${String(made)}`;
    const cookie = await signIn(name, chief.password);
    const own = (path: string, method: 'patch' | 'post', body: object) =>
      http()[method](`/api/v1${path}`).set('Cookie', cookie).set('Sec-Fetch-Site', 'same-origin').send(body);
    const changed = await own('/session/password', 'post', { current: chief.password, next: 'a password of my own' });
    const fresh = String(changed.headers['set-cookie']?.[0]).split(';')[0] ?? '';
    const refused = await http()
      .patch(`/api/v1/accounts/${chief.accountId}`)
      .set('Cookie', fresh)
      .set('Sec-Fetch-Site', 'same-origin')
      .send({ disabled: true })
      .expect(409);
    expect(codeOf(refused.body)).toBe('ACCOUNT.OWN');
    expect(codeOf((await as('post', '/accounts', { name, displayName: 'x', role: 'clerk' }).expect(409)).body)).toBe(
      'ACCOUNT.NAME_TAKEN',
    );
    const other = await make();
    const taken = await as('patch', `/accounts/${other.accountId}`, { email: 'chief@example.vn' }).expect(409);
    expect(codeOf(taken.body)).toBe('ACCOUNT.NAME_TAKEN');
    await as('get', '/accounts/nonsense').expect(404);
    await as('post', '/accounts', { name: 'Có Dấu', displayName: 'x', role: 'clerk' }).expect(400);
    await as('post', '/accounts', { name: 'i', displayName: 'x', role: 'integration' }).expect(400);
  });
});

it('sessions are seen and ended by the administrators of their units', async () => {
  const [mine, other] = [await make(), await make({ unitId: 'H26.W2' })];
  const cookies = [
    await signIn(`person${String(made - 1)}`, mine.password),
    await signIn(`person${String(made)}`, other.password),
  ];
  type Sessions = { items: { sessionId: string; account: { accountId: string } }[] };
  const all = ((await counter.get('/sessions', 'admin').expect(200)).body as Sessions).items;
  const idOf = (accountId: string) => all.find(({ account }) => account.accountId === accountId)?.sessionId ?? '';
  const seen = ((await call('get', '/sessions', narrow).expect(200)).body as Sessions).items;
  expect(seen.map(({ sessionId }) => sessionId)).toContain(idOf(mine.accountId));
  expect(seen.map(({ sessionId }) => sessionId)).not.toContain(idOf(other.accountId));
  for (const token of [narrow, foreign]) await call('delete', `/sessions/${idOf(other.accountId)}`, token).expect(404);
  await counter.get('/sessions', 'supervisor').expect(403);
  await call('delete', `/sessions/${idOf(mine.accountId)}`, narrow).expect(204);
  await look(cookies[0] ?? '').expect(401);
  await look(cookies[1] ?? '').expect(200);
  await call('delete', `/sessions/${idOf(mine.accountId)}`, narrow).expect(404);
});

it('tokens are given and revoked by the administrators of their units; their text is shown once', async () => {
  const body = { name: 'Trục ESB', role: 'integration', unitId: 'H26.W1', expiresAt: '2099-01-01T00:00:00Z' };
  const { token, tokenId } = (await as('post', '/tokens', body).expect(201)).body as { token: string; tokenId: string };
  await call('get', '/log/head', token).expect(200);
  const listed = (await call('get', '/tokens', narrow).expect(200)).body;
  expect(listed).toMatchObject({
    items: expect.arrayContaining([expect.objectContaining({ tokenId, createdBy: 'token:admin' })]),
  });
  expect(JSON.stringify(listed)).not.toContain(token);
  const elsewhere = (await as('post', '/tokens', { ...body, unitId: 'H26.W2' }).expect(201)).body as {
    tokenId: string;
  };
  for (const other of [narrow, foreign]) await call('delete', `/tokens/${elsewhere.tokenId}`, other).expect(404);
  await call('post', '/tokens', narrow, { ...body, unitId: 'H26.W2' }).expect(404);
  await call('post', '/tokens', narrow, { name: 'x', role: 'admin' }).expect(400);
  await as('post', '/tokens', { ...body, expiresAt: '2020-01-01' }).expect(400);
  await as('post', '/tokens', { ...body, name: 'demo clerk' }).expect(400);
  await call('delete', `/tokens/${tokenId}`, narrow).expect(204);
  const changes = (await counter.get('/account-changes?limit=3', 'admin').expect(200)).body as {
    items: object[];
    next: string;
  };
  expect(changes.items).toMatchObject([{ change: 'tokenRevoked', name: 'Trục ESB' }, { change: 'tokenCreated' }, {}]);
  const next = (await counter.get(`/account-changes?limit=3&before=${changes.next}`, 'admin').expect(200)).body;
  expect((next as { items: object[] }).items).not.toContainEqual(changes.items[2]);
});

it('colleagues have names, of the caller’s units and of the whole tenant', async () => {
  const [mine, other] = [await make({ displayName: 'Người ở đây' }), await make({ unitId: 'H26.W2' })];
  const clerk = await tokenFor(counter.database, COUNTER_TENANT, 'clerk', 'H26.W1');
  const { items } = (await call('get', '/colleagues', clerk).expect(200)).body as { items: Account[] };
  expect(items).toContainEqual({
    actorId: mine.actorId,
    displayName: 'Người ở đây',
    role: 'clerk',
    unitId: 'H26.W1',
    active: true,
  });
  expect(items.map(({ actorId }) => actorId)).not.toContain(other.actorId);
});

it('a stream that is followed ends with its session', async () => {
  const account = await make();
  const cookie = await signIn(`person${String(made)}`, account.password);
  await counter.database.query('update account set must_change_password = false');
  await counter.app.listen(0, '127.0.0.1');
  const response = await fetch(`${await counter.app.getUrl()}/api/v1/stream`, { headers: { cookie } });
  expect(response.status).toBe(200);
  await as('patch', `/accounts/${account.accountId}`, { disabled: true }).expect(200);
  await expect(response.text()).resolves.toEqual(expect.any(String));
});

it('readings are seen by inspectors, the supervisors of whoever read, and of the units whose dossier it was', async () => {
  const { code } = await counter.story({ agencyId: 'H26.W1', applicant: { name: 'Nguyễn Văn A' } });
  const clerk = await tokenFor(counter.database, COUNTER_TENANT, 'clerk', 'H26.W1');
  await call('get', `/dossiers/${code}/applicant?reason=doi%20chieu`, clerk).expect(200);
  await counter.get(`/dossiers/${code}/applicant?reason=thanh%20tra`, 'inspector').expect(200);
  const elsewhere = await counter.story({ agencyId: 'H26.12', receivingAgencyId: 'H26.12' });
  await counter.get(`/dossiers/${elsewhere.code}/papers/receipt`, 'inspector').expect(200);
  const store = new ProjectionStore(counter.database);
  await new ProjectionRunner(store, allProjections(store)).sweep();
  const asked = `/access-records?dossier=${code}`;
  const reasons = (body: unknown) => (body as { items: { reason: string }[] }).items.map(({ reason }) => reason);
  expect(reasons((await counter.get(asked, 'inspector').expect(200)).body)).toEqual(['thanh tra', 'doi chieu']);
  for (const [unit, seen] of [
    ['H26.W1', ['thanh tra', 'doi chieu']],
    ['H26.W2', []],
  ] as const) {
    const supervisor = await tokenFor(counter.database, COUNTER_TENANT, 'supervisor', unit);
    expect(reasons((await call('get', asked, supervisor).expect(200)).body)).toEqual(seen);
    const streams = ((await call('get', '/access-records', supervisor).expect(200)).body as { items: object[] }).items;
    expect(streams).not.toContainEqual(expect.objectContaining({ streamId: `dossier-${elsewhere.code}` }));
  }
  expect(
    reasons((await call('get', asked, await tokenFor(counter.database, 'BOS', 'inspector')).expect(200)).body),
  ).toEqual([]);
  expect(reasons((await counter.get(`${asked}&on=2020-01-01`, 'inspector').expect(200)).body)).toEqual([]);
  expect(reasons((await counter.get(`${asked}&actorId=token:inspector`, 'inspector').expect(200)).body)).toEqual([
    'thanh tra',
  ]);
  await counter.get('/access-records?on=2026-02-30', 'inspector').expect(400);
  expect((await counter.get(`/access-records?code=${code}`, 'inspector').expect(400)).body).toMatchObject({
    errors: [{ pointer: '?code', code: 'PARAMETER.UNKNOWN' }],
  });
  for (const role of ['clerk', 'officer', 'admin'] as const) await counter.get(asked, role).expect(403);
});
