import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PostgresEventStore, ProjectionStore } from '#event-store';
import { namedPeriod } from '#indicators';
import { uuidV7 } from '#platform';
import { inSnapshot } from '#read-models';
import { append, appendTo, event, lives } from '../../../../test/faults/support/log-writer.js';
import { openSpecDatabase, type SpecDatabase } from '../../../../test/faults/support/spec-database.js';
import { allProjections } from '../projections/all-projections.js';
import { ProjectionRunner } from '../projections/projection-runner.js';
import { closePeriod } from './close-period.js';
import { closingMarkOf } from './closing-mark-of.js';
import { changeClosingRules, readClosingRules } from './closing-rules.js';
import { closeDue, closingSteps, restateTouched } from './closing-steps.js';
import type { ClosingTools } from './closing-tools.js';
import { periodFigures } from './period-figures.js';
import { periodRecord } from './period-record.js';
import { restatementOf } from './restate-period.js';

const TIMEZONE = 'Asia/Ho_Chi_Minh';
const AUGUST = namedPeriod('2025-08', 'gregorian');
const PROCESSED = { decision: 'granted', resultNumber: null, resultDigitized: false, flags: [] };
const DAY = 86_400_000;
const open = lives(200).filter((life) => life.processedAt === undefined && life.receivedAt.startsWith('2025-08'));

function latch(): { open: () => void; opened: Promise<void> } {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

describe('nights that do not go smoothly', () => {
  let db: SpecDatabase;
  let tools: ClosingTools;

  beforeAll(async () => {
    db = await openSpecDatabase();
    tools = { database: db.database, store: new PostgresEventStore(db.database), newId: uuidV7 };
  });
  afterAll(() => db.close());

  const catchUp = async (tenant: string): Promise<void> => {
    const store = new ProjectionStore(db.database);
    await new ProjectionRunner(store, allProjections(store)).catchUp(tenant, TIMEZONE);
  };
  /** Live since June 2025; its log was written down only today. */
  const liveTenant = async (tenant: string) => {
    await db.database.query('insert into tenant (tenant_id, name, timezone, go_live_on) values ($1, $1, $2, $3)', [
      ...[tenant, TIMEZONE, '2025-06-10'],
    ]);
    await append(db.database, tenant, lives(200));
    await catchUp(tenant);
    return { tenant, timezone: TIMEZONE };
  };
  /** An open dossier of August is told of as ended in August. */
  const toldLate = async (tenant: string, n: number): Promise<void> => {
    const { code, receivedAt } = open[n] ?? { code: '', receivedAt: '' };
    const end = new Date(Date.parse(receivedAt) + 3_600_000).toISOString();
    await appendTo(db.database, tenant, code, 1, event('DossierProcessed', end, PROCESSED));
    await catchUp(tenant);
  };
  const withAppend = (before: () => Promise<void>): ClosingTools => {
    const { store } = tools;
    const append: ClosingTools['store']['append'] = async (tenant, requests) => {
      await before();
      return store.append(tenant, requests);
    };
    const [readStream, readStreams] = [store.readStream.bind(store), store.readStreams.bind(store)];
    return { ...tools, store: { append, readStream, readStreams } };
  };
  const now = (): number => Date.now();
  const steps = async (who: { tenant: string; timezone: string }) => {
    const context = { ...who, database: db.database, jobId: uuidV7(), runOn: '2026-01-01', now: now() };
    const answers: Record<string, unknown> = {};
    for (const step of closingSteps({ newId: uuidV7, verifiedPerNight: 1 }).slice(1)) {
      answers[step.name] = await step.run({ ...context, alive: () => Promise.resolve() });
    }
    return answers;
  };
  const mark = async (tenant: string): Promise<number> => {
    const [row] = await db.database.query<{ position: string }>(
      'select position from restatement_state where tenant_id = $1',
      [tenant],
    );
    return Number(row?.position ?? 0);
  };

  it('of two runs at once the one that knows less does not have the last word', async () => {
    const who = await liveTenant('RACE');
    await closePeriod(tools, who, AUGUST, null, now());
    await restateTouched(tools, who, now());
    await toldLate('RACE', 0);
    const gate = latch();
    const compared = latch();
    const slow = withAppend(async () => {
      compared.open();
      await gate.opened;
    });
    const older = restateTouched(slow, who, now());
    await compared.opened;
    await toldLate('RACE', 1);
    const fast = withAppend(async () => {
      gate.open();
      await older;
    });
    expect(await restateTouched(fast, who, now())).toMatchObject({ restated: { 'gregorian 2025-08': 2 }, left: [] });
    const record = await periodRecord(tools.store, 'RACE', AUGUST);
    expect(record?.restatement?.data.dossiers).toBe(2);
    expect((await restatementOf(tools, who, record!, { asOf: null, now: now() })).dossiers).toHaveLength(2);
  });

  it('a restatement refused every time is left, and the mark stays before what nobody listed', async () => {
    const who = await liveTenant('CONTENDED');
    await closePeriod(tools, who, AUGUST, null, now());
    await restateTouched(tools, who, now());
    const before = await mark('CONTENDED');
    await toldLate('CONTENDED', 0);
    const refused = { ...withAppend(() => Promise.resolve()) };
    refused.store.append = (_tenant, requests) =>
      Promise.resolve(requests.map(({ streamId }) => ({ verdict: 'conflict', streamId, currentVersion: 9 }) as never));
    const night = await restateTouched(refused, who, now());
    expect(night).toMatchObject({ restated: {}, left: [{ period: 'gregorian 2025-08', code: 'PERIOD.CONTENDED' }] });
    expect(await mark('CONTENDED')).toBe(before);
    expect((await restateTouched(tools, who, now())).restated).toEqual({ 'gregorian 2025-08': 1 });
    expect(await mark('CONTENDED')).toBeGreaterThan(before);
  });

  it('facts that are being rebuilt leave the closed periods to the next night and fail no run', async () => {
    const who = await liveTenant('REBUILT');
    await closePeriod(tools, who, AUGUST, null, now());
    await restateTouched(tools, who, now());
    await toldLate('REBUILT', 0);
    const before = await mark('REBUILT');
    const shift = (by: number) =>
      db.database.query(
        `update projection set version = version + $2 where tenant_id = $1 and name = 'dossier-facts'`,
        [...['REBUILT', by]],
      );
    await shift(-1);
    const left = [{ period: 'gregorian 2025-08', code: 'PROJECTION.BEHIND', detail: expect.any(String) }];
    expect(await steps(who)).toMatchObject({ restatePeriods: { restated: {}, left }, verifyPeriods: { left } });
    expect(await mark('REBUILT')).toBe(before);
    await shift(1);
    expect(await steps(who)).toMatchObject({
      restatePeriods: { restated: { 'gregorian 2025-08': 1 }, left: [] },
      verifyPeriods: { verified: ['gregorian 2025-08'], left: [] },
    });
  });

  it('a difference found after an upgrade of the facts is kept, under a subject that says so', async () => {
    const who = await liveTenant('UPGRADED');
    await closePeriod(tools, who, AUGUST, null, now());
    await db.database.query(
      `update fact_current set processed_at = due_at, processed_on = due_on
       where tenant_id = 'UPGRADED' and processed_on > due_on and received_on between '2025-08-01' and '2025-08-31'`,
    );
    await db.database.query(
      `update projection set version = version + 1 where tenant_id = 'UPGRADED' and name = 'dossier-facts'`,
    );
    const { verifyPeriods } = (await steps(who)) as {
      verifyPeriods: { drifts: number; afterUpgrade: Record<string, number> };
    };
    expect(verifyPeriods.drifts).toBe(0);
    const found = verifyPeriods.afterUpgrade['gregorian 2025-08'] ?? 0;
    expect(found).toBeGreaterThan(0);
    const rows = await db.database.query<{ subject: string }>(`select subject from drift where tenant_id = 'UPGRADED'`);
    expect(rows).toHaveLength(found);
    for (const { subject } of rows) expect(subject).toMatch(/^after an upgrade of the facts from version \d+: closed /);
  });

  it('a question as of an instant before the closing knows of no closing, nor of what was restated later', async () => {
    const who = await liveTenant('ASOF');
    await new Promise((resolve) => setTimeout(resolve, 5));
    const before = now() - 1;
    const { closing } = await closePeriod(tools, who, AUGUST, null, now());
    await toldLate('ASOF', 0);
    await restateTouched(tools, who, now());
    const markAt = (asOf: number | null) => {
      const { calendar, from, to } = AUGUST;
      const asked = { ...who, calendar, from, to, asOf, scope: null, filters: {}, policy: { name: 'qd766' as const } };
      return inSnapshot(db.database, (sql) => closingMarkOf(sql, asked));
    };
    expect(await markAt(before)).toBeNull();
    expect(await markAt(Date.parse(closing.recordedAt))).toMatchObject({ restated: 0 });
    const closed = closing.data.policies.find(({ policy }) => policy === 'qd766')?.total;
    const rate = { numerator: closed?.numerator, denominator: closed?.denominator };
    expect(await markAt(null)).toMatchObject({
      restated: 1,
      pending: null,
      total: { received: closed?.received, rate },
    });
    await toldLate('ASOF', 1);
    expect(await markAt(null)).toMatchObject({ restated: 1, pending: { dossiers: 1 }, total: { rate } });
    expect(await markAt(now())).toMatchObject({ restated: 1, pending: null });
    await restateTouched(tools, who, now());
    expect(await markAt(null)).toMatchObject({ restated: 2, pending: null });
  });

  it('periods that close in one night share a cut, whatever is recorded between them', async () => {
    const who = await liveTenant('CUTS');
    let told = 0;
    const disturbed = withAppend(async () => {
      if (told < open.length) await toldLate('CUTS', told);
      told += 1;
    });
    const { closed, left } = await closeDue(disturbed, who, now());
    expect(left).toEqual([]);
    expect(told).toBeGreaterThan(2);
    const cuts = new Set<number>();
    for (const name of closed) {
      const [calendar, period] = name.split(' ') as ['gregorian' | 'kstt', string];
      const record = await periodRecord(tools.store, 'CUTS', namedPeriod(period, calendar));
      cuts.add(record?.closing.data.position ?? -1);
    }
    expect(cuts.size).toBe(1);
  });

  it('where stored rows are gone the closed total is the one of the event, and the answer says so', async () => {
    const who = await liveTenant('GONE');
    const record = await closePeriod(tools, who, AUGUST, null, now());
    const total = record.closing.data.policies.find(({ policy }) => policy === 'tt01-2020')?.total;
    const question = { policy: 'tt01-2020' as const, groupBy: [], now: now() };
    const whole = await periodFigures(tools, who, AUGUST, record, { ...question, scope: null });
    const without = { ...record, closing: { ...record.closing, eventId: uuidV7() } };
    const gone = await periodFigures(tools, who, AUGUST, without, { ...question, scope: null });
    expect(total?.received).toBeGreaterThan(0);
    expect([whole.closedRowsMissing, gone.closedRowsMissing]).toEqual([false, true]);
    expect(gone.total.closed).toMatchObject({ received: total?.received, rate: { numerator: total?.numerator } });
    expect(gone.total.closed).toEqual(whole.total.closed);
    const scoped = await periodFigures(tools, who, AUGUST, without, { ...question, scope: ['H26.0'] });
    expect(scoped).toMatchObject({ closedRowsMissing: true, total: { closed: null } });
  });

  it('rows that were slipped in beside the closed ones raise nobody: none is shown, and the answer says so', async () => {
    const who = await liveTenant('SLIP');
    const record = await closePeriod(tools, who, AUGUST, null, now());
    const question = { policy: 'tt01-2020' as const, groupBy: ['agency' as const], now: now() };
    const before = await periodFigures(tools, who, AUGUST, record, { ...question, scope: ['H26.0'] });
    expect(before).toMatchObject({ closedRowsMissing: false });
    expect(before.rows.some(({ closed }) => closed !== null)).toBe(true);
    await db.database.query(
      `insert into period_figure
       select (jsonb_populate_record(f, '{"field_code": "forged"}')).* from period_figure f
       where tenant_id = $1 and closing_id = $2 and policy = 'tt01-2020'`,
      ['SLIP', record.closing.eventId],
    );
    const after = await periodFigures(tools, who, AUGUST, record, { ...question, scope: ['H26.0'] });
    expect(after).toMatchObject({ closedRowsMissing: true, total: { closed: null } });
    expect(after.rows.filter(({ closed }) => closed !== null)).toEqual([]);
  });

  it('a go-live is at most tomorrow, leaves no ended period behind, and may be the one the tenant was made with', async () => {
    const who = await liveTenant('RULES');
    const change = (goLiveOn: string) =>
      changeClosingRules(tools, who, { goLiveOn }, { actorId: 'admin', unitId: null }, now());
    const refusal = (code: string, detail: string) => ({
      code: 'VALIDATION.FAILED',
      extra: { errors: [{ pointer: '/goLiveOn', code, detail: expect.stringContaining(detail) }] },
    });
    await expect(change('2999-01-01')).rejects.toMatchObject(refusal('GO_LIVE.TOO_LATE', 'or earlier'));
    await expect(change('2025-06-09')).rejects.toMatchObject(refusal('GO_LIVE.BEFORE_LOG', '2025-06-10'));
    const tomorrow = new Date(now() + DAY).toISOString().slice(0, 10);
    await expect(change(tomorrow)).rejects.toMatchObject(refusal('GO_LIVE.PERIOD_ENDED', '2025-06 (kstt)'));
    expect(await change('2025-06-10')).toMatchObject({ goLiveOn: '2025-06-10', goLiveFrom: 'tenant' });
    expect(await change('2025-06-12')).toMatchObject({ goLiveOn: '2025-06-12', goLiveFrom: 'set' });
    expect(await change('2025-06-10')).toMatchObject({ goLiveOn: '2025-06-10' });
    expect(await readClosingRules(tools, who)).toMatchObject({ goLiveOn: '2025-06-10' });
  });
});
