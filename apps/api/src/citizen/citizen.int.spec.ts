import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { ReceiptSecrets, Receipts } from '#application';
import { COUNTER_TENANT, Counter } from '../../../../test/dsl/counter.js';

const applicant = { name: 'Nguyễn Thị Ngọc', phone: '0912 345 678' };
const at = (day: number): string => `2026-03-0${String(day)}T09:00:00+07:00`;
const missing = { items: [{ code: 'KS', name: 'Giấy <chứng> sinh' }, 'Giấy ủy quyền của ông Tư'] };

let counter: Counter;
let waiting: string;
let returned: string;
let token: string;

beforeAll(async () => {
  counter = await Counter.open();
  const intake = { agencyId: 'H26.W1', applicant, occurredAt: at(2) };
  waiting = (await counter.story(intake, ['clerk', 'request-supplement', { ...missing, occurredAt: at(3) }])).code;
  returned = (
    await counter.story(
      intake,
      ['officer', 'process', { decision: 'granted', occurredAt: at(3) }],
      ['clerk', 'return-result', { occurredAt: at(4) }],
    )
  ).code;
  const receipts = new Receipts(counter.database, new ReceiptSecrets(counter.masterKey));
  await receipts.make(COUNTER_TENANT, waiting, applicant);
  token = (await receipts.make(COUNTER_TENANT, returned, applicant)) ?? '';
});
afterAll(() => counter.close());
beforeEach(() => counter.asSuperuser('delete from dunghen.public_attempt', []));

const server = () => request(counter.app.getHttpServer());
const typed = (fields: object) => server().post('/tra-cuu').type('form').send(fields);

/** `PAGES_TO=/tmp/pages` keeps a page to be looked at. */
function keep(name: string, text: string): void {
  const folder = process.env['PAGES_TO'];
  if (folder !== undefined) writeFileSync(`${folder}/${name}.html`, text);
}

describe('the citizen’s page', () => {
  it('asks for code and digits, in both languages', async () => {
    const { text, headers } = await server().get('/tra-cuu').expect(200);
    keep('form', text);
    expect(text).toContain('<html lang="vi">');
    expect(text).toContain('<label for="code">Mã hồ sơ</label>');
    expect((await server().get('/tra-cuu?lang=en')).text).toContain('<label for="code">Dossier code</label>');
    expect(headers).toMatchObject({
      'content-security-policy':
        "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
      ...{ 'referrer-policy': 'no-referrer', 'x-robots-tag': 'noindex, nofollow', 'cache-control': 'no-store' },
    });
  });

  it('shows how it stands, what is missing and why that day; text stays text', async () => {
    const { text } = await typed({ code: ` ${waiting} `, secondFactor: '5678' }).expect(200);
    keep('waiting', text);
    for (const said of ['Chờ bổ sung', 'Giấy &lt;chứng&gt; sinh', '1 giấy tờ khác', '10 ngày làm việc', 'Phường Một']) {
      expect(text).toContain(said);
    }
    for (const word of ['Ngọc', '0912', 'ông Tư', '<script', ' style=', '<style', 'onclick', 'onload']) {
      expect(text).not.toContain(word);
    }
    const english = await typed({ code: waiting, secondFactor: '5678', lang: 'en' }).expect(200);
    expect(english.text).toContain('Waiting for papers');
  });

  it('says the same of a code that nobody has and of wrong digits', async () => {
    const unknown = await typed({ code: 'H26.W1-990101-0001', secondFactor: '5678' }).expect(404);
    const wrong = await typed({ code: waiting, secondFactor: '0000' }).expect(404);
    keep('not-found', wrong.text);
    expect(unknown.text.replace('H26.W1-990101-0001', 'X')).toBe(wrong.text.replace(waiting, 'X'));
  });

  it('loses nothing typed where it cannot be read, and shows no markup of its reader’s', async () => {
    const { text } = await typed({ code: '"><img src=x>', secondFactor: '12' }).expect(400);
    expect(text).toContain('value="&quot;&gt;&lt;img src=x&gt;"');
    await typed({}).expect(400);
    await server().post('/tra-cuu').type('form').send('code=a&code=b&secondFactor=1234').expect(404);
  });

  it('opened by its receipt is rated once and says thanks', async () => {
    const path = `/tra-cuu/bien-nhan/${token}`;
    const { text } = await server().get(path).expect(200);
    keep('returned', text);
    expect(text).toContain('name="score"');
    const { headers } = await server()
      .post(`${path}/danh-gia`)
      .type('form')
      .set({ Origin: 'null', 'Sec-Fetch-Site': 'same-origin' })
      .send({ score: '5', lang: 'vi' })
      .expect(303);
    expect(headers['location']).toBe(`${path}?lang=vi`);
    expect((await server().get(path)).text).toContain('Cảm ơn ông/bà đã đánh giá.');
    await server().post(`${path}/danh-gia`).type('form').send({ score: '5' }).expect(409);
    await server().post(`${path}/danh-gia`).type('form').send({ score: 'many' }).expect(400);
    await server().get('/tra-cuu/bien-nhan/nothing').expect(404);
  });

  it.each([
    [{ 'Sec-Fetch-Site': 'cross-site', Origin: 'null' }],
    [{ 'Sec-Fetch-Site': 'same-site' }],
    [{ Origin: 'https://elsewhere.example' }],
  ])('takes no form of another site: %j', async (headers) => {
    await typed({ code: waiting, secondFactor: '5678' }).set(headers).expect(403);
  });

  it('stops after five wrong answers and says when to come back', async () => {
    for (let turn = 0; turn < 5; turn += 1) await typed({ code: waiting, secondFactor: '0000' }).expect(404);
    const { text, headers } = await typed({ code: waiting, secondFactor: '5678' }).expect(429);
    expect(text).toContain('Xin thử lại sau 15 phút');
    expect(Number(headers['retry-after'])).toBeGreaterThan(600);
  });

  it('weighs, page and style together, far below sixty kilobytes and names nothing elsewhere', async () => {
    const page = await typed({ code: waiting, secondFactor: '5678' }).expect(200);
    const style = await server().get('/tra-cuu/style.css').expect(200);
    keep('style.css', style.text);
    expect(gzipSync(page.text).length + gzipSync(style.text).length).toBeLessThan(60_000);
    const named = [...page.text.matchAll(/(?:src|href|action)="([^"]*)"/g)].map(([, address]) => address ?? '');
    expect(named.filter((address) => !address.startsWith('/tra-cuu'))).toEqual([]);
    expect(page.text).not.toContain('<script');
    expect(style.text).not.toMatch(/url\(|@import/);
  });
});
