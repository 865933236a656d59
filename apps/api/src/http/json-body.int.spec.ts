import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { PostgresEventStore } from '#event-store';
import { COUNTER_TENANT, Counter } from '../../../../test/dsl/counter.js';
import { tokenFor } from '../../../../test/dsl/small-tenant.js';

let counter: Counter;
let base: string;
let token: string;
beforeAll(async () => {
  counter = await Counter.open();
  await counter.app.listen(0, '127.0.0.1');
  base = await counter.app.getUrl();
  token = await tokenFor(counter.database, COUNTER_TENANT, 'integration');
});
afterAll(() => counter.close());

const position = async () => (await new PostgresEventStore(counter.database).head(COUNTER_TENANT)).position;
async function send(path: string, type: string, body: Buffer): Promise<{ status: number; body: unknown }> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': type, 'idempotency-key': randomUUID() };
  const response = await fetch(`${base}/api/v1${path}`, { method: 'POST', headers, body: new Uint8Array(body) });
  return { status: response.status, body: await response.json() };
}
const message = (agency: Buffer) =>
  Buffer.concat([
    Buffer.from(
      '{"service":"DongBoHoSoMC","data":[\n{"MaHoSo":"X-1","MaTTHC":"1.001193","NgayTiepNhan":"20260302080000",\n' +
        '"NgayHenTra":"20260306170000","TrangThaiHoSo":"2","KenhThucHien":"1","DonViXuLy":"',
    ),
    agency,
    Buffer.from('"}]}'),
  ]);
/** "Sở Tư pháp" as Windows-1258 writes it. */
const WINDOWS_1258 = Buffer.from([0x53, 0xf5, 0xd2, 0x20, 0x54, 0xfd, 0x20, 0x70, 0x68, 0xe1, 0x70]);

describe('a JSON body', () => {
  it.each([
    ['/ingest/dvcqg', 'application/json', 3],
    ['/ingest/events', 'application/cloudevents-batch+json', 3],
    ['/ingest/events', 'application/cloudevents+json', 3],
  ])('%s as %s that is not UTF-8 is refused by its line, and nothing is learnt', async (path, type, line) => {
    const before = await position();
    const answer = await send(path, type, message(WINDOWS_1258));
    expect(answer).toMatchObject({
      status: 400,
      body: {
        code: 'VALIDATION.FAILED',
        errors: [{ code: 'BODY.UNREADABLE', detail: `line ${String(line)} of the body is not valid UTF-8` }],
      },
    });
    expect(await position()).toBe(before);
  });

  it('names the line behind a sign of replacement that was meant', async () => {
    const body = Buffer.concat([Buffer.from('{"a":"\uFFFD",\n\n"b":"'), Buffer.from([0xff]), Buffer.from('"}')]);
    expect((await send('/ingest/dvcqg', 'application/json', body)).body).toMatchObject({
      errors: [{ detail: 'line 3 of the body is not valid UTF-8' }],
    });
  });

  it('in UTF-8 is taken with every letter', async () => {
    const answer = await send('/ingest/dvcqg', 'application/json', message(Buffer.from('Sở Tư pháp')));
    expect(answer).toMatchObject({ status: 200, body: { result: [{ MaHoSo: 'X-1', outcome: 'accepted' }] } });
  });
});
