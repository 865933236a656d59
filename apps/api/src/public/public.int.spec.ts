import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { ReceiptSecrets, Receipts } from '#application';
import type { PublicStatus } from '#application';
import { PostgresEventStore } from '#event-store';
import { COUNTER_TENANT, Counter } from '../../../../test/dsl/counter.js';

const applicant = { name: 'Nguyễn Thị Ngọc', phone: '0912 345 678', idNumber: '001190012349', address: 'Láng' };
const at = (day: number): string => `2026-03-0${String(day)}T09:00:00+07:00`;
const missing = { items: [{ code: 'KS', name: 'Giấy chứng sinh' }, 'Giấy ủy quyền của ông Tư'] };

let counter: Counter;
let waiting: string;
let returned: string;
let token: string;

beforeAll(async () => {
  counter = await Counter.open();
  const intake = { agencyId: 'H26.W1', applicant, abstract: 'khai sinh cho bé Na', occurredAt: at(2) };
  waiting = (await counter.story(intake, ['clerk', 'request-supplement', { ...missing, occurredAt: at(3) }])).code;
  returned = (
    await counter.story(
      intake,
      ['officer', 'process', { decision: 'granted', occurredAt: at(3) }],
      ['clerk', 'return-result', { occurredAt: at(4) }],
    )
  ).code;
  for (const code of [waiting, returned]) await counter.get(`/dossiers/${code}/papers/receipt`).expect(200);
  token = await tokenOf(returned);
});
afterAll(() => counter.close());
beforeEach(() => counter.asSuperuser('delete from dunghen.public_attempt', []));

const secrets = () => new ReceiptSecrets(counter.masterKey);
async function tokenOf(code: string): Promise<string> {
  return (await new Receipts(counter.database, secrets()).make(COUNTER_TENANT, code, applicant)) ?? '';
}

const server = () => request(counter.app.getHttpServer());
const lookup = (code: string, secondFactor: string) =>
  server().post('/api/v1/public/lookup').send({ code, secondFactor });
const receipt = (given: string) => server().get(`/api/v1/public/receipts/${given}`);
const rate = (given: string, score: unknown) =>
  server().post(`/api/v1/public/receipts/${given}/rating`).send({ score });

/** An answer as it came, without the time of day. */
const whole = ({ status, headers, text }: request.Response) => ({ status, headers: { ...headers, date: '' }, text });

describe('POST /public/lookup', () => {
  it.each(['5678', '2349'])('opens with the last four digits %s of phone or id number', async (digits) => {
    const { body, headers } = await lookup(waiting.toLowerCase(), digits).expect(200);
    const status = body as PublicStatus;
    expect(headers['cache-control']).toBe('no-store');
    expect(status).toMatchObject({
      ...{ code: waiting, state: 'waitingSupplement', agency: 'Phường Một', procedure: 'Ten working days' },
      missing: { items: ['Giấy chứng sinh'], others: 1, respondBy: null },
      ...{ readyAt: null, mayRate: false, payment: null },
    });
    expect(status.why.vi[0]).toBe('Thời hạn theo quy định là 10 ngày làm việc, tính từ 09:00 ngày 02/03/2026.');
    expect(status.why.en.at(-1)).toContain('The clock has stood still since 09:00 on 03/03/2026');
  });

  it('says nothing about anybody', async () => {
    const { text } = await lookup(waiting, '5678').expect(200);
    for (const word of ['Ngọc', '0912', 'Láng', 'bé Na', 'ông Tư', 'token:', 'clerk']) expect(text).not.toContain(word);
  });

  it('answers unknown and wrong alike, byte for byte', async () => {
    const [wrong, unknown] = [await lookup(waiting, '0000'), await lookup('H26.W1-990101-0001', '5678')];
    expect(wrong.status).toBe(404);
    expect(whole(unknown)).toEqual(whole(wrong));
  });

  it('and does the same work for them: the same statements in the same order', async () => {
    const work = async (code: string): Promise<string[]> => {
      const asked: string[] = [];
      const listening = {
        query: <Row>(text: string, values?: readonly unknown[]): Promise<Row[]> => {
          asked.push(text);
          return counter.database.query<Row>(text, values);
        },
      };
      expect(await new Receipts(listening, secrets()).ofCode(code, '0000')).toBe(null);
      return asked;
    };
    expect(await work(waiting)).toEqual(await work('nobody’s'));
    expect(await work(waiting)).toHaveLength(1);
  });

  it.each([
    ['a letter', { code: 'x', secondFactor: '56a8' }],
    ['five digits', { code: 'x', secondFactor: '56789' }],
    ['no code', { secondFactor: '5678' }],
    ['something more', { code: 'x', secondFactor: '5678', name: 'y' }],
  ])('refuses %s', async (_, body) => {
    await server().post('/api/v1/public/lookup').send(body).expect(400);
  });

  it('stops guessing at a code after five wrong answers, known or not, and never counts right ones', async () => {
    for (let turn = 0; turn < 8; turn += 1) await lookup(waiting, '5678').expect(200);
    for (const code of [waiting, 'H26.W1-990101-0001']) {
      for (let turn = 0; turn < 5; turn += 1) await lookup(code, '0000').expect(404);
    }
    const [known, unknown] = [await lookup(waiting, '5678'), await lookup('H26.W1-990101-0001', '5678')];
    expect([known.status, unknown.status]).toEqual([429, 429]);
    expect(known.body).toMatchObject({ code: 'LOOKUP.TOO_MANY' });
    expect(Number(known.headers['retry-after'])).toBeGreaterThan(600);
    await receipt(token).expect(200);
  });

  it('stops an address that tries many codes', async () => {
    await Promise.all(Array.from({ length: 60 }, (_, n) => lookup(`code-${String(n)}`, '0000')));
    await lookup('one-more', '0000').expect(429);
    await receipt(token).expect(429);
  });
});

describe('a receipt', () => {
  it('opens by its token, which nobody can read from the database', async () => {
    const { body, headers } = await receipt(token).expect(200);
    expect(body).toMatchObject({ code: returned, state: 'returned', mayRate: true, rated: false });
    expect(headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
    expect(token).toMatch(/^[A-Za-z0-9_-]{27}$/);
    const [row] = await counter.database.query<{ all: string }>(
      `select encode(nonce || token_hash, 'hex') || code as all from receipt where code = $1`,
      [returned],
    );
    expect(row?.all).not.toContain(Buffer.from(token, 'base64url').toString('hex'));
  });

  it('that is malformed and one that is unknown are answered alike', async () => {
    const [malformed, unknown] = [await receipt('x'), await receipt('A'.repeat(27))];
    expect(malformed.status).toBe(404);
    expect(whole(unknown)).toEqual(whole(malformed));
  });

  it('is rated once, after the result was returned, by nobody of ours', async () => {
    await rate(await tokenOf(waiting), 5).expect(409, /notReturned/);
    for (const score of [0, 6, 2.5, '5']) await rate(token, score).expect(400);
    const answers = await Promise.all([rate(token, 4), rate(token, 5)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    await rate(token, 4).expect(409, /rated/);
    const log = await new PostgresEventStore(counter.database).readStream(COUNTER_TENANT, `dossier-${returned}`);
    const rated = log.filter(({ type }) => type === 'SatisfactionRated');
    expect(rated.map(({ actorId, metadata }) => ({ actorId, metadata }))).toEqual([
      { actorId: 'citizen', metadata: { via: 'receipt' } },
    ]);
    expect((await receipt(token)).body).toMatchObject({ mayRate: false, rated: true });
  });

  it('of another site’s making is refused', async () => {
    await rate(token, 4).set('Origin', 'https://elsewhere.example').expect(403);
    await lookup(waiting, '5678').set('Sec-Fetch-Site', 'cross-site').expect(403);
  });

  it('goes with the key of the person', async () => {
    const code = (await counter.story({ agencyId: 'H26.W1', applicant, occurredAt: at(2) })).code;
    const given = await tokenOf(code);
    await receipt(given).expect(200);
    await counter.asSuperuser('update dunghen.personal_key set wrapped_key = wrapped_key where stream_id = $1', [
      `dossier-${code}`,
    ]);
    await receipt(given).expect(404);
    await lookup(code, '5678').expect(404);
  });
});
