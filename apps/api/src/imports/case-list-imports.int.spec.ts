import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import request from 'supertest';
import { CaseListImportJobs, ImportFiles, ImportResults, Jobs } from '#application';
import type { ImportJobTools, ImportReport, ImportView } from '#application';
import { PostgresEventStore } from '#event-store';
import { caseListTemplate } from '#exchange';
import { systemClock, uuidV7 } from '#platform';
import { COUNTER_TENANT, Counter } from '../../../../test/dsl/counter.js';
import { createSmallTenant, tokenFor } from '../../../../test/dsl/small-tenant.js';

const OTHER = 'H99';
const HEADER = 'Mã hồ sơ,Ngày tiếp nhận,Ngày hẹn trả,Ngày xử lý xong,Cơ quan,Thủ tục,Họ tên';
const PERSON = 'Nguyễn Thị Bí Mật';
let made = 0;
let counter: Counter;
let other: string;

beforeAll(async () => {
  counter = await Counter.open();
  await createSmallTenant(counter.database, OTHER);
  other = await tokenFor(counter.database, OTHER, 'admin');
});
afterAll(() => counter.close());
/** Told apart from the lists of every other spec. */
let own: string;
beforeEach(() => {
  own = `L${String((made += 1))}`;
});

const row = (n: number, received = '02/03/2026 08:00', end = '04/03/2026 09:00') =>
  `${own}-${String(n)},${received},09/03/2026 17:00,${end},Sở ${own},TT ${own},${PERSON}`;
const listOf = (rows: readonly string[]) => `${[HEADER, ...rows].join('\n')}\n`;
const rows = (amount: number) => Array.from({ length: amount }, (_, n) => row(n));

interface Sent {
  dryRun: boolean;
  mapping: string;
  token: string;
  name: string;
}
const send = (content: string | Buffer, { dryRun = false, mapping, token, name = 'Hồ sơ.csv' }: Partial<Sent> = {}) => {
  const post = request(counter.app.getHttpServer())
    .post(`/api/v1/imports?dryRun=${String(dryRun)}`)
    .set('Authorization', `Bearer ${token ?? counter.tokenOf('admin')}`)
    .attach('file', Buffer.from(content), name);
  return mapping === undefined ? post : post.field('mapping', mapping);
};
async function handIn(content: string | Buffer, sent: Partial<Sent> = {}): Promise<string> {
  const { status, headers, body } = await send(content, sent);
  expect({ status, body: body as unknown }).toEqual({ status: 202, body: { id: expect.any(String) } });
  const { id } = body as { id: string };
  expect(headers['location']).toBe(`/api/v1/jobs/${id}`);
  return id;
}
const jobs = () => new Jobs(counter.database, { uuid: uuidV7 });
const store = () => new PostgresEventStore(counter.database);
/** What the worker does with jobs of this kind. */
function worker(more: Partial<ImportJobTools> = {}): CaseListImportJobs {
  const { database, masterKey } = counter;
  const kept = { files: new ImportFiles(database, masterKey), results: new ImportResults(database) };
  const tools = { database, store: store(), jobs: jobs(), ...kept, clock: systemClock, ids: { uuid: uuidV7 } };
  return new CaseListImportJobs({ ...tools, ...more });
}
const reportOf = async (id: string) => (await jobs().get(COUNTER_TENANT, id)).result as unknown as ImportReport;
async function takeIn(content: string | Buffer, sent: Partial<Sent> = {}): Promise<ImportReport> {
  const id = await handIn(content, sent);
  expect(await worker().run(COUNTER_TENANT, id)).toBe('done');
  return reportOf(id);
}
const head = async () => (await store().head(COUNTER_TENANT)).position;
const resultOf = (id: string, role: 'admin' | 'inspector' = 'admin') => counter.get(`/imports/${id}/result`, role);
const filesKept = async (id: string) =>
  (await counter.asSuperuser('select part, sealed from dunghen.case_import_file where job_id = $1', [id])) as {
    part: number;
    sealed: Buffer;
  }[];
/** What the log says of this spec's dossiers, whatever the order and the time of recording. */
async function factsOf(amount: number): Promise<unknown[]> {
  const codes = Array.from({ length: amount }, (_, n) => `dossier-${own}-${String(n)}`);
  const streams = await store().readStreams(COUNTER_TENANT, codes);
  return codes.map((code) =>
    (streams.get(code) ?? []).map(({ type, occurredAt, data }) => [type, occurredAt, JSON.stringify(data)]),
  );
}

describe('a list that is handed in', () => {
  it('is surveyed first and writes nothing; taken in it is what was said; again it is all duplicates', async () => {
    const list = listOf([...rows(3), row(3, 'hôm qua'), row(0, '01/03/2026 08:00'), `,02/03/2026 08:00,,,,,${PERSON}`]);
    const before = await head();
    const survey = await takeIn(list, { dryRun: true });
    expect(await head()).toBe(before);
    expect(survey).toMatchObject({
      ...{ rows: 6, accepted: 3, duplicate: 0, rejected: 3, dossiers: 3, dryRun: true, resumed: false },
      learnt: { agencies: 1, fields: 0, procedures: 1 },
      reconciliation: { agree: 0, disagree: 0, blank: 0, notComparable: 3 },
      rejections: [
        { row: 5, code: `${own}-3`, problems: [{ code: 'TIME.UNREADABLE', field: 'receivedAt' }] },
        { row: 6, problems: [{ code: 'CONFLICT', field: 'receivedAt', given: '2026-03-01T01:00:00.000Z' }] },
        { row: 7, code: '', problems: [{ code: 'CODE.MISSING', field: 'code' }] },
      ],
    });
    const taken = await takeIn(list);
    expect({ ...taken, dryRun: true }).toEqual(survey);
    const [first] = await store().readStream(COUNTER_TENANT, `dossier-${own}-0`);
    expect(first).toMatchObject({ type: 'DossierReceived', actorId: 'token:admin' });
    expect(first?.metadata).toMatchObject({ origin: 'file:Hồ sơ.csv', row: 2 });
    expect(await takeIn(list)).toMatchObject({ accepted: 0, duplicate: 3, rejected: 3, events: 0 });
  });

  it('may be a workbook, a gzipped table, or one that a mapping explains', async () => {
    const mapping = JSON.stringify({ columns: { code: 'id', receivedAt: { column: 'in', format: 'yyyy-MM-dd' } } });
    const mapped = await takeIn(`in,id\n2026-03-02,${own}-1\n`, { mapping });
    expect(mapped).toMatchObject({ rows: 1, accepted: 1 });
    expect(await takeIn(gzipSync(listOf([row(2)])), { name: 'a.csv.gz' })).toMatchObject({ rows: 1, accepted: 1 });
    const workbook = await takeIn(await caseListTemplate(), { name: 'mẫu.xlsx' });
    expect(workbook).toMatchObject({ rejected: 0, sheet: expect.any(String) });
  });

  it('lies sealed for as long as its job is open, and no longer', async () => {
    const big = listOf(Array.from({ length: 9_000 }, (_, n) => `${row(n)} ${randomUUID().repeat(2)}`));
    const id = await handIn(big, { dryRun: true });
    const kept = await filesKept(id);
    expect(kept.length).toBe(2);
    for (const { sealed } of kept) expect(sealed.includes(Buffer.from(PERSON))).toBe(false);
    await worker().run(COUNTER_TENANT, id);
    expect(await reportOf(id)).toMatchObject({ rows: 9_000, accepted: 9_000 });
    expect(await filesKept(id)).toEqual([]);
    const cancelled = await handIn(big);
    await request(counter.app.getHttpServer())
      .delete(`/api/v1/jobs/${cancelled}`)
      .set('Authorization', `Bearer ${counter.tokenOf('admin')}`)
      .expect(200);
    expect(await filesKept(cancelled)).toEqual([]);
    expect(await worker().run(COUNTER_TENANT, cancelled)).toBe('ended');
    const waiting = await handIn(big);
    await counter.asSuperuser(
      `update dunghen.case_import set created_at = created_at - interval '25 hours' where job_id = $1`,
      [waiting],
    );
    await worker().forgetOld();
    expect(await filesKept(waiting)).toEqual([]);
    expect(await worker().run(COUNTER_TENANT, waiting)).toBe('ended');
    expect(await jobs().get(COUNTER_TENANT, waiting)).toMatchObject({ error: { code: 'IMPORT.FILE_GONE' } });
  });

  it('whose file cannot be taken fails with what is wrong, without what stood in its first row', async () => {
    const mapping = JSON.stringify({ columns: { code: 'Mã', receivedAt: 'Ngày' } });
    const bad: [string | Buffer, Partial<Sent>, string, RegExp][] = [
      [`Mã,${PERSON}\n1,2\n`, { mapping }, 'HEADER.COLUMN_MISSING', /columns\.receivedAt names "Ngày"/],
      [`${HEADER}\n${row(1)}\n"${own}`, {}, 'FILE.TRUNCATED', /row 3/],
      [gzipSync(listOf(rows(50))).subarray(0, 200), {}, 'FILE.TRUNCATED', /cut off/],
    ];
    const before = await head();
    for (const [content, sent, code, message] of bad) {
      const id = await handIn(content, sent);
      expect(await worker().run(COUNTER_TENANT, id)).toBe('ended');
      const { state, error } = await jobs().get(COUNTER_TENANT, id);
      expect({ state, error }).toEqual({ state: 'failed', error: { code, message: expect.stringMatching(message) } });
      expect(error?.message).not.toContain(PERSON);
    }
    expect(await head()).toBe(before);
  });

  it('is refused at once where what came with it makes no sense', async () => {
    const problems = async (sent: request.Test) => (await sent.expect(400)).body as { errors: { pointer: string }[] };
    expect(await problems(send(listOf(rows(1)), { mapping: '{"columns": {"code": "a"}, "x": 1}' }))).toMatchObject({
      errors: [
        { pointer: '/mapping', code: 'MAPPING.INVALID' },
        { pointer: '/mapping', code: 'MAPPING.INVALID', detail: 'columns.receivedAt is missing' },
      ],
    });
    expect(await problems(send(''))).toMatchObject({ errors: [{ pointer: '/file', code: 'FILE.EMPTY' }] });
    expect(await problems(send(listOf(rows(1))).field('tenant', OTHER))).toMatchObject({
      errors: [{ pointer: '/tenant', code: 'UNKNOWN_MEMBER' }],
    });
    await counter.post('/imports', {}, 'admin').expect(415);
    expect((await send(Buffer.alloc(33 * 1024 ** 2))).status).toBe(413);
  });
});

describe('what became of each row', () => {
  it('is told as lines without a formula and without anything else that stood in the list', async () => {
    const id = await handIn(listOf([row(0), `=1+1,${row(1).slice(row(1).indexOf(',') + 1)}`, row(2, PERSON)]));
    await resultOf(id).expect(404);
    await worker().run(COUNTER_TENANT, id);
    const { text, headers } = await resultOf(id, 'inspector').expect(200);
    expect(headers['content-disposition']).toMatch(/^attachment; filename="ket-qua-nhap-\w+\.csv"$/);
    expect(text.split('\n')).toEqual([
      '\uFEFFDòng,Mã hồ sơ,Kết quả nhận,Mã lỗi,Lý do',
      `2,${own}-0,đã nhận,,`,
      "3,'=1+1,đã nhận,,",
      expect.stringMatching(/^4,L\d+-2,không nhận,TIME\.UNREADABLE,"?Ngày tiếp nhận: không đọc được thời gian/),
      '',
    ]);
    expect(text).not.toContain(PERSON);
    await counter.asSuperuser(
      `update dunghen.case_import set created_at = created_at - interval '31 days' where job_id = $1`,
      [id],
    );
    await worker().forgetOld();
    await resultOf(id).expect(404);
  });

  it('is of one tenant and its administrators; whose scope is a unit sees nothing, and a supervisor ends nothing', async () => {
    const id = await handIn(listOf(rows(1)), { name: '../../tmp/a\u0007.csv' });
    const foreign = { authorization: `Bearer ${other}` };
    await counter.get(`/imports/${id}/result`).set(foreign).expect(404);
    expect((await counter.get('/imports').set(foreign).expect(200)).body).toEqual({ items: [], next: null });
    const narrow = await tokenFor(counter.database, COUNTER_TENANT, 'admin', 'H26.W1');
    await counter
      .get('/imports')
      .set({ authorization: `Bearer ${narrow}` })
      .expect(403);
    expect((await send(listOf(rows(1)), { token: narrow })).status).toBe(403);
    for (const role of ['supervisor', 'inspector', 'clerk', 'integration'] as const) {
      expect((await send(listOf(rows(1)), { token: counter.tokenOf(role) })).status).toBe(403);
    }
    await request(counter.app.getHttpServer())
      .delete(`/api/v1/jobs/${id}`)
      .set('Authorization', `Bearer ${counter.tokenOf('supervisor')}`)
      .expect(403);
    await worker().run(COUNTER_TENANT, id);
    const { items } = (await counter.get('/imports?limit=1', 'inspector').expect(200)).body as { items: ImportView[] };
    expect(items).toMatchObject([
      {
        ...{ id, fileName: 'a.csv', dryRun: false, withMapping: false, hasResult: true, state: 'done' },
        progress: { done: 1, total: 1, unit: 'row' },
      },
    ]);
  });
});

describe('an import that does not come to its end', () => {
  const AMOUNT = 1_200;

  it('is cancelled on the way: what was taken stays, and run again the facts are those of one run', async () => {
    const list = listOf(rows(AMOUNT));
    const id = await handIn(list);
    let written = 0;
    const slow = await worker({
      onAppended: () => {
        if ((written += 1) === 1) void jobs().cancel(COUNTER_TENANT, id);
      },
      // Each report is due: the wish is heard at the next piece.
      clock: {
        now: (
          (now) => () =>
            (now += 1_000)
        )(systemClock.now()),
      },
    }).run(COUNTER_TENANT, id);
    expect(slow).toBe('ended');
    expect(await jobs().get(COUNTER_TENANT, id)).toMatchObject({ state: 'cancelled', result: null });
    expect((await resultOf(id).expect(200)).text).toMatch(/^2,L\d+-0,đã nhận,,$/m);
    const again = await takeIn(list);
    expect(again.duplicate).toBeGreaterThan(0);
    expect(again).toMatchObject({ rows: AMOUNT, rejected: 0, accepted: AMOUNT - again.duplicate });
    const facts = await factsOf(AMOUNT);
    expect(facts.every((events) => (events as unknown[]).length === 2)).toBe(true);
    expect(await takeIn(list)).toMatchObject({ duplicate: AMOUNT, events: 0 });
  });

  it('is given back by a worker that stops, and begun anew by the next', async () => {
    const id = await handIn(listOf(rows(AMOUNT)));
    let written = 0;
    const first = worker({ onAppended: () => void (written += 1) });
    expect(await first.run(COUNTER_TENANT, id, { stop: () => written > 0 })).toBe('stopped');
    expect(await jobs().get(COUNTER_TENANT, id)).toMatchObject({ state: 'queued' });
    expect(await worker().run(COUNTER_TENANT, id)).toBe('done');
    const report = await reportOf(id);
    expect(report).toMatchObject({ rows: AMOUNT, resumed: true, rejected: 0 });
    expect(report.duplicate).toBeGreaterThan(0);
    const { text } = await resultOf(id).expect(200);
    expect(text.trimEnd().split('\n').length).toBe(AMOUNT + 1);
  });

  it('whose worker was taken for dead leaves the job to whoever came after it', async () => {
    const id = await handIn(listOf(rows(AMOUNT)));
    let goOn = (): void => undefined;
    const held = new Promise<void>((resolve) => (goOn = resolve));
    const database = store();
    let asked = 0;
    // As if the process had stood still in the middle of its work.
    const hanging = new Proxy(database, {
      get: (target, name) =>
        name === 'readStreams'
          ? async (...given: Parameters<typeof target.readStreams>) => {
              if ((asked += 1) === 2) await held;
              return target.readStreams(...given);
            }
          : Reflect.get(target, name, target).bind(target),
    });
    const dead = worker({ store: hanging }).run(COUNTER_TENANT, id);
    while (asked < 2) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(await worker().run(COUNTER_TENANT, id)).toBe('done');
    const report = await reportOf(id);
    goOn();
    expect(await dead).toBe('ended');
    expect(await reportOf(id)).toEqual(report);
    expect(report).toMatchObject({ rows: AMOUNT, resumed: true, rejected: 0 });
    const { text } = await resultOf(id).expect(200);
    expect(text.trimEnd().split('\n').length).toBe(AMOUNT + 1);
    expect((await factsOf(AMOUNT)).every((events) => (events as unknown[]).length === 2)).toBe(true);
  });

  it('waits while another one is taken in by the same process', async () => {
    const [first, second] = [await handIn(listOf(rows(3))), await handIn(listOf(rows(3)))];
    const one = worker();
    expect(await Promise.all([one.run(COUNTER_TENANT, first), one.run(COUNTER_TENANT, second)])).toEqual([
      'done',
      'busy',
    ]);
    expect(await jobs().get(COUNTER_TENANT, second)).toMatchObject({ state: 'queued' });
    expect(await one.run(COUNTER_TENANT, second)).toBe('done');
    expect(await reportOf(second)).toMatchObject({ duplicate: 3 });
  });

  it('is refused where five wait already', async () => {
    const waiting = [];
    for (let n = 0; n < 5; n += 1) waiting.push(await handIn(listOf(rows(1))));
    const { status, body } = await send(listOf(rows(1)));
    expect([status, (body as { code: string }).code]).toEqual([503, 'INGEST.BUSY']);
    for (const id of waiting) await jobs().cancel(COUNTER_TENANT, id);
  });
});
