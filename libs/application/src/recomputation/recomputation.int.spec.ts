import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ProjectionStore } from '#event-store';
import { COUNT_NAMES, KNOWN_POLICIES } from '#indicators';
import { fixedClock, uuidV7 } from '#platform';
import { figures, inSnapshot } from '#read-models';
import { append, appendTo, createTenant, event, lives } from '../../../../test/faults/support/log-writer.js';
import { openSpecDatabase, type SpecDatabase } from '../../../../test/faults/support/spec-database.js';
import type { NightlyStep } from './nightly-steps.js';
import { createRecomputation } from '../jobs/background.module.js';
import { Jobs } from '../jobs/jobs.js';
import { allProjections } from '../projections/all-projections.js';
import { ProjectionRunner } from '../projections/projection-runner.js';
import { lookAgainFrom } from './look-again.js';
import { NIGHTLY_POLICIES, monthlyFigures } from './monthly-figures.js';
import { monthOfDate, spanOfMonth } from './months.js';
import { NightlySchedule } from './nightly-schedule.js';
import { writeRecomputation } from './start-recomputation.handler.js';

const TIMEZONE = 'Asia/Ho_Chi_Minh';

describe('a recomputation', () => {
  let db: SpecDatabase;
  let jobs: Jobs;
  let tenant: string;
  let count = 0;
  const clock = fixedClock('2026-04-10T10:00:00+07:00');

  beforeAll(async () => {
    db = await openSpecDatabase();
    jobs = new Jobs(db.database, { uuid: uuidV7 });
  });
  afterAll(() => db.close());
  beforeEach(async () => {
    clock.set('2026-04-10T10:00:00+07:00');
    tenant = `T${String((count += 1))}`;
    await createTenant(db.database, tenant);
    await append(db.database, tenant, lives(240));
    await catchUp();
  });

  const catchUp = () => {
    const store = new ProjectionStore(db.database);
    return new ProjectionRunner(store, allProjections(store)).catchUp(tenant, TIMEZONE);
  };
  const recomputation = () => createRecomputation(db.database, jobs, clock);
  const write = (full = false, period?: string) =>
    writeRecomputation(jobs, { tenant, full, period, requestedBy: 'spec' });
  const run = async (full = false, period?: string) => {
    const jobId = await write(full, period);
    await recomputation().run(tenant, jobId);
    const { state, result } = await jobs.get(tenant, jobId);
    return { jobId, state, result };
  };
  const drifts = (jobId: string) =>
    db.database.query<{ kind: string; subject: string; stored: unknown; computed: unknown }>(
      'select kind, subject, stored, computed from drift where tenant_id = $1 and job_id = $2 order by drift_id',
      [tenant, jobId],
    );

  it('computes every month from the first dossier to now, and finds nothing wrong', async () => {
    const { state, result, jobId } = await run();
    expect(state).toBe('done');
    expect(result).toEqual({ monthsComputed: 14, monthsUnchanged: 0, streamsRefolded: 240, drifts: 0 });
    expect(await drifts(jobId)).toEqual([]);
  });

  it('keeps what the figures say, under every policy, cell by cell', async () => {
    await run();
    const month = monthOfDate('2025-06-01');
    for (const name of NIGHTLY_POLICIES) {
      const kept = await monthlyFigures(db.database, tenant, month, name);
      const question = { tenant, timezone: TIMEZONE, ...spanOfMonth(month), policy: KNOWN_POLICIES[name] };
      const groupBy = ['agency', 'field', 'procedure', 'level', 'channel'] as const;
      const { rows } = await inSnapshot(db.database, (sql) =>
        figures(sql, { ...question, now: clock.now(), groupBy, filters: {}, scope: null }),
      );
      expect(kept.length).toBeGreaterThan(0);
      expect(byKey(kept)).toEqual(
        byKey(
          rows.map((row) => ({
            key: row.key,
            counts: {
              ...Object.fromEntries(COUNT_NAMES.map((count) => [count, row[count]])),
              numerator: row.rate.numerator,
              denominator: row.rate.denominator,
            },
          })),
        ),
      );
    }
  });

  it('skips a month whose facts have not changed, except the one that has not ended', async () => {
    await run();
    expect((await run()).result).toEqual({ monthsComputed: 1, monthsUnchanged: 13, streamsRefolded: 0, drifts: 0 });
  });

  it('computes a month anew when a dossier that lived in it changed, and calls that no drift', async () => {
    await run();
    const open = lives(240).find((life) => life.processedAt === undefined && life.receivedAt.startsWith('2026-02'));
    await appendTo(
      db.database,
      tenant,
      open?.code ?? '',
      1,
      event('DossierProcessed', '2026-02-27T03:00:00Z', PROCESSED),
    );
    await catchUp();
    const { result } = await run();
    // February it lived in, March it may still have been with us (not returned), April is not over.
    expect(result).toEqual({ monthsComputed: 3, monthsUnchanged: 11, streamsRefolded: 1, drifts: 0 });
  });

  it('finds a monthly figure that was changed by hand, without being asked for everything', async () => {
    await run();
    await db.byHand(`update monthly_figure set dossiers[cardinality(dossiers)] = 99
      where tenant_id = '${tenant}' and month = ${String(monthOfDate('2025-08-01'))}`);
    const { result, jobId } = await run();
    expect(result).toMatchObject({ monthsComputed: 2, drifts: 25 });
    expect(await drifts(jobId)).toContainEqual({
      kind: 'figure',
      subject: expect.stringContaining('2025-08/tt01-2020/H26.'),
      stored: expect.objectContaining({ received: 102 }),
      computed: expect.objectContaining({ received: 4 }),
    });
    expect((await run()).result).toMatchObject({ monthsComputed: 1, drifts: 0 });
  });

  it('finds a fact that was changed by hand, and the figures it moved', async () => {
    await run();
    await db.byHand(`update fact_current set class_due = 1, processed_at = '2025-03-03T02:00:00Z', processed_on = '2025-03-03'
      where tenant_id = '${tenant}' and code = 'D-000008'`);
    const { result, jobId } = await run(true);
    expect(result).toMatchObject({ monthsComputed: 14, streamsRefolded: 240 });
    const found = await drifts(jobId);
    expect(found.filter((drift) => drift.kind === 'fact')).toEqual([
      {
        kind: 'fact',
        subject: 'fact_current D-000008',
        stored: expect.objectContaining({ processed_on: '2025-03-03' }),
        computed: { class_due: 3, processed_at: expect.any(String), processed_on: expect.any(String) },
      },
    ]);
    expect(found.filter((drift) => drift.kind === 'figure').length).toBeGreaterThan(0);
  });

  it('finds facts of a dossier the log has never heard of, and facts that are missing', async () => {
    await db.byHand(`insert into fact_current select (jsonb_populate_record(f, '{"code": "GHOST"}')).*
      from fact_current f where tenant_id = '${tenant}' and code = 'D-000001'`);
    await db.byHand(`delete from fact_holding where tenant_id = '${tenant}' and code = 'D-000002'`);
    const { jobId } = await run(true);
    expect((await drifts(jobId)).map((drift) => drift.subject).sort()).toEqual([
      'fact_current GHOST',
      'fact_holding D-000002',
    ]);
  });

  it('goes on where a killed process stopped, and does nothing twice', async () => {
    const jobId = await write();
    let looks = 0;
    // As a kill between two slices: no clean-up, the job stays running.
    expect(await recomputation().run(tenant, jobId, { stop: () => (looks += 1) > 6 })).toBe('stopped');
    expect((await jobs.get(tenant, jobId)).state).toBe('running');
    expect(await recomputation().run(tenant, jobId)).toBe('done');
    expect((await jobs.get(tenant, jobId)).result).toEqual({
      monthsComputed: 14,
      monthsUnchanged: 0,
      streamsRefolded: 240,
      drifts: 0,
    });
  });

  it('is not hurt by two runners at once: they share the slices', async () => {
    const jobId = await write();
    const ends = await Promise.all([recomputation().run(tenant, jobId), recomputation().run(tenant, jobId)]);
    expect(ends).toContain('done');
    expect((await jobs.get(tenant, jobId)).result).toMatchObject({
      monthsComputed: 14,
      streamsRefolded: 240,
      drifts: 0,
    });
  });

  it('stops when it is cancelled', async () => {
    const jobId = await write();
    const slow = recomputation();
    const end = await slow.run(tenant, jobId, {
      onProgress: () => void jobs.cancel(tenant, jobId),
      stop: () => (clock.advance(1_000), false),
    });
    expect(end).toBe('ended');
    const { state, done, total } = await jobs.get(tenant, jobId);
    expect(state).toBe('cancelled');
    expect(done).toBeLessThan(total ?? 0);
  });

  it('computes the months of a period only', async () => {
    expect((await run(false, '2025-Q2')).result).toMatchObject({ monthsComputed: 3, drifts: 0 });
  });

  it('computes anew what was judged by another version of a policy, and calls that no drift', async () => {
    await run();
    await db.byHand(`update monthly_state set policy_version = policy_version + 1 where tenant_id = '${tenant}';
      update monthly_figure set dossiers[1] = 99 where tenant_id = '${tenant}'`);
    expect((await run()).result).toMatchObject({ monthsComputed: 14, drifts: 0 });
  });

  it('looks again at the months of a stream whose facts were learnt late', async () => {
    await run();
    const { length } = await db.database.query('select 1 from event where tenant_id = $1', [tenant]);
    await lookAgainFrom(db.database, tenant, length - 1);
    const { result } = await run();
    expect(result).toMatchObject({ drifts: 0, streamsRefolded: expect.any(Number) });
    expect(Number(result?.['streamsRefolded'])).toBeGreaterThan(0);
    expect((await run()).result).toMatchObject({ monthsComputed: 1, streamsRefolded: 0 });
  });

  describe('every night', () => {
    const startDue = async () => {
      const started = await new NightlySchedule(db.database, jobs, clock).startDue();
      return started.filter((run) => run.tenant === tenant);
    };

    it('is due once per tenant and date, however many ask at the same tick', async () => {
      const started = await Promise.all([startDue(), startDue(), startDue()]);
      expect(started.flat()).toHaveLength(1);
      expect(await startDue()).toEqual([]);
    });

    it("owes one run after two days of sleep: today's", async () => {
      await startDue();
      clock.set('2026-04-12T09:00:00+07:00');
      expect(await startDue()).toEqual([expect.objectContaining({ runOn: '2026-04-12' })]);
      clock.set('2026-04-13T01:29:00+07:00');
      expect(await startDue()).toEqual([]);
      clock.set('2026-04-13T01:30:00+07:00');
      expect(await startDue()).toEqual([expect.objectContaining({ runOn: '2026-04-13' })]);
    });

    it('begins a failed run again after an hour, and is not cancelled by anybody', async () => {
      const [first] = await startDue();
      const jobId = first?.jobId ?? '';
      await expect(jobs.cancel(tenant, jobId)).rejects.toMatchObject({ code: 'JOB.NOT_CANCELLABLE' });
      await jobs.fail(tenant, jobId, { code: 'JOB.FAILED', message: 'spec' });
      expect(await startDue()).toEqual([]);
      await db.byHand(`update job set finished_at = finished_at - interval '61 minutes' where job_id = '${jobId}'`);
      expect((await Promise.all([startDue(), startDue()])).flat()).toHaveLength(1);
      expect(await startDue()).toEqual([]);
    });

    it('also does its steps', async () => {
      const [started] = await startDue();
      await recomputation().run(tenant, started?.jobId ?? '');
      const { state, result } = await jobs.get(tenant, started?.jobId ?? '');
      expect(state).toBe('done');
      expect(result).toMatchObject({ drifts: 0, steps: { expireIdempotency: { slots: expect.any(Number) } } });
    });

    it('fails with the code of a step that cannot be done, after the others had their turn', async () => {
      const tooSlow = Object.assign(new Error('canceling statement due to statement timeout'), { code: '57014' });
      const signed: string[] = [];
      const steps: NightlyStep[] = [
        { name: 'tooSlow', run: () => Promise.reject(tooSlow) },
        { name: 'signHead', run: ({ tenant: of }) => Promise.resolve(signed.push(of)) },
      ];
      const [started] = await startDue();
      const jobId = started?.jobId ?? '';
      const withSteps = createRecomputation(db.database, jobs, clock, steps);
      for (const part of (await withSteps.begin(tenant, jobId)) ?? []) await withSteps.workOnPart(tenant, jobId, part);
      await expect(withSteps.finish(tenant, jobId)).rejects.toBe(tooSlow);
      expect(signed).toEqual([tenant]);
      // No outage: nobody begins the night again every few seconds.
      expect(await withSteps.giveUp(tenant, jobId, tooSlow)).toBe(true);
      expect(await jobs.get(tenant, jobId)).toMatchObject({ state: 'failed', error: { code: '57014' } });
    });
  });
});

const byKey = <T extends { key: object }>(rows: readonly T[]): T[] =>
  rows.toSorted((a, b) => (JSON.stringify(a.key) < JSON.stringify(b.key) ? -1 : 1));

const PROCESSED = { decision: 'granted', resultNumber: null, resultDigitized: false, flags: [] };
