import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { ClosingJobs, Jobs, ProjectionRunner, ROLES, allProjections, closingSteps } from '#application';
import type { Role } from '#application';
import { PostgresEventStore, ProjectionStore } from '#event-store';
import { systemClock, uuidV7 } from '#platform';
import { Counter } from '../../../../test/dsl/counter.js';
import { tokenFor } from '../../../../test/dsl/small-tenant.js';
import { append, appendTo, event, lives } from '../../../../test/faults/support/log-writer.js';

const TENANT = 'GOLIVE';
const TIMEZONE = 'Asia/Ho_Chi_Minh';

let counter: Counter;
let tokens: Record<Role | 'unit' | 'outsider', string>;

beforeAll(async () => {
  counter = await Counter.open();
  const { database } = counter;
  await database.query('insert into tenant (tenant_id, name, timezone, go_live_on) values ($1, $1, $2, $3)', [
    ...[TENANT, TIMEZONE, '2025-06-10'],
  ]);
  tokens = {} as typeof tokens;
  for (const role of ROLES) tokens[role] = await tokenFor(database, TENANT, role);
  tokens.unit = await tokenFor(database, TENANT, 'supervisor', 'H26.0');
  tokens.outsider = await tokenFor(database, TENANT, 'inspector', 'H26.99');
  await append(database, TENANT, lives(200));
  await catchUp();
});
afterAll(() => counter.close());

async function catchUp(): Promise<void> {
  const store = new ProjectionStore(counter.database);
  await new ProjectionRunner(store, allProjections(store)).catchUp(TENANT, TIMEZONE);
}

const authorised = (call: request.Test, role: keyof typeof tokens): request.Test =>
  call.set('Authorization', `Bearer ${tokens[role]}`);
const http = () => request(counter.app.getHttpServer());
const get = (path: string, role: keyof typeof tokens = 'inspector') => authorised(http().get(`/api/v1${path}`), role);
const close = (period: string, role: keyof typeof tokens = 'supervisor', body: object = { reasonCode: 'report-due' }) =>
  authorised(http().post(`/api/v1/periods/${period}/close`), role).send(body);

/** What a worker does with the wish. */
async function carryOut(jobId: string): Promise<void> {
  const { database } = counter;
  const jobs = new Jobs(database, { uuid: uuidV7 });
  const tools = { database, store: new PostgresEventStore(database), newId: uuidV7, jobs, clock: systemClock };
  await new ClosingJobs({ ...tools, catchUp }).run(TENANT, jobId);
}

async function closed(period: string, role: keyof typeof tokens = 'supervisor') {
  const { body, headers } = await close(period, role).expect(202);
  expect(headers['location']).toBe(`/api/v1/jobs/${String(body.id)}`);
  await carryOut(body.id);
  const job = (await get(`/jobs/${String(body.id)}`, 'admin').expect(200)).body;
  expect(job).toMatchObject({ kind: 'period-closing', state: 'done', progress: { unit: 'policy' } });
  expect(job.progress.done).toBe(job.progress.total);
  return job.result;
}

describe('closing over HTTP', () => {
  it('a supervisor closes an ended period with a reason; everybody sees the figure and where it stands', async () => {
    const before = (await get('/periods?year=2025').expect(200)).body;
    const months = before.items.filter(({ period }: { period: string }) => ['2025-05', '2025-06'].includes(period));
    expect(months.map(({ state }: { state: string }) => state)).toEqual(['reconstructed', 'ended']);

    const view = await closed('gregorian/2025-06');
    expect(view).toMatchObject({
      ...{ calendar: 'gregorian', period: '2025-06', from: '2025-06-01', to: '2025-06-30', state: 'closed' },
      closing: { closedBy: 'hand', reasonCode: 'report-due', hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });

    const { figures } = (await get('/periods/gregorian/2025-06?groupBy=agency').expect(200)).body;
    expect(figures).toMatchObject({ policy: 'tt01-2020', closedPolicyVersion: 1, incomplete: 0 });
    expect(figures.rows).toHaveLength(5);
    for (const row of [...figures.rows, figures.total]) expect(row.closed).toEqual(row.now);
    expect(figures.total.closed.rate.denominator).toBeGreaterThan(0);

    const { total, closing } = (await get('/indicators?period=2025-06').expect(200)).body;
    expect(total.received).toBe(figures.total.closed.received);
    expect(closing).toEqual({
      ...{ calendar: 'gregorian', period: '2025-06', closedAt: view.closing.closedAt, restated: 0 },
      ...{ position: view.closing.position, pending: null, total: figures.total.closed },
    });
    const span = (await get('/indicators?from=2025-06-01&to=2025-06-30').expect(200)).body;
    expect(span.closing).toEqual(closing);
    for (const other of ['period=2025-07', 'period=2025-06&calendar=kstt', 'from=2025-06-02&to=2025-06-30']) {
      expect((await get(`/indicators?${other}`).expect(200)).body.closing).toBeNull();
    }
  });

  it('what comes later is listed beside the figure that stands, once the night has written it down also as a count', async () => {
    await closed('kstt/2025-08', 'admin');
    // Number 3 of ten stands open; that it ended in July was told only now.
    const open = lives(200).find((life) => life.processedAt === undefined && life.receivedAt.startsWith('2025-07'));
    const end = new Date(Date.parse(open?.receivedAt ?? '') + 86_400_000).toISOString();
    const processed = { decision: 'granted', resultNumber: null, resultDigitized: false, flags: [] };
    await appendTo(counter.database, TENANT, open?.code ?? '', 1, event('DossierProcessed', end, processed));
    await catchUp();

    const page = (await get('/periods/kstt/2025-08/restatement?policy=tt01-2020').expect(200)).body;
    expect(page).toMatchObject({ dossiers: 1, next: null, policy: 'tt01-2020' });
    expect(page.items[0]).toMatchObject({
      code: open?.code,
      policies: [{ policy: 'tt01-2020', to: { class: 'early' } }],
      events: [{ type: 'DossierProcessed', eventId: expect.any(String), position: expect.any(Number) }],
    });
    const { figures, state } = (await get('/periods/kstt/2025-08').expect(200)).body;
    expect(state).toBe('closed');
    // Before any night: whoever looks is told that the figure may differ, and how many dossiers are the reason.
    expect((await get('/periods/kstt/2025-08').expect(200)).body.pending).toMatchObject({ dossiers: 1 });
    const live = (await get('/indicators?period=2025-08&calendar=kstt').expect(200)).body;
    expect(live.closing).toMatchObject({ restated: 0, pending: { dossiers: 1 } });
    expect(live.total.resolved).toBe(live.closing.total.resolved + 1);
    expect(figures.total.now.resolved).toBe(figures.total.closed.resolved + 1);

    const [, restate] = closingSteps({ newId: uuidV7 });
    const context = {
      tenant: TENANT,
      timezone: TIMEZONE,
      jobId: uuidV7(),
      runOn: '2026-01-01',
      now: systemClock.now(),
      alive: () => Promise.resolve(),
    };
    await restate?.run({ ...context, database: counter.database });
    expect((await get('/periods/kstt/2025-08').expect(200)).body).toMatchObject({
      state: 'restated',
      restated: { dossiers: 1 },
      pending: null,
    });
    const { closing } = (await get('/indicators?period=2025-08&calendar=kstt').expect(200)).body;
    expect(closing).toMatchObject({ restated: 1 });
    expect((await get('/periods/kstt/2025-08/restatement', 'outsider').expect(200)).body).toMatchObject({
      dossiers: 0,
    });
    // H26.3 counted it; the other agencies learn nothing of how its figures moved.
    const own = open?.agencyId ?? '';
    for (const [unit, restated] of [
      [own, 1],
      ['H26.99', 0],
    ] as const) {
      const token = await tokenFor(counter.database, TENANT, 'clerk', unit);
      const ask = async (path: string) =>
        (await http().get(`/api/v1${path}`).set('Authorization', `Bearer ${token}`).expect(200)).body;
      const period = await ask('/periods/kstt/2025-08');
      const listed = (await ask('/periods?calendar=kstt&year=2025')).items.find(
        (item: { period: string }) => item.period === '2025-08',
      );
      for (const view of [period, listed]) {
        expect(view.state).toBe(restated === 1 ? 'restated' : 'closed');
        expect(view.restated?.dossiers ?? 0).toBe(restated);
        expect(JSON.stringify(view.restated).includes('moves')).toBe(restated === 1);
      }
      expect((await ask('/indicators?period=2025-08&calendar=kstt')).closing).toMatchObject({ restated });
    }
    const asOf = encodeURIComponent(new Date(systemClock.now() - 3_600_000).toISOString());
    const then = await get(`/indicators?period=2025-08&calendar=kstt&asOf=${asOf}`).expect(200);
    expect(then.body.closing).toBeNull();
    const earlier = await get(`/periods/kstt/2025-08/restatement?asOf=${asOf}`).expect(200);
    expect(earlier.body).toMatchObject({ dossiers: 0 });
  });

  it.each([
    ['gregorian/2025-06', 'supervisor', 409, 'PERIOD.ALREADY_CLOSED'],
    ['gregorian/2025-05', 'supervisor', 409, 'PERIOD.RECONSTRUCTED'],
    ['gregorian/2999', 'supervisor', 409, 'PERIOD.NOT_ENDED'],
    ['gregorian/2025-13', 'supervisor', 400, 'VALIDATION.FAILED'],
    ['lunar/2025-06', 'supervisor', 400, 'VALIDATION.FAILED'],
    ['gregorian/2025-07', 'unit', 403, 'AUTH.FORBIDDEN'],
    ['gregorian/2025-07', 'inspector', 403, 'AUTH.FORBIDDEN'],
    ['gregorian/2025-07', 'clerk', 403, 'AUTH.FORBIDDEN'],
    ['gregorian/2025-07', 'officer', 403, 'AUTH.FORBIDDEN'],
    ['gregorian/2025-07', 'integration', 403, 'AUTH.FORBIDDEN'],
  ] as const)('closing %s as %s answers %d %s', async (period, role, status, code) => {
    expect((await close(period, role).expect(status)).body).toMatchObject({ code });
  });

  it('of two wishes for one period one event comes, and both are told that it is closed', async () => {
    const [one, other] = await Promise.all([close('gregorian/2025-07'), close('gregorian/2025-07', 'admin')]);
    expect([one.status, other.status]).toEqual([202, 202]);
    await Promise.all([carryOut(one.body.id), carryOut(other.body.id)]);
    const ends = [];
    for (const { body } of [one, other]) ends.push((await get(`/jobs/${String(body.id)}`, 'admin')).body);
    expect(ends.map(({ state, result }) => [state, result?.state])).toEqual([
      ['done', 'closed'],
      ['done', 'closed'],
    ]);
    expect(ends[0].result.closing.eventId).toBe(ends[1].result.closing.eventId);
  });

  it('a reason is one of the list, and a period that is not closed has no restatement', async () => {
    expect((await close('gregorian/2025-09', 'supervisor', { reasonCode: 'because' }).expect(400)).body).toMatchObject({
      code: 'VALIDATION.FAILED',
    });
    expect((await close('gregorian/2025-09', 'supervisor', {}).expect(400)).body).toMatchObject({
      code: 'VALIDATION.FAILED',
    });
    const { code } = (await get('/periods/gregorian/2025-09/restatement').expect(409)).body;
    expect(code).toBe('PERIOD.NOT_CLOSED');
  });

  it('the rules are an admin’s to change, and the log keeps what they were', async () => {
    const put = (role: Role, body: object) => authorised(http().put('/api/v1/closing-rules'), role).send(body);
    expect((await get('/closing-rules').expect(200)).body).toEqual({
      ...{ goLiveOn: '2025-06-10', goLiveFrom: 'tenant', closeAfterDays: 0 },
    });
    await put('supervisor', { closeAfterDays: 2 }).expect(403);
    await put('admin', { closeAfterDays: -1 }).expect(400);
    await put('admin', { goLiveOn: '2025-02-30' }).expect(400);
    await put('admin', { goLiveOn: '2025-06-01' }).expect(400);
    expect((await put('admin', { closeAfterDays: 2 }).expect(200)).body).toMatchObject({ closeAfterDays: 2 });
    const [changed] = await counter.database.query<{ data: unknown; metadata: { actorId: string } }>(
      `select data, metadata from event where tenant_id = $1 and stream_id = 'closing-rules'`,
      [TENANT],
    );
    expect(changed?.data).toMatchObject({ closeAfterDays: { from: 0, to: 2 } });
    expect(changed?.metadata.actorId).toEqual(expect.any(String));
  });
});
