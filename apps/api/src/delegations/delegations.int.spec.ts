import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import request from 'supertest';
import { Accounts, ProjectionRunner, Sessions, allProjections } from '#application';
import { ProjectionStore } from '#event-store';
import type { DelegationView, PersonRole } from '#application';
import { addDays, localDate } from '#calendar';
import { systemClock, uuidV7 } from '#platform';
import { COUNTER_TENANT, Counter } from '../../../../test/dsl/counter.js';

const ids = { uuid: uuidV7 };
const TODAY = localDate(systemClock.now(), 'Asia/Ho_Chi_Minh');
const week = { fromOn: TODAY, toOn: addDays(TODAY, 6) };

/** Somebody with an account and a session. */
interface Person {
  actorId: string;
  accountId: string;
  cookie: string;
}

let counter: Counter;
let numbers = 0;

beforeAll(async () => {
  counter = await Counter.open();
});
afterAll(() => counter.close());

async function person(role: PersonRole, unitId: string | null = 'H26.W1'): Promise<Person> {
  numbers += 1;
  const asked = { name: `nguoi${String(numbers)}`, displayName: `Người ${String(numbers)}`, role, unitId };
  const made = await new Accounts(counter.database, ids).create(COUNTER_TENANT, asked, 'mot cua lien thong', 'spec');
  const { accountId, actorId } = made;
  const origin = { address: '127.0.0.1', userAgent: null };
  const secret = await new Sessions(counter.database, ids).open(COUNTER_TENANT, accountId, origin);
  return { actorId, accountId, cookie: `dh_session=${secret ?? ''}` };
}

const as = (who: Person, method: 'get' | 'post' | 'put' | 'delete', path: string) => {
  const agent = request(counter.app.getHttpServer());
  const asked = agent[method](`/api/v1${path}`);
  return asked.set('cookie', who.cookie).set('sec-fetch-site', 'same-origin').set('Idempotency-Key', randomUUID());
};
const command = (who: Person, code: string, name: string, version: number, body: object = {}) =>
  as(who, 'post', `/dossiers/${code}/commands/${name}`)
    .set('If-Match', `"v${String(version)}"`)
    .send(body);
const delegate = (by: Person, to: Person, rest: object = {}) =>
  as(by, 'post', '/delegations').send({ toActorId: to.actorId, ...week, ...rest });
const made = async (by: Person, to: Person, rest: object = {}) =>
  (await delegate(by, to, rest).expect(201)).body as DelegationView;
const actFor = (who: Person, other: Person) => as(who, 'put', '/session/acting').send({ onBehalfOf: other.actorId });
const refused = (code: string) => (response: { body: unknown }) => expect(response.body).toMatchObject({ code });
const listed = async (who: Person, which = 'current') =>
  ((await as(who, 'get', `/delegations?which=${which}`).expect(200)).body as { items: DelegationView[] }).items;

/** A dossier that somebody of the ward holds. */
async function heldBy({ actorId }: Person, unitId = 'H26.W1'): Promise<string> {
  const handed = { toUnitId: unitId, toOfficerId: actorId };
  const { code } = await counter.story({ agencyId: unitId, receivingAgencyId: unitId }, [
    ...['supervisor', 'hand-over', handed],
  ] as unknown as ['supervisor', string, object]);
  return code;
}

let an: Person;
let binh: Person;
beforeEach(async () => {
  [an, binh] = [await person('officer'), await person('officer')];
});

describe('acting for somebody', () => {
  it('has their desk and their dossiers, and every event names both', async () => {
    const code = await heldBy(an);
    await actFor(binh, an).expect(403).expect(refused('DELEGATION.OVER'));
    await made(an, binh, { reasonCode: 'leave' });
    const { body } = await actFor(binh, an).expect(200);
    expect(body).toMatchObject({
      account: { actorId: binh.actorId },
      actingFor: { actorId: an.actorId, role: 'officer', unitId: 'H26.W1', unitName: 'Phường Một' },
    });
    const desk = await as(binh, 'get', '/desk/next').expect(200);
    expect(desk.body).toMatchObject({ dossier: null });
    await command(binh, code, 'process', 2, { decision: 'granted' }).expect(200);
    const { events } = (await as(an, 'get', `/dossiers/${code}/timeline`).expect(200)).body as { events: object[] };
    expect(events.at(-1)).toMatchObject({
      ...{ type: 'DossierProcessed', actorId: binh.actorId, onBehalfOf: an.actorId },
      // Within what the hash covers.
      data: { decision: 'granted', onBehalfOf: an.actorId },
    });
    expect(events[0]).toMatchObject({ onBehalfOf: null });
  });

  it('reads and prints in both names', async () => {
    const code = await heldBy(an);
    await made(an, binh);
    await actFor(binh, an).expect(200);
    await as(binh, 'get', `/dossiers/${code}/papers/receipt`).expect(200);
    const store = new ProjectionStore(counter.database);
    await new ProjectionRunner(store, allProjections(store)).sweep();
    await as(binh, 'get', '/papers/register?format=pdf').expect(200);
    const records = await counter.database.query<{ reason: string }>(
      'select reason from access_record where actor_id = $1 order by accessed_at, reason',
      [binh.actorId],
    );
    expect(records.length).toBeGreaterThan(1);
    expect(records.filter(({ reason }) => !reason.endsWith(`(for ${an.actorId})`))).toEqual([]);
  });

  it('is over with the delegation, at once, and never silently somebody else’s doing', async () => {
    const code = await heldBy(an);
    const { delegationId } = await made(an, binh);
    await actFor(binh, an).expect(200);
    await as(binh, 'get', `/dossiers/${code}`).expect(200);
    await as(an, 'delete', `/delegations/${delegationId}`).expect(204);
    await command(binh, code, 'process', 2, { decision: 'granted' }).expect(403).expect(refused('DELEGATION.OVER'));
    expect((await as(binh, 'get', '/session').expect(200)).body).toMatchObject({
      actingFor: { actorId: an.actorId },
    });
    await as(binh, 'delete', '/session/acting').expect(204);
    expect((await as(binh, 'get', '/session').expect(200)).body).toMatchObject({ actingFor: null });
    await as(binh, 'get', `/dossiers/${code}`).expect(200);
  });

  it('begins with its first day, and ends with the account that is represented', async () => {
    await made(an, binh, { fromOn: addDays(TODAY, 1) });
    await actFor(binh, an).expect(403);
    await made(an, binh, { fromOn: TODAY, toOn: TODAY });
    await actFor(binh, an).expect(200);
    await counter.asSuperuser('update dunghen.account set disabled_at = now() where account_id = $1', [an.accountId]);
    await as(binh, 'get', '/desk/today').expect(403).expect(refused('DELEGATION.OVER'));
  });

  it('sees what the other sees and nothing of one’s own units', async () => {
    const [chi, chief] = [await person('officer', 'H26.W2'), await person('supervisor', null)];
    const [hers, his] = [await heldBy(chi, 'H26.W2'), await heldBy(an)];
    await as(chi, 'get', `/dossiers/${his}`).expect(404);
    await made(chief, chi, { ofActorId: an.actorId });
    await actFor(chi, an).expect(200);
    await as(chi, 'get', `/dossiers/${his}`).expect(200);
    await as(chi, 'get', `/dossiers/${hers}`).expect(404);
  });

  it('never has a role that the other lacks', async () => {
    const chief = await person('supervisor');
    const code = await heldBy(an);
    await made(chief, chief, { ofActorId: an.actorId });
    await command(chief, code, 'stop', 99, { legalBasisCode: 'x' }).expect(412);
    await actFor(chief, an).expect(200);
    await command(chief, code, 'stop', 99, { legalBasisCode: 'x' }).expect(403).expect(refused('AUTH.FORBIDDEN'));
    await delegate(chief, an).expect(403);
  });

  it('goes one step and no further', async () => {
    const dung = await person('officer');
    await made(an, binh);
    await made(binh, dung);
    await actFor(dung, an).expect(403);
    await actFor(dung, binh).expect(200);
    await actFor(dung, an).expect(403);
    await delegate(dung, an).expect(403).expect(refused('DELEGATION.CHAINED'));
  });
});

describe('the second person of a correction', () => {
  const request = { field: 'decision', to: 'refused', reason: 'nhầm' };

  it('is neither who acts for the first one, nor for whom the first one acted', async () => {
    const [chief, deputy] = [await person('supervisor'), await person('supervisor')];
    await made(chief, deputy);
    const { code } = await counter.story({ agencyId: 'H26.W1', receivingAgencyId: 'H26.W1' }, [
      ...['officer', 'process', { decision: 'granted' }],
    ] as unknown as ['officer', string, object]);
    const asked = await command(chief, code, 'request-correction', 2, request).expect(200);
    const [first] = (asked.body as { eventIds: string[] }).eventIds;
    await actFor(deputy, chief).expect(200);
    const approve = (who: Person, version: number, requestEventId = '') =>
      command(who, code, 'approve-correction', version, { requestEventId });
    await approve(deputy, 3, first).expect(403).expect(refused('CORRECTION.OWN_REQUEST'));
    await command(deputy, code, 'reject-correction', 3, { requestEventId: first, reasonCode: 'x' }).expect(200);
    const again = await command(deputy, code, 'request-correction', 4, request).expect(200);
    const [second] = (again.body as { eventIds: string[] }).eventIds;
    await approve(chief, 5, second).expect(403).expect(refused('CORRECTION.OWN_REQUEST'));
    await approve(await person('supervisor'), 5, second).expect(200);
  });
});

describe('who may be represented by whom', () => {
  it('is for oneself and for people of the own units; others are unknown', async () => {
    const [chi, chief] = [await person('officer', 'H26.W2'), await person('supervisor')];
    await delegate(an, chi).expect(404).expect(refused('ACCOUNT.NOT_FOUND'));
    await delegate(an, binh, { ofActorId: chi.actorId }).expect(404);
    await delegate(an, chief, { ofActorId: binh.actorId }).expect(404);
    await delegate(chief, binh, { ofActorId: chi.actorId }).expect(404);
    await delegate(chief, chi, { ofActorId: an.actorId }).expect(404);
    await delegate(an, await person('officer', null)).expect(201);
    await delegate(chief, binh, { ofActorId: an.actorId }).expect(201);
  });

  it('is by the own role or one above', async () => {
    const [chief, clerk] = [await person('supervisor'), await person('clerk')];
    for (const [by, to] of [
      [chief, an],
      [an, clerk],
    ] as const) {
      const { body } = await delegate(by, to).expect(400);
      expect(body).toMatchObject({ errors: [{ pointer: '/toActorId', code: 'DELEGATION.ROLE' }] });
    }
    await delegate(an, chief).expect(201);
    await delegate(an, an).expect(400);
  });

  it('is said once for the same days', async () => {
    const { delegationId } = await made(an, binh);
    const { body } = await delegate(an, binh).expect(409);
    expect(body).toMatchObject({ code: 'DELEGATION.OVERLAPS', delegationId });
  });
});

describe('the list', () => {
  it('shows one’s own, and all of the units to whoever watches over them, with who made and ended what', async () => {
    const [chief, eye] = [await person('supervisor'), await person('inspector', null)];
    const { delegationId } = await made(chief, binh, { ofActorId: an.actorId, reasonCode: 'training' });
    expect(await listed(an)).toEqual(await listed(binh));
    expect(await listed(await person('officer'))).toEqual([]);
    const elsewhere = await listed(await person('supervisor', 'H26.W2'), 'all');
    expect(elsewhere.map((one) => one.delegationId)).not.toContain(delegationId);
    await as(await person('officer'), 'delete', `/delegations/${delegationId}`).expect(404);
    await as(eye, 'delete', `/delegations/${delegationId}`).expect(403);
    await as(binh, 'delete', `/delegations/${delegationId}`).expect(204);
    await as(binh, 'delete', `/delegations/${delegationId}`).expect(204);
    expect((await listed(eye)).map((one) => one.delegationId)).not.toContain(delegationId);
    const all = await listed(eye, 'all');
    expect(all.find((one) => one.delegationId === delegationId)).toMatchObject({
      ...{ of: { actorId: an.actorId }, to: { actorId: binh.actorId }, reasonCode: 'training', state: 'ended' },
      ...{ madeBy: { actorId: chief.actorId }, endedBy: { actorId: binh.actorId }, mayEnd: false },
    });
  });
});
