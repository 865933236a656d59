import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { INGEST, PersonalVault, RETENTION_REASON, retentionStep } from '#application';
import type { IngestDependencies, RetentionRule } from '#application';
import { PostgresEventStore, verifyLog } from '#event-store';
import { COUNTER_TENANT, Counter } from '../../../../test/dsl/counter.js';
import { project } from '../auth/testing/matrix-places.js';

const at = (wallTime: string): string => new Date(`${wallTime.replace(' ', 'T')}+07:00`).toISOString();
const applicant = { name: 'Nguyễn Văn Giữ', phone: '0912000555' };
const LIMITED = '1.000001';

let counter: Counter;
let store: PostgresEventStore;
beforeAll(async () => {
  counter = await Counter.open();
  store = new PostgresEventStore(counter.database);
});
afterAll(() => counter.close());

/** What the night does on a date. */
async function night(runOn: string): Promise<unknown> {
  await project(counter);
  const { database, masterKey, app } = counter;
  const tools = { ...app.get<IngestDependencies>(INGEST), database, vault: new PersonalVault(database, masterKey) };
  const context = { tenant: COUNTER_TENANT, timezone: 'Asia/Ho_Chi_Minh', jobId: 'spec', now: Date.parse(runOn) };
  const answer = await retentionStep(tools).run({ ...context, database, runOn, alive: async () => undefined });
  await project(counter);
  return answer;
}

/** Received on 2 March 2026 and returned on 10 March. */
const returned = async (procedureCode = LIMITED): Promise<string> =>
  (
    await counter.story(
      { procedureCode, applicant, occurredAt: at('2026-03-02 08:30') },
      ['officer', 'process', { decision: 'granted', occurredAt: at('2026-03-09 09:00') }],
      ['clerk', 'return-result', { occurredAt: at('2026-03-10 09:00') }],
    )
  ).code;
const set = (code: string, keepMonths: unknown) => counter.put(`/retention/${code}`, { keepMonths }, 'admin');
const rules = async () =>
  ((await counter.get('/retention', 'inspector').expect(200)).body as { items: RetentionRule[] }).items;
const lastOf = async (code: string) => (await store.readStream(COUNTER_TENANT, `dossier-${code}`)).at(-1);

describe('how long personal data is kept', () => {
  it('is for ever where nobody said otherwise', async () => {
    const code = await returned();
    expect(await night('2036-01-01')).toEqual({ erased: 0, left: 0 });
    expect(await rules()).toEqual([]);
    expect((await lastOf(code))?.type).toBe('ResultReturned');
  });

  it('ends so many months after the end, by an erasure in the log, and no figure moves', async () => {
    const [code, other] = [await returned(), await returned('1.000002')];
    const open = (await counter.story({ procedureCode: LIMITED, applicant, occurredAt: at('2026-03-02 08:30') })).code;
    await project(counter);
    const figures = async () => {
      const { body } = await counter.get('/indicators?period=2026-03&groupBy=procedure', 'inspector').expect(200);
      const { total, rows } = body as { total: object; rows: object[] };
      return { total, rows };
    };
    const before = await figures();
    await set(LIMITED, 2).expect(200);
    expect(await night('2026-05-10')).toEqual({ erased: 0, left: 0 });
    expect(await rules()).toMatchObject([{ procedureCode: LIMITED, keepMonths: 2, dueNow: 2 }]);
    // The one of the spec before, and this.
    expect(await night('2026-05-11')).toEqual({ erased: 2, left: 0 });
    expect(await lastOf(code)).toMatchObject({
      ...{ type: 'PersonErased', actorId: 'retention', data: { reasonCode: RETENTION_REASON } },
    });
    for (const kept of [other, open]) expect((await lastOf(kept))?.type).not.toBe('PersonErased');
    expect(await figures()).toEqual(before);
    expect(await verifyLog(store, COUNTER_TENANT)).toMatchObject({ ok: true });
    expect(await night('2026-05-11')).toEqual({ erased: 0, left: 0 });
  });

  it('can be taken back for what is not erased yet; who said what stays', async () => {
    const code = await returned('1.000004');
    await set('1.000004', 1).expect(200);
    await set('1.000004', 1).expect(200);
    await set('1.000004', null).expect(200);
    expect(await night('2036-01-01')).toMatchObject({ erased: 0 });
    expect((await lastOf(code))?.type).toBe('ResultReturned');
    const kept = await counter.database.query(
      `select keep_months from retention_rule where procedure_code = '1.000004' order by changed_at`,
    );
    expect(kept).toEqual([{ keep_months: 1 }, { keep_months: null }]);
    await expect(counter.database.query('delete from retention_rule')).rejects.toThrow(/permission denied/);
  });

  it('is an administrator’s of the whole tenant, in whole months, of a procedure that is known', async () => {
    for (const role of ['clerk', 'officer', 'supervisor', 'inspector'] as const)
      await counter.put(`/retention/${LIMITED}`, { keepMonths: 3 }, role).expect(403);
    for (const wrong of [0, 1_201, 1.5, 'drei', undefined]) await set(LIMITED, wrong).expect(400);
    await set('9.999999', 3).expect(404);
  });
});
