import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { randomBytes, randomUUID } from 'node:crypto';
import request from 'supertest';
import type { TypeOrmDatabase } from '#platform';
import { createSmallTenant, tokenFor } from '../../../../test/dsl/small-tenant.js';
import { openSpecDatabase } from '../../../../test/support/spec-database.js';
import type { SpecDatabase } from '../../../../test/support/spec-database.js';
import { createApi } from '../create-api.js';

let testDatabase: SpecDatabase;
let database: TypeOrmDatabase;
let app: NestFastifyApplication;
let clerk: string;
let officer: string;
let supervisor: string;
let inspector: string;

const TENANT = 'H26';
/** What may follow a reception (CONTRACT 2). */
const AFTER_RECEPTION = [
  ...['hand-over', 'request-supplement', 'request-payment', 'extend-deadline', 'process', 'withdraw', 'stop'],
  ...['amend-personal', 'request-correction'],
];
const intake = { procedureCode: '1.000001', agencyId: 'H26.12', channel: 'counter' };

beforeAll(async () => {
  testDatabase = await openSpecDatabase();
  database = testDatabase.database;
  await createSmallTenant(database, TENANT);
  [clerk, officer, supervisor, inspector] = (await Promise.all(
    (['clerk', 'officer', 'supervisor', 'inspector'] as const).map((role) => tokenFor(database, TENANT, role)),
  )) as [string, string, string, string];
  app = await createApi(
    {
      databaseUrl: testDatabase.appUrl,
      poolSize: 8,
      masterKey: randomBytes(32),
      houseRules: { lateEntryDays: 30, lateEntryFlagHours: 24 },
      onTrouble: () => undefined,
    },
    false,
  );
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
});

afterAll(async () => {
  await app.close();
  await testDatabase.drop();
});

const http = () => request(app.getHttpServer());
const receive = (body: object = intake, key: string = randomUUID(), token = clerk) =>
  http().post('/api/v1/dossiers').set('Authorization', `Bearer ${token}`).set('Idempotency-Key', key).send(body);
const command = (
  code: string,
  name: string,
  version: number | null,
  body: object = {},
  token = clerk,
  key: string = randomUUID(),
) => {
  const call = http()
    .post(`/api/v1/dossiers/${encodeURIComponent(code)}/commands/${name}`)
    .set('Authorization', `Bearer ${token}`)
    .set('Idempotency-Key', key);
  return (version === null ? call : call.set('If-Match', `"v${String(version)}"`)).send(body);
};
const read = (path: string, token = clerk) => http().get(`/api/v1${path}`).set('Authorization', `Bearer ${token}`);
const eventCount = async (): Promise<number> => {
  const [row] = await database.query<{ n: number }>('select count(*)::int as n from event where tenant_id = $1', [
    TENANT,
  ]);
  return row?.n ?? -1;
};

describe('a dossier over HTTP', () => {
  it('is received, processed and returned, each step a version', async () => {
    const received = await receive({ ...intake, applicant: { name: 'Nguyễn Văn Mẫu', phone: '0000000001' } });
    expect(received.status).toBe(201);
    expect(received.headers['etag']).toBe('"v1"');
    const { code, dueAt } = received.body as { code: string; dueAt: string };
    expect(received.headers['location']).toBe(`/api/v1/dossiers/${code}`);
    expect(code).toMatch(/^H26\.12-\d{6}-\d{4}$/);
    expect(Date.parse(dueAt)).toBeGreaterThan(0);
    expect(received.body).toMatchObject({
      version: 1,
      state: 'received',
      availableCommands: AFTER_RECEPTION,
    });
    const processed = await command(code, 'process', 1, { decision: 'granted' }, officer);
    expect(processed.status).toBe(200);
    expect(processed.body).toMatchObject({ version: 2, state: 'processed' });
    const returned = await command(code, 'return-result', 2, { via: 'counter' });
    expect(returned.body).toMatchObject({
      ...{ version: 3, state: 'returned' },
      availableCommands: ['digitize-result', 'rate', 'request-correction'],
    });
    const timeline = await read(`/dossiers/${code}/timeline`);
    expect((timeline.body as { events: { type: string }[] }).events.map((event) => event.type)).toEqual([
      'DossierReceived',
      'DossierProcessed',
      'ResultReturned',
    ]);
  });

  it('makes one event of the same Idempotency-Key sent twice, and refuses the key for another body', async () => {
    const key = randomUUID();
    const first = await receive(intake, key);
    const before = await eventCount();
    const second = await receive(intake, key);
    expect(second.status).toBe(201);
    expect(second.body).toEqual(first.body);
    expect(await eventCount()).toBe(before);
    const other = await receive({ ...intake, channel: 'online' }, key);
    expect(other.status).toBe(422);
    expect(other.body).toMatchObject({ code: 'IDEMPOTENCY_KEY.REUSED' });
  });

  it('leaves no hole in the day’s numbers for a repeated or refused request', async () => {
    const numberOf = (answer: { body: unknown }) => Number((answer.body as { code: string }).code.slice(-4));
    const key = randomUUID();
    const first = await receive(intake, key);
    await receive(intake, key);
    await receive({ ...intake, channel: 'online' }, key);
    await receive({ ...intake, occurredAt: '2999-01-01T00:00:00Z' });
    await receive({ ...intake, procedureCode: '9.999999' });
    expect(numberOf(await receive())).toBe(numberOf(first) + 1);
  });

  it('answers a known key as before whatever If-Match says', async () => {
    const { code } = (await receive()).body as { code: string };
    const key = randomUUID();
    const first = await command(code, 'process', 1, {}, officer, key);
    expect(first.status).toBe(200);
    expect((await command(code, 'process', null, {}, officer, key)).body).toEqual(first.body);
    expect((await command(code, 'process', 1, { colour: 1 }, officer, key)).status).toBe(422);
    const again = await command(code, 'process', 1, {}, officer, key);
    expect(again.status).toBe(200);
    expect(again.body).toEqual(first.body);
  });

  it('answers 412 with the current state to a stale If-Match and 428 without one', async () => {
    const { code } = (await receive()).body as { code: string };
    await command(code, 'hand-over', 1, { toUnitId: 'H26.W1' });
    const stale = await command(code, 'process', 1, {}, officer);
    expect(stale.status).toBe(412);
    expect(stale.headers['content-type']).toContain('application/problem+json');
    expect(stale.body).toMatchObject({ code: 'DOSSIER.VERSION_CONFLICT', current: { version: 2, state: 'inProcess' } });
    expect((await command(code, 'process', null, {}, officer)).status).toBe(428);
  });

  it('refuses what the state does not allow and says what is allowed', async () => {
    const { code } = (await receive()).body as { code: string };
    const refused = await command(code, 'return-result', 1);
    expect(refused.status).toBe(409);
    expect(refused.body).toMatchObject({
      code: 'DOSSIER.NOT_ALLOWED',
      allowed: AFTER_RECEPTION,
    });
  });

  it('begins by submit with "v0", then receives', async () => {
    const code = `N-${randomUUID().slice(0, 8)}`;
    const submitted = await command(code, 'submit', 0, { ...intake, channel: 'online' });
    expect(submitted.body).toMatchObject({ code, version: 1, state: 'submitted', dueAt: null });
    const received = await command(code, 'receive', 1, { ...intake, channel: 'online' });
    expect(received.body).toMatchObject({ version: 2, state: 'received' });
  });

  it('lets one of thirty parallel commands through', async () => {
    const { code } = (await receive()).body as { code: string };
    const answers = await Promise.all(Array.from({ length: 30 }, () => command(code, 'process', 1, {}, officer)));
    const statuses = answers.map((answer) => answer.status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(statuses.filter((status) => status === 412)).toHaveLength(29);
  });
});

describe('personal data', () => {
  it('is masked, given in full with a reason, recorded, and never in data', async () => {
    const applicant = { name: 'Nguyễn Văn Mẫu', idNumber: '000000000123', phone: '0000000456' };
    const { code } = (await receive({ ...intake, applicant, abstract: 'Xin cấp bản sao' })).body as { code: string };
    const masked = await read(`/dossiers/${code}`);
    expect((masked.body as { applicant: object }).applicant).toEqual({
      name: 'N*** V*** M***',
      idNumber: '***23',
      phone: '***56',
    });
    expect((await read(`/dossiers/${code}/applicant`)).status).toBe(400);
    const full = await read(`/dossiers/${code}/applicant?reason=${encodeURIComponent('đối chiếu giấy tờ')}`, inspector);
    expect(full.body).toMatchObject({ applicant });
    expect(full.headers['cache-control']).toBe('no-store');
    const asked = (reason: unknown) =>
      http().post(`/api/v1/dossiers/${code}/applicant`).set('Authorization', `Bearer ${inspector}`).send({ reason });
    const posted = await asked('in the body');
    expect([posted.status, posted.body, posted.headers['cache-control']]).toMatchObject([
      200,
      { applicant },
      'no-store',
    ]);
    for (const reason of ['  ', 'ab', undefined, 7]) expect((await asked(reason)).status).toBe(400);
    const records = await database.query('select role, reason from access_record where stream_id = $1', [
      `dossier-${code}`,
    ]);
    expect(records).toEqual([
      { role: 'inspector', reason: 'đối chiếu giấy tờ' },
      { role: 'inspector', reason: 'in the body' },
    ]);
    const [row] = await database.query<{ text: string }>(
      'select data::text || metadata::text as text from event where stream_id = $1',
      [`dossier-${code}`],
    );
    for (const secret of [...Object.values(applicant), 'bản sao']) expect(row?.text).not.toContain(secret);
  });

  it('stores NFD text as NFC', async () => {
    const { code } = (await receive({ ...intake, applicant: { name: 'Nguyễn'.normalize('NFD') } })).body as {
      code: string;
    };
    const full = await read(`/dossiers/${code}/applicant?reason=spec`);
    expect((full.body as { applicant: { name: string } }).applicant.name).toBe('Nguyễn'.normalize('NFC'));
  });
});

describe('who may', () => {
  it('nothing without a token, with a malformed one or with an expired one', async () => {
    expect((await http().get('/api/v1/dossiers/x')).status).toBe(401);
    expect((await read('/dossiers/x', 'nonsense')).status).toBe(401);
    const token = await tokenFor(database, TENANT, 'clerk');
    await testDatabaseExpire(token);
    expect((await read('/dossiers/x', token)).status).toBe(401);
  });

  it('an inspector read but not command, a clerk not process', async () => {
    expect((await receive(intake, randomUUID(), inspector)).status).toBe(403);
    const { code } = (await receive()).body as { code: string };
    expect((await command(code, 'process', 1, {}, clerk)).body).toMatchObject({ code: 'AUTH.FORBIDDEN' });
    expect((await command(code, 'stop', 1, { legalBasisCode: 'LB1' }, supervisor)).status).toBe(200);
  });

  it('a unit see its own subtree only: others are unknown to it', async () => {
    const { code } = (await receive()).body as { code: string };
    const outsider = await tokenFor(database, TENANT, 'clerk', 'H26.W1');
    expect((await read(`/dossiers/${code}`, outsider)).status).toBe(404);
    const asOther = { ...intake, agencyId: 'H26.12', receivingAgencyId: 'H26.12' };
    expect((await receive(asOther, randomUUID(), outsider)).status).toBe(400);
    const forOther = await receive({ ...intake, agencyId: 'H26.12' }, randomUUID(), outsider);
    expect(forOther.body).toMatchObject({ code: expect.stringMatching(/^H26\.W1-/) });
    expect((await receive({ procedureCode: '1.000001', channel: 'counter' }, randomUUID(), outsider)).status).toBe(201);
  });
});

async function testDatabaseExpire(token: string): Promise<void> {
  const { createHash } = await import('node:crypto');
  const hash = createHash('sha256').update(token).digest();
  await database.query(
    "update api_token set expires_at = clock_timestamp() - interval '1 second' where token_hash = $1",
    [hash],
  );
}

describe('bad input', () => {
  const problemOf = (answer: { body: unknown }) =>
    answer.body as { code: string; errors?: { pointer: string; code: string }[] };

  it.each([
    ['an unknown procedure', { ...intake, procedureCode: '9.999999' }, '/procedureCode'],
    ['an unknown agency', { ...intake, agencyId: 'H99' }, '/agencyId'],
    ['a missing member', { agencyId: 'H26.12', channel: 'counter' }, '/procedureCode'],
    ['a wrong type', { ...intake, channel: 7 }, '/channel'],
    ['an unknown member', { ...intake, colour: 'red' }, '/colour'],
    ['a NUL in a string', { ...intake, abstract: 'a\0b' }, '/abstract'],
    ['a lone surrogate', { ...intake, abstract: 'a\ud800b' }, '/abstract'],
    ['a reception in the future', { ...intake, occurredAt: '2999-01-01T00:00:00Z' }, '/occurredAt'],
    ['an instant without offset', { ...intake, occurredAt: '2026-11-02T08:00:00' }, '/occurredAt'],
    ['a nested problem', { ...intake, applicant: { email: 'nobody' } }, '/applicant/email'],
  ])('%s names its field', async (_, body, pointer) => {
    const answer = await receive(body);
    expect(answer.status).toBe(400);
    expect(problemOf(answer).code).toBe('VALIDATION.FAILED');
    expect(problemOf(answer).errors?.map((error) => error.pointer)).toContain(pointer);
  });

  it('null and an array are no way to leave a member out', async () => {
    const members = [
      'code',
      'caseCode',
      'agencyId',
      'receivingAgencyId',
      'clockStartsAt',
      'occurredAt',
      'applicantKind',
    ];
    for (const member of [...members, 'applicant', 'abstract', 'note', 'reason', 'components']) {
      for (const value of [null, [null], [['x']]]) {
        const answer = await receive({ ...intake, [member]: value });
        expect([member, value, answer.status]).toEqual([member, value, 400]);
      }
    }
    for (const member of ['name', 'idNumber', 'phone', 'address', 'email']) {
      expect((await receive({ ...intake, applicant: { [member]: null } })).status).toBe(400);
    }
    const { code } = (await receive()).body as { code: string };
    for (const body of [{ decision: null }, { resultNumber: null }, { resultDigitized: null }]) {
      expect((await command(code, 'process', 1, body, officer)).status).toBe(400);
    }
  });

  it.each([
    ['citizen', '12345', 400],
    ['citizen', '00119001234', 400],
    ['citizen', '001 190 012 345', 201],
    ['citizen', '012345678', 201],
    ['citizen', 'B1234567', 201],
    ['citizen', '0101234567', 400],
    ['business', '0101234567', 201],
    ['business', '12345', 400],
    ['other', '12345678', 201],
    ['other', '12345', 400],
    [undefined, '12345678', 201],
    [undefined, '12345', 400],
  ])('an id number of a %s that is %s is answered %s, naming the field', async (applicantKind, idNumber, status) => {
    const answer = await receive({ ...intake, applicantKind, applicant: { name: 'Trần Thị C', idNumber } });
    expect(answer.status).toBe(status);
    if (status === 201) return;
    expect(problemOf(answer).errors).toMatchObject([{ pointer: '/applicant/idNumber', code: 'idNumber' }]);
    expect(JSON.stringify(answer.body)).not.toContain(idNumber);
  });

  it('an id number is put right by one that is too short neither', async () => {
    const { code } = (await receive()).body as { code: string };
    const answer = await command(code, 'amend-personal', 1, { applicant: { idNumber: '12345' }, reason: 'gõ nhầm' });
    expect(problemOf(answer).errors).toMatchObject([{ pointer: '/applicant/idNumber', code: 'idNumber' }]);
  });

  it('a case that the procedure does not name is not the general one', async () => {
    const answer = await receive({ ...intake, caseCode: 'NOPE' });
    expect(problemOf(answer).errors?.[0]).toMatchObject({ pointer: '/caseCode', code: 'LIMIT.NOT_DEFINED' });
  });

  it('deep nesting, a NUL in a reason and a made-up cursor are 400', async () => {
    const deep = await http()
      .post('/api/v1/dossiers')
      .set('Authorization', `Bearer ${clerk}`)
      .set('Idempotency-Key', randomUUID())
      .set('Content-Type', 'application/json')
      .send(`{"abstract":${'['.repeat(100_000)}${']'.repeat(100_000)}}`);
    expect(deep.status).toBe(400);
    const { code } = (await receive()).body as { code: string };
    expect((await read(`/dossiers/${code}/applicant?reason=abc%00`)).status).toBe(400);
    const cursor = Buffer.from('["1","x"]').toString('base64url');
    expect((await read(`/dossiers?cursor=${cursor}`)).status).toBe(400);
  });

  it('an empty body, broken JSON and __proto__ are 400, five megabytes 413', async () => {
    const post = (body: string) =>
      http()
        .post('/api/v1/dossiers')
        .set('Authorization', `Bearer ${clerk}`)
        .set('Idempotency-Key', randomUUID())
        .set('Content-Type', 'application/json')
        .send(body);
    for (const body of ['', '{', '{"__proto__": {"x": 1}}', '[]', '"text"', 'null']) {
      const answer = await post(body);
      expect([body, answer.status]).toEqual([body, 400]);
      expect(problemOf(answer).code).toBe('VALIDATION.FAILED');
    }
    const large = await post(JSON.stringify({ ...intake, abstract: 'x'.repeat(5_000_000) }));
    expect(large.status).toBe(413);
    expect(problemOf(large).code).toBe('BODY.TOO_LARGE');
  });

  it('a code already used is 409, an unusable one 400', async () => {
    const { code } = (await receive()).body as { code: string };
    const taken = await receive({ ...intake, code });
    expect([taken.status, problemOf(taken).code]).toEqual([409, 'DOSSIER.CODE_TAKEN']);
    expect((await receive({ ...intake, code: 'a b' })).status).toBe(400);
  });

  it('an unknown route, dossier or command is 404', async () => {
    expect((await read('/nowhere')).status).toBe(404);
    expect((await read('/dossiers/none')).body).toMatchObject({ code: 'DOSSIER.NOT_FOUND' });
    expect((await command('none', 'explode', 1)).status).toBe(404);
    expect((await read(`/dossiers/${encodeURIComponent('\0')}`)).status).toBe(404);
  });
});
