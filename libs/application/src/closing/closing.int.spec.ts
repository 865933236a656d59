import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { PostgresEventStore, verifyLog } from '#event-store';
import { namedPeriod } from '#indicators';
import { fixedClock, uuidV7, withAdminClient } from '#platform';
import { availablePolicies } from '#read-models';
import { eventsOf } from '../../../../test/faults/support/log-writer.js';
import { createRecomputation } from '../jobs/background.module.js';
import { Jobs } from '../jobs/jobs.js';
import { NightlySchedule } from '../recomputation/nightly-schedule.js';
import { closePeriod } from './close-period.js';
import { changeClosingRules, readClosingRules } from './closing-rules.js';
import { closeDue, closingSteps } from './closing-steps.js';
import type { ClosingTools } from './closing-tools.js';
import { periodRecord } from './period-record.js';
import { recordRestatement } from './restate-period.js';
import { verifyPeriod } from './verify-period.js';
import { MARCH, ClosingDesk, at, iso } from './testing/closing-desk.js';

const MARCH_KSTT = namedPeriod('2026-03', 'kstt');

let desk: ClosingDesk;

beforeAll(async () => {
  desk = await ClosingDesk.open();
});
afterAll(() => desk.close());
beforeEach(() => desk.set());

describe('closing', () => {
  it('closes each calendar by its own days, with every policy there is', async () => {
    await desk.march();
    const kstt = await desk.closePeriod('2026-03-15 01:30', MARCH_KSTT);
    // The facts know the whole of March already: the cut is what counts, not the day of asking.
    expect(kstt).toMatchObject({ closing: { data: { from: '2026-02-15', to: '2026-03-14', position: 20 } } });
    await desk.catchUp();
    const { closing } = await desk.closePeriod('2026-04-01 01:30');
    expect(closing.data.policies.map(({ policy }) => policy)).toEqual(availablePolicies());
    expect(closing.data.policies.every(({ definitionHash }) => /^[0-9a-f]{64}$/.test(definitionHash))).toBe(true);
    const rows = await desk.db.database.query<{ n: number }>(
      'select count(*)::int as n from period_figure where tenant_id = $1 and closing_id = $2 and policy = $3',
      [desk.tenant, closing.eventId, 'tt01-2020'],
    );
    expect(rows).toEqual([{ n: 3 }]);
  });

  it('stands once: a second closing is refused, and of two at the same moment one wins', async () => {
    await desk.march();
    const both = await Promise.allSettled([desk.closePeriod(), desk.closePeriod()]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(desk.closePeriod()).rejects.toMatchObject({ code: 'PERIOD.ALREADY_CLOSED' });
    const record = await periodRecord(desk.store, desk.tenant, MARCH);
    expect(record?.version).toBe(1);
    expect(await verifyPeriod(desk.tools, desk.who, record!, at('2026-04-02 01:30'))).toMatchObject({ ok: true });
  });

  it('a closing that was killed after its rows and before its event leaves the period to the next night', async () => {
    await desk.march();
    const killed: ClosingTools = {
      ...desk.tools,
      store: { ...storeFunctions(desk.store), append: () => Promise.reject(new Error('killed')) },
    };
    await expect(closePeriod(killed, desk.who, MARCH, null, at('2026-04-01 01:30'))).rejects.toThrow('killed');
    expect(await periodRecord(desk.store, desk.tenant, MARCH)).toBeNull();
    const { closed, left } = await closeDue(desk.tools, desk.who, at('2026-04-02 01:30'));
    expect({ closed, left }).toEqual({
      closed: ['kstt 2026-03', 'kstt 2026-Q1', 'gregorian 2026-03', 'gregorian 2026-Q1'],
      left: [],
    });
    const record = await periodRecord(desk.store, desk.tenant, MARCH);
    expect(await verifyPeriod(desk.tools, desk.who, record!, at('2026-04-02 02:00'))).toMatchObject({
      ok: true,
      rowsIntact: true,
    });
    expect((await closeDue(desk.tools, desk.who, at('2026-04-02 01:40'))).closed).toEqual([]);
  });

  it('refuses what has not ended, what ended before the go-live, and a period with parked dossiers', async () => {
    await desk.march();
    await expect(desk.closePeriod('2026-03-31 23:00')).rejects.toMatchObject({ code: 'PERIOD.NOT_ENDED' });
    const february = namedPeriod('2026-02', 'gregorian');
    await expect(desk.closePeriod('2026-04-01 01:30', february)).rejects.toMatchObject({
      code: 'PERIOD.RECONSTRUCTED',
    });
    await desk.db.database.query(
      `insert into parked_stream (tenant_id, projection, generation, stream_id, position, error)
       select tenant_id, name, generation, 'dossier-X', 1, 'spec' from projection where tenant_id = $1 and name = 'dossier-facts'`,
      [desk.tenant],
    );
    await expect(desk.closePeriod()).rejects.toMatchObject({ code: 'PERIOD.INCOMPLETE', extra: { incomplete: 1 } });
    const night = await closeDue(desk.tools, desk.who, at('2026-04-01 01:30'));
    expect(night.closed).toEqual([]);
    expect(night.left[0]).toMatchObject({ period: 'kstt 2026-03', code: 'PERIOD.INCOMPLETE' });
  });

  it('does not close while the facts have not read to the end of the period', async () => {
    await desk.march();
    await desk.record('D-200', '2026-03-31 10:00', ...eventsOf({ code: 'D-200', receivedAt: iso('2026-03-31 09:00') }));
    await expect(desk.closePeriod()).rejects.toMatchObject({ code: 'PROJECTION.BEHIND' });
    await desk.catchUp();
    expect((await desk.closePeriod()).closing.data.position).toBe(36);
  });

  it('finds a stored row that was changed by hand, and a fact that no longer gives the closed figure', async () => {
    await desk.march();
    const record = await desk.closePeriod();
    await desk.db.byHand(`
      alter table period_figure disable trigger user;
      update period_figure set counts = jsonb_set(counts, '{late}', '0') where tenant_id = '${desk.tenant}' and policy = 'tt01-2020';
      alter table period_figure enable always trigger append_only_row;`);
    const verified = await verifyPeriod(desk.tools, desk.who, record, at('2026-04-02 02:00'));
    expect(verified).toMatchObject({ ok: false, rowsIntact: false, otherProgram: false });
    expect(verified.differences.length).toBeGreaterThan(0);
    expect(verified.differences.every(({ subject }) => subject.includes('tt01-2020'))).toBe(true);
  });

  it('the rules of closing change only by an event with the old and the new values', async () => {
    expect(await readClosingRules(desk.tools, desk.who)).toEqual({
      goLiveOn: null,
      goLiveFrom: 'firstEvent',
      closeAfterDays: 0,
    });
    await desk.march();
    expect(await readClosingRules(desk.tools, desk.who)).toMatchObject({
      goLiveOn: '2026-03-02',
      goLiveFrom: 'firstEvent',
    });
    const by = { actorId: 'admin', unitId: null };
    const change = (values: object, now = '2026-03-28 10:00') =>
      changeClosingRules(desk.tools, desk.who, values, by, at(now));
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
    const events = await desk.store.readStream(desk.tenant, 'closing-rules');
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
    await desk.catchUp();
    expect((await closeDue(desk.tools, desk.who, at('2026-04-03 01:30'))).closed).toEqual([
      'kstt 2026-03',
      'kstt 2026-Q1',
    ]);
    expect((await closeDue(desk.tools, desk.who, at('2026-04-04 01:30'))).closed).toEqual([
      'gregorian 2026-03',
      'gregorian 2026-Q1',
    ]);
  });

  it('a nightly run closes, restates and verifies, begun again does nothing twice, and the log still verifies', async () => {
    await desk.march();
    const clock = fixedClock('2026-04-01T01:30:00+07:00');
    const jobs = new Jobs(desk.db.database, { uuid: uuidV7 });
    const steps = closingSteps({ newId: uuidV7, keepTime: true });
    const night = async () => {
      const started = await new NightlySchedule(desk.db.database, jobs, clock).startDue();
      const jobId = started.find((one) => one.tenant === desk.tenant)?.jobId ?? '';
      await createRecomputation(desk.db.database, jobs, clock, steps).run(desk.tenant, jobId);
      return (await jobs.get(desk.tenant, jobId)).result?.['steps'];
    };
    expect(await night()).toMatchObject({
      closePeriods: { closed: ['kstt 2026-03', 'kstt 2026-Q1', 'gregorian 2026-03', 'gregorian 2026-Q1'], left: [] },
      restatePeriods: { looked: 4, restated: {} },
      verifyPeriods: { drifts: 0 },
    });
    await desk.process(15, '2026-03-20 15:00', '2026-04-05 09:30');
    await desk.catchUp();
    clock.set('2026-04-06T01:30:00+07:00');
    expect(await night()).toMatchObject({
      closePeriods: { closed: [] },
      // That dossier ended after the kstt month.
      restatePeriods: { looked: 2, restated: { 'gregorian 2026-03': 1, 'gregorian 2026-Q1': 1 } },
    });
    expect(await verifyLog(desk.store, desk.tenant)).toMatchObject({ ok: true });
    const record = await periodRecord(desk.store, desk.tenant, MARCH);
    expect(await recordRestatement(desk.tools, desk.who, record!, at('2026-04-06 02:00'))).toBeNull();
  });

  it.each([
    'update period_figure set counts = counts',
    'delete from period_figure',
    'truncate period_figure',
    'update period_restated_dossier set entry = entry',
    'delete from period_restated_dossier',
    'truncate period_restated_dossier',
  ])('the application may not %s', async (statement) => {
    const refused = withAdminClient(desk.db.appUrl, async (client) => {
      await client.query('set search_path = dunghen');
      await client.query(statement);
    });
    await expect(refused).rejects.toMatchObject({ code: '42501' });
  });
});

const storeFunctions = (store: PostgresEventStore): ClosingTools['store'] => ({
  append: store.append.bind(store),
  readStream: store.readStream.bind(store),
  readStreams: store.readStreams.bind(store),
});
