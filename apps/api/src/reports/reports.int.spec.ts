import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import exceljs from 'exceljs';
import request from 'supertest';
import { ProjectionRunner, allProjections } from '#application';
import { ProjectionStore } from '#event-store';
import { II06A_MEDIA_TYPES } from '#exchange';
import { II06A_MEMBERS } from '#indicators';
import type { Ii06aReport } from '#indicators';
import { COUNTER_TENANT, Counter } from '../../../../test/dsl/counter.js';
import { tokenFor } from '../../../../test/dsl/small-tenant.js';

const { xlsx, pdf } = II06A_MEDIA_TYPES;
const MARCH = '/reports/ii06a?period=2026-03';

let counter: Counter;
let ward: string;
let codes: string[];

beforeAll(async () => {
  counter = await Counter.open();
  ward = await tokenFor(counter.database, COUNTER_TENANT, 'inspector', 'H26.W1');
  const at = (day: number): string => `2026-03-0${String(day)}T08:00:00+07:00`;
  const hours = { procedureCode: '1.000002' };
  const done: ['officer', string, object] = ['officer', 'process', { decision: 'granted', occurredAt: at(3) }];
  const stories = [
    await counter.story({ ...hours, agencyId: 'H26.W1', channel: 'online', occurredAt: at(2) }),
    await counter.story({ ...hours, agencyId: 'H26.12', channel: 'counter', occurredAt: at(2) }, done),
    await counter.story({ procedureCode: '1.000003', agencyId: 'H26.12', channel: 'post', occurredAt: at(2) }, done),
  ];
  codes = stories.map(({ code }) => code);
  await project();
});
afterAll(() => counter.close());

async function project(): Promise<void> {
  const store = new ProjectionStore(counter.database);
  await new ProjectionRunner(store, allProjections(store)).sweep();
}

/** The answer as bytes, whatever it is. */
const file = async (path: string, accept?: string) => {
  const asked = counter.get(path, 'inspector').buffer(true).parse(bytes);
  return accept === undefined ? asked : asked.set('Accept', accept);
};
const bytes = (response: request.Response, done: (error: Error | null, body: Buffer) => void): void => {
  const chunks: Buffer[] = [];
  const stream = response as unknown as NodeJS.ReadableStream;
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  stream.on('end', () => {
    done(null, Buffer.concat(chunks));
  });
};

describe('GET /reports/ii06a', () => {
  it('answers the form as data', async () => {
    const { body, headers } = await counter.get(MARCH, 'clerk').expect(200);
    const report = body as Ii06aReport;
    expect(headers['content-type']).toContain('application/json');
    expect(headers['vary']).toContain('Accept');
    expect(report.rows.map(({ name, toResolve }) => [name, toResolve])).toEqual([['Hộ tịch', 3]]);
    expect(report).toMatchObject({
      ...{ form: 'II.06a', tenant: 'H26', agencyName: 'Thành phố Hà Nội', policy: 'ii06a', calendar: 'gregorian' },
      total: { toResolve: 3, receivedOnline: 1, receivedOther: 2, resolved: 2, open: 1, openOverdue: 1 },
      conventions: { noLimitResolved: 1 },
    });
  });

  it('and as a workbook and a PDF with the same numbers, under a name of their own', async () => {
    const { total } = (await counter.get(MARCH, 'inspector')).body as Ii06aReport;
    const book = await file(`${MARCH}&calendar=kstt`, xlsx);
    expect(book.status).toBe(200);
    expect(book.headers).toMatchObject({
      'content-type': xlsx,
      'content-disposition': 'attachment; filename="II.06a-H26-2026-03-kstt.xlsx"',
    });
    const workbook = new exceljs.Workbook();
    await workbook.xlsx.load((await file(MARCH, xlsx)).body as Buffer as unknown as ArrayBuffer);
    const sheet = workbook.getWorksheet('II.06a');
    const inTotalRow = II06A_MEMBERS.map((_, index) => sheet?.getCell(10, index + 3).result ?? 0);
    expect(inTotalRow).toEqual(II06A_MEMBERS.map((member) => total[member]));

    const printed = await file(`${MARCH}&groupBy=agency`, pdf);
    expect(printed.headers).toMatchObject({
      'content-type': pdf,
      'content-disposition': 'attachment; filename="II.06a-H26-2026-03-gregorian-agency.pdf"',
    });
    expect((printed.body as Buffer).subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('lets format outrank Accept', async () => {
    expect((await file(`${MARCH}&format=pdf`, 'application/json')).headers['content-type']).toBe(pdf);
    await counter.get(`${MARCH}&format=docx`).expect(400);
  });

  it('refuses what it cannot be', async () => {
    const { body } = await counter.get(MARCH).set('Accept', 'text/html').expect(406);
    expect(body).toMatchObject({ code: 'NOT_ACCEPTABLE', available: ['application/json', xlsx, pdf] });
  });

  it('names every parameter at fault', async () => {
    const { body } = await counter.get('/reports/ii06a?period=2026-Q7&groupBy=channel&colour=red').expect(400);
    const { errors } = body as { errors: { pointer: string }[] };
    expect(errors.map(({ pointer }) => pointer).sort()).toEqual(['?colour', '?groupBy', '?period']);
  });

  it('keeps to the scope of the token and to its role', async () => {
    const get = (query: string) =>
      request(counter.app.getHttpServer()).get(`/api/v1${MARCH}${query}`).set('Authorization', `Bearer ${ward}`);
    expect((await get('').expect(200)).body).toMatchObject({ agencyName: 'Phường Một', total: { toResolve: 1 } });
    expect((await get('&agencyId=H26.12').expect(404)).body).toMatchObject({ code: 'AGENCY.NOT_FOUND' });
    await counter.get(MARCH, 'integration').expect(403);
    await request(counter.app.getHttpServer()).get(`/api/v1${MARCH}`).expect(401);
  });

  it('is described, with its three media types and every member of the answer', async () => {
    const { paths } = SwaggerModule.createDocument(counter.app, new DocumentBuilder().build());
    const described = paths['/api/v1/reports/ii06a']?.get?.responses['200'] as unknown as {
      content: Record<string, { schema: { properties?: object } }>;
    };
    expect(Object.keys(described.content)).toEqual(['application/json', xlsx, pdf]);
    const { body } = await counter.get(MARCH, 'inspector').expect(200);
    const members = Object.keys(described.content['application/json']?.schema.properties ?? {});
    expect(members.sort()).toEqual(Object.keys(body as object).sort());
  });

  it('is never delivered unbalanced, in any format', async () => {
    const [first = ''] = codes;
    // By hand, past every rule: what is open is said to have been settled.
    const settle = (on: string) =>
      counter.database.query(`update fact_current set settled_on = '${on}' where code = $1`, [first]);
    await settle('2026-03-20');
    for (const format of ['json', 'xlsx', 'pdf']) {
      const { body, headers } = await counter.get(`${MARCH}&format=${format}`, 'inspector').expect(409);
      expect(headers['content-type']).toContain('application/problem+json');
      expect(headers['content-disposition']).toBeUndefined();
      expect(body).toMatchObject({
        code: 'REPORT.UNBALANCED',
        dossiers: [first],
        violations: [{ rule: '11=next.6', row: { key: 'HT' }, left: 1, right: 0, dossiers: [first] }],
      });
    }
    await settle('infinity');
    await counter.get(MARCH, 'inspector').expect(200);
  });
});
