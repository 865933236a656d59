import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { LoggerService } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import request from 'supertest';
import { PersonMarks, PersonWatch, PersonalVault } from '#application';
import type { PersonSearch, Role } from '#application';
import { COUNTER_TENANT, Counter } from '../../../../test/dsl/counter.js';
import { tokenFor } from '../../../../test/dsl/small-tenant.js';
import { project } from '../auth/testing/matrix-places.js';
import { createApi } from '../create-api.js';

const lan = { name: 'Nguyễn Thị Hoa Đào', idNumber: '001188004321', phone: '+84 912 004 321' };

let counter: Counter;
let watch: PersonWatch;
let code: string;
const lines: string[] = [];
let logged: NestFastifyApplication;

beforeAll(async () => {
  counter = await Counter.open();
  const vault = new PersonalVault(counter.database, counter.masterKey);
  watch = new PersonWatch(counter.database, vault, new PersonMarks(counter.masterKey));
  code = (await counter.story({ agencyId: 'H26.W1', receivingAgencyId: 'H26.W1', applicant: lan })).code;
  await counter.story({ agencyId: 'H26.W2', applicant: { name: 'Nguyễn Văn Khác', phone: '0912999999' } });
  await hear();
  const keep = (...said: unknown[]) => lines.push(said.map((part) => JSON.stringify(part) ?? '').join(' '));
  const logger: LoggerService = { log: keep, error: keep, warn: keep, debug: keep, verbose: keep, fatal: keep };
  const { databaseUrl, masterKey } = counter;
  const houseRules = { lateEntryDays: 30, lateEntryFlagHours: 24 };
  logged = await createApi({ databaseUrl, masterKey, houseRules, poolSize: 2, onTrouble: keep }, logger);
  await logged.init();
  await logged.getHttpAdapter().getInstance().ready();
});
afterAll(async () => {
  await logged.close();
  await counter.close();
});

async function hear(): Promise<void> {
  await watch.round();
  await project(counter);
}

const ask = (terms: object, role: Role = 'clerk') => counter.post('/persons/search', terms, role);
const codes = async (terms: object): Promise<string[]> =>
  ((await ask(terms).expect(200)).body as PersonSearch).items.map((item) => item.code);
const records = async () => {
  const { body } = await counter.get('/access-records?limit=100', 'inspector').expect(200);
  return (body as { items: { streamId: string; role: string; reason: string }[] }).items.filter(
    ({ streamId }) => streamId === 'persons-search',
  );
};

describe('looking for a person', () => {
  it.each([
    ['the id number, however it is typed', { idNumber: '001-188 004321' }],
    ['the last nine digits of the phone', { phone: '0912.004.321' }],
    ['whole words of the name without accents, in any order', { name: 'dao NGUYEN hoa' }],
    ['all of it together', { ...lan, name: 'Hoa' }],
  ])('finds the dossier by %s', async (_, terms) => {
    const { body } = await ask(terms).expect(200).expect('cache-control', 'no-store');
    expect(body).toMatchObject({
      items: [{ code, name: 'N*** T*** H*** Đ***', agencyId: 'H26.W1', procedureCode: '1.000001' }],
      more: false,
    });
    expect(JSON.stringify(body)).not.toMatch(/Hoa|4321/);
  });

  it('finds nobody by parts of words or where one thing does not fit', async () => {
    expect(await codes({ name: 'nguy hoa' })).toEqual([]);
    expect(await codes({ name: 'nguyen hoa', phone: '0912999999' })).toEqual([]);
    expect(await codes({ idNumber: '001188009999' })).toEqual([]);
  });

  it.each([
    [{}, ''],
    [{ name: 'Nguyễn' }, '/name'],
    [{ phone: '4321' }, '/phone'],
    [{ idNumber: '4321' }, '/idNumber'],
  ])('refuses what names half a city: %j', async (terms, pointer) => {
    const { body } = await ask(terms).expect(400);
    expect(body).toMatchObject({ code: 'VALIDATION.FAILED', errors: [{ pointer }] });
    expect(JSON.stringify(body)).not.toMatch(/4321|Nguyễn/);
  });

  it('shows dossiers of the own agencies alone', async () => {
    for (const [unit, found] of [
      ['H26.W1', [code]],
      ['H26.W2', []],
    ] as const) {
      const { body } = await request(counter.app.getHttpServer())
        .post('/api/v1/persons/search')
        .set('Authorization', `Bearer ${await tokenFor(counter.database, COUNTER_TENANT, 'clerk', unit)}`)
        .send({ phone: lan.phone });
      expect((body as PersonSearch).items.map((item) => item.code)).toEqual(found);
    }
  });

  it('is for whoever may read applicants', async () => {
    for (const role of ['admin', 'integration'] as const) await ask({ phone: lan.phone }, role).expect(403);
  });

  it('is recorded, found or not, without what was typed; the same question is seen as such', async () => {
    await ask({ phone: '0912 777 888' }, 'officer').expect(200);
    await ask({ phone: '84912777888' }, 'officer').expect(200);
    const found = (await records()).filter(({ role }) => role === 'officer').map(({ reason }) => reason);
    expect(found).toHaveLength(2);
    expect(found[0]).toMatch(/^search by phone #[0-9a-f]{12}: 0 found$/);
    expect(found[1]).toBe(found[0]);
  });
});

describe('what is kept for it', () => {
  it('follows the applicant as last stated, and hearing the log again changes nothing', async () => {
    const own = { name: 'Trần Thị Sửa', phone: '0912555001' };
    const { code: amended } = await counter.story({ applicant: own }, [
      'clerk',
      'amend-personal',
      { applicant: { phone: '0912555002' } },
    ]);
    await hear();
    expect(await codes({ phone: '0912555001' })).toEqual([]);
    expect(await codes({ phone: '0912555002', name: 'sua' })).toEqual([amended]);
    const marks = 'select * from person_mark order by mark, code';
    const before = await counter.database.query(marks);
    await watch.again(COUNTER_TENANT);
    expect(await counter.database.query(marks)).toEqual(before);
  });

  it('goes with the person, in the same statement as the key, and never comes back', async () => {
    const { code: gone } = await counter.story({ applicant: { name: 'Lê Văn Xóa', phone: '0912555003' } });
    await hear();
    const left = () => counter.database.query('select from person_mark where code = $1', [gone]);
    expect(await left()).toHaveLength(4);
    await counter.post(`/dossiers/${gone}/erasure`, { reasonCode: 'data-subject-request' }, 'admin').expect(200);
    expect(await left()).toEqual([]);
    await watch.again(COUNTER_TENANT);
    expect(await left()).toEqual([]);
    expect(await codes({ phone: '0912555003' })).toEqual([]);
  });

  it('is taken away when the erasure is heard, where an older stretch was written beside it', async () => {
    const { code: raced } = await counter.story({ applicant: { name: 'Lê Thị Đua', phone: '0912555004' } });
    await counter.post(`/dossiers/${raced}/erasure`, { reasonCode: 'data-subject-request' }, 'admin').expect(200);
    await counter.database.query(`insert into person_mark values ($1, '\\x01', $2)`, [COUNTER_TENANT, raced]);
    await hear();
    expect(await counter.database.query('select from person_mark where code = $1', [raced])).toEqual([]);
  });

  it('is other for the same person in every tenant', () => {
    const marks = new PersonMarks(counter.masterKey);
    const here = marks.of('H26', lan).map((mark) => mark.toString('hex'));
    const there = marks.of('BOS', lan).map((mark) => mark.toString('hex'));
    expect(here).toHaveLength(6);
    expect(here.filter((mark) => there.includes(mark))).toEqual([]);
  });

  it('says nothing in the clear, in any table or log line', async () => {
    const post = request(logged.getHttpServer()).post('/api/v1/persons/search');
    await post
      .set('Authorization', `Bearer ${counter.tokenOf('clerk')}`)
      .send(lan)
      .expect(200);
    const bad = request(logged.getHttpServer()).post('/api/v1/persons/search');
    await bad
      .set('Authorization', `Bearer ${counter.tokenOf('clerk')}`)
      .send({ ...lan, more: 1 })
      .expect(400);
    const told = /004321|004 321|912004|hoa|đào|dao\b/i;
    expect(lines.filter((line) => told.test(line))).toEqual([]);
    const tables = await counter.asSuperuser(
      `select relname from pg_class where relnamespace = 'dunghen'::regnamespace and relkind = 'r'`,
      [],
    );
    expect(tables.length).toBeGreaterThan(40);
    for (const { relname } of tables as { relname: string }[]) {
      const rows = await counter.asSuperuser(
        `select t::text as row from dunghen.${relname} t where t::text ~* '001188004321|912004321|hoa đào|hoa dao'`,
        [],
      );
      expect([relname, rows]).toEqual([relname, []]);
    }
  });
});
