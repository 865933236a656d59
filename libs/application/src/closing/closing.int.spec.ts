import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Instant } from '#calendar';
import { PostgresEventStore, ProjectionStore, verifyLog } from '#event-store';
import type { NewEvent } from '#event-store';
import { findPolicy, namedPeriod } from '#indicators';
import { fixedClock, uuidV7, withAdminClient } from '#platform';
import { availablePolicies, figures, inSnapshot } from '#read-models';
import { createTenant, event, eventsOf } from '../../../../test/faults/support/log-writer.js';
import { openSpecDatabase, type SpecDatabase } from '../../../../test/faults/support/spec-database.js';
import { createRecomputation } from '../jobs/background.module.js';
import { Jobs } from '../jobs/jobs.js';
import { allProjections } from '../projections/all-projections.js';
import { ProjectionRunner } from '../projections/projection-runner.js';
import { NightlySchedule } from '../recomputation/nightly-schedule.js';
import { closePeriod } from './close-period.js';
import { changeClosingRules, readClosingRules } from './closing-rules.js';
import { closeDue, closingSteps, restateTouched } from './closing-steps.js';
import type { ClosingTools } from './closing-tools.js';
import { periodRecord } from './period-record.js';
import { recordRestatement, restatementOf } from './restate-period.js';
import { verifyPeriod } from './verify-period.js';

const TIMEZONE = 'Asia/Ho_Chi_Minh';
const MARCH = namedPeriod('2026-03', 'gregorian');
const MARCH_KSTT = namedPeriod('2026-03', 'kstt');

const at = (wallTime: string): Instant => Date.parse(`${wallTime.replace(' ', 'T')}:00+07:00`);
const iso = (wallTime: string): string => new Date(at(wallTime)).toISOString();
const code = (n: number): string => `D-${String(n).padStart(3, '0')}`;

describe('closing', () => {
  let db: SpecDatabase;
  let store: PostgresEventStore;
  let tools: ClosingTools;
  let tenant: string;
  let who: { tenant: string; timezone: string };
  let count = 0;
  let versions: Map<string, number>;
  /** The newest of a type, by dossier. */
  let eventIds: Map<string, string>;

  beforeAll(async () => {
    db = await openSpecDatabase();
    store = new PostgresEventStore(db.database);
    tools = { database: db.database, store, newId: uuidV7, keepTime: true };
  });
  afterAll(() => db.close());
  beforeEach(async () => {
    tenant = `K${String((count += 1))}`;
    who = { tenant, timezone: TIMEZONE };
    versions = new Map();
    eventIds = new Map();
    await createTenant(db.database, tenant);
  });

  /** Recorded when the spec says. */
  const record = async (dossier: string, recordedAt: string, ...events: NewEvent[]): Promise<void> => {
    const version = versions.get(dossier) ?? 0;
    versions.set(dossier, version + events.length);
    for (const { type, eventId } of events) eventIds.set(`${dossier} ${type}`, eventId);
    const timed = events.map((one) => ({ ...one, recordedAt: iso(recordedAt) }));
    const request = { streamId: `dossier-${dossier}`, expectedVersion: version, events: timed };
    const [outcome] = await store.append(tenant, [request]);
    if (outcome?.verdict !== 'appended') throw new Error(JSON.stringify(outcome));
  };
  const catchUp = async (): Promise<void> => {
    const streams = new ProjectionStore(db.database);
    await new ProjectionRunner(streams, allProjections(streams)).catchUp(tenant, TIMEZONE);
  };
  /** Twenty dossiers of March 2026: five early, five on the day, five late, five open; each due on the 20th. */
  const march = async (): Promise<void> => {
    for (let n = 0; n < 20; n += 1) {
      const received = { code: code(n), receivedAt: iso('2026-03-02 09:00'), dueAt: iso('2026-03-20 17:00') };
      await record(code(n), '2026-03-02 09:01', ...eventsOf({ ...received, agencyId: `H26.${String(n % 3)}` }));
    }
    const ends = ['2026-03-16 10:00', '2026-03-20 10:00', '2026-03-25 10:00'];
    for (const [index, end] of ends.entries()) {
      for (let n = index * 5; n < index * 5 + 5; n += 1) await process(n, end, end);
    }
    await catchUp();
  };
  const process = (n: number, occurredAt: string, recordedAt: string) =>
    record(code(n), recordedAt, event('DossierProcessed', iso(occurredAt), PROCESSED));
  /** As a supervisor approves it. */
  const correct = async (n: number, type: string, change: { field: string; from: string; to: string }, at: string) => {
    const asked = { ...change, targetEventId: eventIds.get(`${code(n)} ${type}`) ?? '' };
    const request = event('CorrectionRequested', iso(at), { ...asked, reasonCode: 'typing-error' });
    const due = { previousDueAt: DUE, dueAt: DUE, promiseDueAt: DUE, calendarVersion: null, calendarUnpublished: null };
    const data = { ...asked, ...due, recomputed: false, requestEventId: request.eventId, agencyLevel: 'commune' };
    await record(code(n), at, request, event('DossierCorrected', iso(at), data));
  };
  const endedAt = (n: number, from: string, to: string, recordedAt: string) =>
    correct(n, 'DossierProcessed', { field: 'processedAt', from: iso(from), to: iso(to) }, recordedAt);
  const total = async (asOf: string | null, policy = 'tt01-2020') => {
    const question = { ...who, from: MARCH.from, to: MARCH.to, policy: findPolicy(policy), groupBy: [], filters: {} };
    const seen = { scope: null, asOf: asOf === null ? null : at(asOf), now: at('2026-06-01 08:00') };
    const answer = await inSnapshot(db.database, (sql) => figures(sql, { ...question, ...seen }));
    return answer.total;
  };
  const close = (now = '2026-04-01 01:30', period = MARCH) => closePeriod(tools, who, period, null, at(now));

  it('E5: ten corrections on the 5th leave the closed figure alone; the restatement lists ten, old class and new', async () => {
    await march();
    const { closing } = await close();
    const closed = closing.data.policies.find(({ policy }) => policy === 'tt01-2020');
    expect(closed?.total).toMatchObject({ received: 20, early: 5, onTime: 5, late: 5, openOverdue: 5, numerator: 10 });
    expect(closing.data).toMatchObject({ closedBy: 'nightly', asOf: iso('2026-04-01 01:30'), position: 35 });

    for (let n = 5; n < 10; n += 1) await endedAt(n, '2026-03-20 10:00', '2026-03-23 10:00', '2026-04-05 09:00');
    for (let n = 10; n < 15; n += 1) await endedAt(n, '2026-03-25 10:00', '2026-03-18 10:00', '2026-04-05 09:30');
    await catchUp();

    const asOfThe2nd = await total('2026-04-02 12:00');
    expect(asOfThe2nd).toMatchObject(COUNTED(closed?.total));
    expect(await total(null)).toMatchObject({ early: 10, onTime: 0, late: 5, openOverdue: 5 });
    const after = await periodRecord(store, tenant, MARCH);
    expect(after?.closing).toEqual(closing);

    const known = { asOf: null, now: at('2026-04-06 08:00') };
    const { dossiers } = await restatementOf(tools, who, after!, known);
    expect(dossiers.map((dossier) => dossier.code)).toEqual(Array.from({ length: 10 }, (_, n) => code(n + 5)));
    const classes = dossiers.map(({ policies }) => policies.find(({ policy }) => policy === 'tt01-2020'));
    expect(classes.map((change) => [change?.from?.class, change?.to?.class])).toEqual([
      ...Array.from({ length: 5 }, () => ['onTime', 'late']),
      ...Array.from({ length: 5 }, () => ['late', 'early']),
    ]);
    expect(dossiers.every(({ events }) => events.length === 1 && events.every(({ position }) => position > 35))).toBe(
      true,
    );
    expect(dossiers[0]?.events[0]).toMatchObject({ type: 'DossierCorrected', eventId: expect.any(String) });

    const asKnownOnThe4th = await restatementOf(tools, who, after!, { ...known, asOf: at('2026-04-04 08:00') });
    expect(asKnownOnThe4th.dossiers).toEqual([]);
  });

  it('writes a restatement down once, again when it differs, and an empty one when it was taken back', async () => {
    await march();
    await close();
    const night = (now: string) => restateTouched(tools, who, at(now));
    expect(await night('2026-04-02 01:30')).toEqual({ looked: 1, restated: {}, left: [] });
    await process(15, '2026-03-20 15:00', '2026-04-05 09:30');
    await catchUp();
    expect(await night('2026-04-06 01:30')).toEqual({ looked: 1, restated: { 'gregorian 2026-03': 1 }, left: [] });
    expect(await night('2026-04-07 01:30')).toEqual({ looked: 0, restated: {}, left: [] });
    const first = await periodRecord(store, tenant, MARCH);
    expect(first?.restatement?.data).toMatchObject({ dossiers: 1, closingId: first?.closing.eventId });
    expect(first?.restatement?.data.policies.find(({ policy }) => policy === 'tt01-2020')).toEqual({
      policy: 'tt01-2020',
      dossiers: 1,
      moves: [{ from: 'openOverdue', to: 'onTime', dossiers: 1 }],
    });
    // What happens in April touches no March.
    await process(16, '2026-04-07 09:00', '2026-04-07 09:00');
    await catchUp();
    expect(await night('2026-04-08 01:30')).toEqual({ looked: 0, restated: {}, left: [] });
    // It had ended only after March after all.
    await endedAt(15, '2026-03-20 15:00', '2026-04-03 15:00', '2026-04-08 10:00');
    await catchUp();
    expect(await night('2026-04-09 01:30')).toEqual({ looked: 1, restated: { 'gregorian 2026-03': 0 }, left: [] });
    const last = await periodRecord(store, tenant, MARCH);
    expect(last?.restatement?.data).toMatchObject({ dossiers: 0 });
    expect(last?.version).toBe(3);
    const rows = await db.database.query<{ code: string }>(
      'select code from period_restated_dossier where tenant_id = $1',
      [tenant],
    );
    expect(rows).toEqual([{ code: code(15) }]);
  });

  it('lists who came into the period and who left it, and who moved to another agency without another class', async () => {
    await march();
    await close();
    const late = { code: 'D-100', receivedAt: iso('2026-03-30 09:00'), dueAt: iso('2026-04-20 17:00') };
    await record('D-100', '2026-04-02 09:00', ...eventsOf(late));
    const before = { field: 'receivedAt', from: iso('2026-03-02 09:00'), to: iso('2026-02-27 09:00') };
    await correct(0, 'DossierReceived', before, '2026-04-03 09:00');
    await correct(1, 'DossierReceived', { field: 'agencyId', from: 'H26.1', to: 'H26.9' }, '2026-04-04 09:00');
    await catchUp();
    const { dossiers } = await restatementOf(tools, who, (await periodRecord(store, tenant, MARCH))!, {
      asOf: null,
      now: at('2026-04-05 08:00'),
    });
    const standing = ({ policies }: (typeof dossiers)[number]) => policies.find(({ policy }) => policy === 'tt01-2020');
    expect(dossiers.map(({ code }) => code)).toEqual([code(0), code(1), 'D-100']);
    expect(standing(dossiers[0]!)).toMatchObject({
      from: { class: 'early', received: true },
      to: { class: 'early', received: false },
    });
    expect(dossiers[1]?.key).toMatchObject({ from: { agency: 'H26.1' }, to: { agency: 'H26.9' } });
    expect(standing(dossiers[2]!)).toMatchObject({ from: null, to: { class: 'openInTime', received: true } });
  });

  it('C13 and F2 told late: a second supplement restates the index as late, a new due restates all but the first promise', async () => {
    await march();
    await close();
    const waited = {
      items: [],
      previousDueAt: DUE,
      dueAt: DUE,
      promiseDueAt: DUE,
      regime: 'pause',
      calendarVersion: null,
    };
    const asked = (at: string) => event('SupplementRequested', iso(at), { items: [], respondBy: null, flags: [] });
    const answered = (at: string) =>
      event('SupplementReceived', iso(at), { ...waited, calendarUnpublished: null, flags: [] });
    await record(
      code(15),
      '2026-04-02 09:00',
      ...[asked('2026-03-10 09:00'), answered('2026-03-10 15:00')],
      ...[asked('2026-03-12 09:00'), answered('2026-03-12 15:00')],
      event('DossierProcessed', iso('2026-03-20 15:00'), PROCESSED),
    );
    const extension = { previousDueAt: DUE, dueAt: iso('2026-04-10 17:00'), reasonCode: 'overload' };
    const extended = { ...extension, responsibleUnitId: 'H26.1', calendarUnpublished: null, flags: [] };
    await record(code(16), '2026-04-02 09:30', event('DeadlineExtended', iso('2026-03-25 09:00'), extended));
    await catchUp();
    const { dossiers } = await restatementOf(tools, who, (await periodRecord(store, tenant, MARCH))!, {
      asOf: null,
      now: at('2026-04-03 08:00'),
    });
    const told = dossiers.map(({ code, policies }) => ({
      code,
      ...Object.fromEntries(policies.map(({ policy, from, to }) => [policy, [from?.class, to?.class]])),
    }));
    expect(told).toEqual([
      {
        ...{ code: code(15), 'tt01-2020': ['openOverdue', 'onTime'], 'first-promise': ['openOverdue', 'onTime'] },
        ...{ 'survivorship-safe': ['openOverdue', 'onTime'], qd766: ['openOverdue', 'late'] },
        ii06a: ['openOverdue', 'onTime'],
      },
      {
        ...{ code: code(16), 'tt01-2020': ['openOverdue', 'openInTime'], returned: ['openOverdue', 'openInTime'] },
        ...{ 'survivorship-safe': ['openOverdue', 'openInTime'], qd766: ['openOverdue', 'openInTime'] },
        ii06a: ['openOverdue', 'openInTime'],
      },
    ]);
  });

  it('closes each calendar by its own days, with every policy there is', async () => {
    await march();
    const kstt = await close('2026-03-15 01:30', MARCH_KSTT);
    // The facts know the whole of March already: the cut is what counts, not the day of asking.
    expect(kstt).toMatchObject({ closing: { data: { from: '2026-02-15', to: '2026-03-14', position: 20 } } });
    await catchUp();
    const { closing } = await close('2026-04-01 01:30');
    expect(closing.data.policies.map(({ policy }) => policy)).toEqual(availablePolicies());
    expect(closing.data.policies.every(({ definitionHash }) => /^[0-9a-f]{64}$/.test(definitionHash))).toBe(true);
    const rows = await db.database.query<{ n: number }>(
      'select count(*)::int as n from period_figure where tenant_id = $1 and closing_id = $2 and policy = $3',
      [tenant, closing.eventId, 'tt01-2020'],
    );
    expect(rows).toEqual([{ n: 3 }]);
  });

  it('stands once: a second closing is refused, and of two at the same moment one wins', async () => {
    await march();
    const both = await Promise.allSettled([close(), close()]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(close()).rejects.toMatchObject({ code: 'PERIOD.ALREADY_CLOSED' });
    const record = await periodRecord(store, tenant, MARCH);
    expect(record?.version).toBe(1);
    expect(await verifyPeriod(tools, who, record!, at('2026-04-02 01:30'))).toMatchObject({ ok: true });
  });

  it('a closing that was killed after its rows and before its event leaves the period to the next night', async () => {
    await march();
    const killed: ClosingTools = {
      ...tools,
      store: { ...storeFunctions(store), append: () => Promise.reject(new Error('killed')) },
    };
    await expect(closePeriod(killed, who, MARCH, null, at('2026-04-01 01:30'))).rejects.toThrow('killed');
    expect(await periodRecord(store, tenant, MARCH)).toBeNull();
    const { closed, left } = await closeDue(tools, who, at('2026-04-02 01:30'));
    expect({ closed, left }).toEqual({
      closed: ['kstt 2026-03', 'kstt 2026-Q1', 'gregorian 2026-03', 'gregorian 2026-Q1'],
      left: [],
    });
    const record = await periodRecord(store, tenant, MARCH);
    expect(await verifyPeriod(tools, who, record!, at('2026-04-02 02:00'))).toMatchObject({
      ok: true,
      rowsIntact: true,
    });
    expect((await closeDue(tools, who, at('2026-04-02 01:40'))).closed).toEqual([]);
  });

  it('refuses what has not ended, what ended before the go-live, and a period with parked dossiers', async () => {
    await march();
    await expect(close('2026-03-31 23:00')).rejects.toMatchObject({ code: 'PERIOD.NOT_ENDED' });
    const february = namedPeriod('2026-02', 'gregorian');
    await expect(close('2026-04-01 01:30', february)).rejects.toMatchObject({ code: 'PERIOD.RECONSTRUCTED' });
    await db.database.query(
      `insert into parked_stream (tenant_id, projection, generation, stream_id, position, error)
       select tenant_id, name, generation, 'dossier-X', 1, 'spec' from projection where tenant_id = $1 and name = 'dossier-facts'`,
      [tenant],
    );
    await expect(close()).rejects.toMatchObject({ code: 'PERIOD.INCOMPLETE', extra: { incomplete: 1 } });
    const night = await closeDue(tools, who, at('2026-04-01 01:30'));
    expect(night.closed).toEqual([]);
    expect(night.left[0]).toMatchObject({ period: 'kstt 2026-03', code: 'PERIOD.INCOMPLETE' });
  });

  it('does not close while the facts have not read to the end of the period', async () => {
    await march();
    await record('D-200', '2026-03-31 10:00', ...eventsOf({ code: 'D-200', receivedAt: iso('2026-03-31 09:00') }));
    await expect(close()).rejects.toMatchObject({ code: 'PROJECTION.BEHIND' });
    await catchUp();
    expect((await close()).closing.data.position).toBe(36);
  });

  it('finds a stored row that was changed by hand, and a fact that no longer gives the closed figure', async () => {
    await march();
    const record = await close();
    await db.byHand(`
      alter table period_figure disable trigger user;
      update period_figure set counts = jsonb_set(counts, '{late}', '0') where tenant_id = '${tenant}' and policy = 'tt01-2020';
      alter table period_figure enable always trigger append_only_row;`);
    const verified = await verifyPeriod(tools, who, record, at('2026-04-02 02:00'));
    expect(verified).toMatchObject({ ok: false, rowsIntact: false, otherProgram: false });
    expect(verified.differences.length).toBeGreaterThan(0);
    expect(verified.differences.every(({ subject }) => subject.includes('tt01-2020'))).toBe(true);
  });

  it('the rules of closing change only by an event with the old and the new values', async () => {
    expect(await readClosingRules(tools, who)).toEqual({ goLiveOn: null, goLiveFrom: 'firstEvent', closeAfterDays: 0 });
    await march();
    expect(await readClosingRules(tools, who)).toMatchObject({ goLiveOn: '2026-03-02', goLiveFrom: 'firstEvent' });
    const by = { actorId: 'admin', unitId: null };
    const change = (values: object, now = '2026-03-28 10:00') => changeClosingRules(tools, who, values, by, at(now));
    await expect(change({ goLiveOn: '2026-02-01' })).rejects.toMatchObject({ code: 'VALIDATION.FAILED' });
    expect(await change({ closeAfterDays: 3 })).toEqual({
      goLiveOn: '2026-03-02',
      goLiveFrom: 'firstEvent',
      closeAfterDays: 3,
    });
    expect(await change({ goLiveOn: '2026-03-10' })).toEqual({
      goLiveOn: '2026-03-10',
      goLiveFrom: 'set',
      closeAfterDays: 3,
    });
    await change({ goLiveOn: '2026-03-10', closeAfterDays: 3 });
    const events = await store.readStream(tenant, 'closing-rules');
    expect(events.map(({ type, actorId, data }) => ({ type, actorId, data }))).toEqual([
      {
        type: 'ClosingRulesChanged',
        actorId: 'admin',
        data: { goLiveOn: { from: '2026-03-02', to: '2026-03-02' }, closeAfterDays: { from: 0, to: 3 } },
      },
      {
        type: 'ClosingRulesChanged',
        actorId: 'admin',
        data: { goLiveOn: { from: '2026-03-02', to: '2026-03-10' }, closeAfterDays: { from: 3, to: 3 } },
      },
    ]);
    await catchUp();
    expect((await closeDue(tools, who, at('2026-04-03 01:30'))).closed).toEqual(['kstt 2026-03', 'kstt 2026-Q1']);
    expect((await closeDue(tools, who, at('2026-04-04 01:30'))).closed).toEqual([
      'gregorian 2026-03',
      'gregorian 2026-Q1',
    ]);
  });

  it('a nightly run closes, restates and verifies, begun again does nothing twice, and the log still verifies', async () => {
    await march();
    const clock = fixedClock('2026-04-01T01:30:00+07:00');
    const jobs = new Jobs(db.database, { uuid: uuidV7 });
    const steps = closingSteps({ newId: uuidV7, keepTime: true });
    const night = async () => {
      const started = await new NightlySchedule(db.database, jobs, clock).startDue();
      const jobId = started.find((one) => one.tenant === tenant)?.jobId ?? '';
      await createRecomputation(db.database, jobs, clock, steps).run(tenant, jobId);
      return (await jobs.get(tenant, jobId)).result?.['steps'];
    };
    expect(await night()).toMatchObject({
      closePeriods: { closed: ['kstt 2026-03', 'kstt 2026-Q1', 'gregorian 2026-03', 'gregorian 2026-Q1'], left: [] },
      restatePeriods: { looked: 4, restated: {} },
      verifyPeriods: { drifts: 0 },
    });
    await process(15, '2026-03-20 15:00', '2026-04-05 09:30');
    await catchUp();
    clock.set('2026-04-06T01:30:00+07:00');
    expect(await night()).toMatchObject({
      closePeriods: { closed: [] },
      // That dossier ended after the kstt month.
      restatePeriods: { looked: 2, restated: { 'gregorian 2026-03': 1, 'gregorian 2026-Q1': 1 } },
    });
    expect(await verifyLog(store, tenant)).toMatchObject({ ok: true });
    const record = await periodRecord(store, tenant, MARCH);
    expect(await recordRestatement(tools, who, record!, at('2026-04-06 02:00'))).toBeNull();
  });

  it.each([
    'update period_figure set counts = counts',
    'delete from period_figure',
    'truncate period_figure',
    'update period_restated_dossier set entry = entry',
    'delete from period_restated_dossier',
    'truncate period_restated_dossier',
  ])('the application may not %s', async (statement) => {
    const refused = withAdminClient(db.appUrl, async (client) => {
      await client.query('set search_path = dunghen');
      await client.query(statement);
    });
    await expect(refused).rejects.toMatchObject({ code: '42501' });
  });
});

const DUE = iso('2026-03-20 17:00');
const PROCESSED = { decision: 'granted', resultNumber: null, resultDigitized: false, flags: [] };

/** The counts of a closing, without the rate. */
const COUNTED = (counts: Record<string, number> | undefined): Record<string, number> =>
  Object.fromEntries(Object.entries(counts ?? {}).filter(([name]) => !['numerator', 'denominator'].includes(name)));

const storeFunctions = (store: PostgresEventStore): ClosingTools['store'] => ({
  append: store.append.bind(store),
  readStream: store.readStream.bind(store),
  readStreams: store.readStreams.bind(store),
});
