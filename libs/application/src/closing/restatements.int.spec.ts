import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { event, eventsOf } from '../../../../test/faults/support/log-writer.js';
import { restateTouched } from './closing-steps.js';
import { periodRecord } from './period-record.js';
import { restatementOf } from './restate-period.js';
import { MARCH, ClosingDesk, DUE, at, code, counted, iso } from './testing/closing-desk.js';

const PROCESSED = { decision: 'granted', resultNumber: null, resultDigitized: false, flags: [] };

let desk: ClosingDesk;

beforeAll(async () => {
  desk = await ClosingDesk.open();
});
afterAll(() => desk.close());
beforeEach(() => desk.set());

describe('after a closing', () => {
  it('E5: ten corrections on the 5th leave the closed figure alone; the restatement lists ten, old class and new', async () => {
    await desk.march();
    const { closing } = await desk.closePeriod();
    const closed = closing.data.policies.find(({ policy }) => policy === 'tt01-2020');
    expect(closed?.total).toMatchObject({ received: 20, early: 5, onTime: 5, late: 5, openOverdue: 5, numerator: 10 });
    expect(closing.data).toMatchObject({ closedBy: 'nightly', asOf: iso('2026-04-01 01:30'), position: 35 });

    for (let n = 5; n < 10; n += 1) await desk.endedAt(n, '2026-03-20 10:00', '2026-03-23 10:00', '2026-04-05 09:00');
    for (let n = 10; n < 15; n += 1) await desk.endedAt(n, '2026-03-25 10:00', '2026-03-18 10:00', '2026-04-05 09:30');
    await desk.catchUp();

    const asOfThe2nd = await desk.total('2026-04-02 12:00');
    expect(asOfThe2nd).toMatchObject(counted(closed?.total));
    expect(await desk.total(null)).toMatchObject({ early: 10, onTime: 0, late: 5, openOverdue: 5 });
    const after = await periodRecord(desk.store, desk.tenant, MARCH);
    expect(after?.closing).toEqual(closing);

    const known = { asOf: null, now: at('2026-04-06 08:00') };
    const { dossiers } = await restatementOf(desk.tools, desk.who, after!, known);
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

    const asKnownOnThe4th = await restatementOf(desk.tools, desk.who, after!, {
      ...known,
      asOf: at('2026-04-04 08:00'),
    });
    expect(asKnownOnThe4th.dossiers).toEqual([]);
  });

  it('writes a restatement down once, again when it differs, and an empty one when it was taken back', async () => {
    await desk.march();
    await desk.closePeriod();
    const night = (now: string) => restateTouched(desk.tools, desk.who, at(now));
    expect(await night('2026-04-02 01:30')).toEqual({ looked: 1, restated: {}, left: [] });
    await desk.process(15, '2026-03-20 15:00', '2026-04-05 09:30');
    await desk.catchUp();
    expect(await night('2026-04-06 01:30')).toEqual({ looked: 1, restated: { 'gregorian 2026-03': 1 }, left: [] });
    expect(await night('2026-04-07 01:30')).toEqual({ looked: 0, restated: {}, left: [] });
    const first = await periodRecord(desk.store, desk.tenant, MARCH);
    expect(first?.restatement?.data).toMatchObject({ dossiers: 1, closingId: first?.closing.eventId });
    expect(first?.restatement?.data.policies.find(({ policy }) => policy === 'tt01-2020')).toEqual({
      policy: 'tt01-2020',
      dossiers: 1,
      moves: [{ from: 'openOverdue', to: 'onTime', dossiers: 1 }],
    });
    // What happens in April touches no March.
    await desk.process(16, '2026-04-07 09:00', '2026-04-07 09:00');
    await desk.catchUp();
    expect(await night('2026-04-08 01:30')).toEqual({ looked: 0, restated: {}, left: [] });
    // It had ended only after March after all.
    await desk.endedAt(15, '2026-03-20 15:00', '2026-04-03 15:00', '2026-04-08 10:00');
    await desk.catchUp();
    expect(await night('2026-04-09 01:30')).toEqual({ looked: 1, restated: { 'gregorian 2026-03': 0 }, left: [] });
    const last = await periodRecord(desk.store, desk.tenant, MARCH);
    expect(last?.restatement?.data).toMatchObject({ dossiers: 0 });
    expect(last?.version).toBe(3);
    const rows = await desk.db.database.query<{ code: string }>(
      'select code from period_restated_dossier where tenant_id = $1',
      [desk.tenant],
    );
    expect(rows).toEqual([{ code: code(15) }]);
  });

  it('lists who came into the period and who left it, and who moved to another agency without another class', async () => {
    await desk.march();
    await desk.closePeriod();
    const late = { code: 'D-100', receivedAt: iso('2026-03-30 09:00'), dueAt: iso('2026-04-20 17:00') };
    await desk.record('D-100', '2026-04-02 09:00', ...eventsOf(late));
    const before = { field: 'receivedAt', from: iso('2026-03-02 09:00'), to: iso('2026-02-27 09:00') };
    await desk.correct(0, 'DossierReceived', before, '2026-04-03 09:00');
    await desk.correct(1, 'DossierReceived', { field: 'agencyId', from: 'H26.1', to: 'H26.9' }, '2026-04-04 09:00');
    await desk.catchUp();
    const { dossiers } = await restatementOf(
      desk.tools,
      desk.who,
      (await periodRecord(desk.store, desk.tenant, MARCH))!,
      {
        asOf: null,
        now: at('2026-04-05 08:00'),
      },
    );
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
    await desk.march();
    await desk.closePeriod();
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
    await desk.record(
      code(15),
      '2026-04-02 09:00',
      ...[asked('2026-03-10 09:00'), answered('2026-03-10 15:00')],
      ...[asked('2026-03-12 09:00'), answered('2026-03-12 15:00')],
      event('DossierProcessed', iso('2026-03-20 15:00'), PROCESSED),
    );
    const extension = { previousDueAt: DUE, dueAt: iso('2026-04-10 17:00'), reasonCode: 'overload' };
    const extended = { ...extension, responsibleUnitId: 'H26.1', calendarUnpublished: null, flags: [] };
    await desk.record(code(16), '2026-04-02 09:30', event('DeadlineExtended', iso('2026-03-25 09:00'), extended));
    await desk.catchUp();
    const { dossiers } = await restatementOf(
      desk.tools,
      desk.who,
      (await periodRecord(desk.store, desk.tenant, MARCH))!,
      {
        asOf: null,
        now: at('2026-04-03 08:00'),
      },
    );
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
});
