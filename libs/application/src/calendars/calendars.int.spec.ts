import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { civilServiceCalendar } from '#calendar';
import type { CalendarVersion } from '#calendar';
import { dossierStream, replay } from '#dossier';
import type { FoldableEvent } from '#dossier';
import { ProjectionStore } from '#event-store';
import type { AppendRequest, Database, EventStore } from '#event-store';
import { fixedClock, uuidV7 } from '#platform';
import { createSmallTenant } from '../../../../test/dsl/small-tenant.js';
import { openSpecDatabase } from '../../../../test/support/spec-database.js';
import type { SpecDatabase } from '../../../../test/support/spec-database.js';
import { Catalogues } from '../catalogue/catalogues.js';
import { OvertakingCalendar } from '../dossiers/overtaking-calendar.js';
import { Jobs } from '../jobs/jobs.js';
import { ProblemError } from '../problem-error.js';
import { allProjections } from '../projections/all-projections.js';
import { ProjectionRunner } from '../projections/projection-runner.js';
import { CalendarJobs } from './calendar-jobs.js';
import { CalendarPublications } from './calendar-publications.js';
import { PreviewMoves } from './preview-moves.js';
import { publishCalendar } from './publish-calendar.js';
import { CalendarDesk, newEvent, at } from './testing/calendar-desk.js';
import type { DeskDossier } from './testing/calendar-desk.js';
import { writePreview } from './write-preview.js';

const ids = { uuid: uuidV7 };
const HOLIDAY = { date: '2026-04-27', name: 'Nghỉ bù Giỗ Tổ' };
const SPRING = civilServiceCalendar.daysOff.filter(({ date }) => date !== HOLIDAY.date);
const version = (number: number, daysOff: CalendarVersion['daysOff'], id = 'vn'): CalendarVersion => ({
  ...civilServiceCalendar,
  ...{ id, version: number, daysOff },
});
const [v1, v2, v3] = [version(1, SPRING), version(2, [...SPRING, HOLIDAY]), version(3, SPRING)];

let test: SpecDatabase;
let database: Database;
let tenant: string;
let desk: CalendarDesk;
let count = 0;
const clock = fixedClock('2026-04-22T09:00:00+07:00');

beforeAll(async () => {
  test = await openSpecDatabase();
  database = test.database;
});
afterAll(() => test.drop());
beforeEach(async () => {
  tenant = `C${String((count += 1))}`;
  clock.set('2026-04-22T09:00:00+07:00');
  await createSmallTenant(database, tenant);
  desk = new CalendarDesk(database, tenant);
  await desk.publishRaw(v1);
});

const jobs = () => new Jobs(database, ids);
const worker = (store: Pick<EventStore, 'append'> = desk.store) => {
  const streams = new ProjectionStore(database);
  const runner = new ProjectionRunner(streams, allProjections(streams));
  return new CalendarJobs({
    ...{ database, store, streams, jobs: jobs(), clock, ids, catalogues: new Catalogues(database, clock) },
    ...{ catchUp: (of: string) => runner.catchUpTenant(of), onAppended: () => undefined, settleMs: 0 },
  });
};
const tools = () => ({ database, store: desk.store, jobs: jobs(), clock, ids });
const publish = async (calendar: CalendarVersion, agencyIds?: string[]): Promise<string> => {
  const { jobId } = await publishCalendar(tools(), tenant, { calendar, agencyIds }, { actorId: 'an', unitId: null });
  if (jobId === null) throw new Error('no job');
  return jobId;
};
const recalculate = async (calendar: CalendarVersion) => {
  const jobId = await publish(calendar);
  expect(await worker().run(tenant, jobId)).toBe('done');
  return (await jobs().get(tenant, jobId)).result;
};
const stateOf = async (code: string) => {
  const events = await desk.store.readStream(tenant, dossierStream(code));
  const state = replay(code, events as unknown as FoldableEvent[]);
  if (!state.received) throw new Error('not received');
  return state;
};
const many = (length: number): DeskDossier[] =>
  Array.from({ length }, (_, index) => ({
    ...{ code: `M-${String(index).padStart(5, '0')}`, receivedAt: '2026-04-20 08:00', calendar: v1 },
  }));

describe('a published version', () => {
  it('E1: a holiday published after reception moves the due by a day; the first promise stays', async () => {
    await desk.receive({ code: 'A', receivedAt: '2026-04-20 09:00', calendar: v1 });
    const result = await recalculate(v2);
    expect(result).toMatchObject({ moved: 1, later: 1, earlier: 0, lookedAt: 1, undecided: [] });
    expect(await desk.moved()).toEqual(['A 2026-05-06 -> 2026-05-07 (1>2)']);
    const state = await stateOf('A');
    expect([state.firstPromiseAt, state.dueAt]).toEqual([at('2026-05-06 09:00'), at('2026-05-07 09:00')]);
    const [published] = await desk.store.readStream(tenant, 'calendar-vn', 2);
    const [, moved] = await desk.store.readStream(tenant, 'dossier-A');
    expect(moved).toMatchObject({
      ...{ actorId: 'system', causationId: published?.eventId, correlationId: published?.eventId },
      ...{ metadata: { origin: 'calendar' }, occurredAt: published?.occurredAt },
    });
  });

  it('leaves alone what has ended, was extended or given, has no limit, or touches no day that differs', async () => {
    const received = { receivedAt: '2026-04-20 08:00', calendar: v1 };
    const extended = {
      previousDueAt: null,
      dueAt: '2026-05-20T02:00:00.000Z',
      reasonCode: 'x',
      responsibleUnitId: 'H26.12',
    };
    await desk.receive(
      { ...received, code: 'moved' },
      { ...received, code: 'given', givenDueAt: '2026-05-06 08:00' },
      { ...received, code: 'no-limit', limit: null },
      {
        ...received,
        code: 'processed',
        then: [{ type: 'DossierProcessed', at: '2026-04-21 08:00', data: { decision: 'granted' } }],
      },
      {
        ...received,
        code: 'withdrawn',
        then: [{ type: 'DossierWithdrawn', at: '2026-04-21 08:00', data: { legalBasisCode: null } }],
      },
      { ...received, code: 'extended', then: [{ type: 'DeadlineExtended', at: '2026-04-21 08:00', data: extended }] },
      { ...received, code: 'due-before', limit: { value: 2, unit: 'workingDay' } },
      { ...received, code: 'month', limit: { value: 1, unit: 'month' } },
      { code: 'after', receivedAt: '2026-04-28 08:00', calendar: v1 },
    );
    expect(await recalculate(v2)).toMatchObject({ moved: 1 });
    expect(await desk.moved()).toEqual(['moved 2026-05-06 -> 2026-05-07 (1>2)']);
  });

  it('undone gives the old dates back by new events', async () => {
    await desk.receive({ code: 'A', receivedAt: '2026-04-20 09:00', calendar: v1 });
    await recalculate(v2);
    expect(await recalculate(v3)).toMatchObject({ moved: 1, earlier: 1, later: 0 });
    expect(await desk.moved()).toEqual(['A 2026-05-06 -> 2026-05-07 (1>2)', 'A 2026-05-07 -> 2026-05-06 (2>3)']);
    expect((await stateOf('A')).firstPromiseAt).toBe(at('2026-05-06 09:00'));
  });

  it('of an agency moves that agency’s dossiers alone', async () => {
    const ward = { id: 'ward', calendar: version(1, SPRING, 'ward') };
    await desk.publishRaw(ward.calendar, ['H26.W1']);
    await desk.receive(
      { code: 'A', receivedAt: '2026-04-20 09:00', calendar: v1 },
      { code: 'W', receivedAt: '2026-04-20 09:00', calendar: ward.calendar, agencyId: 'H26.W1' },
    );
    await recalculate(version(2, [...SPRING, HOLIDAY], 'ward'));
    expect(await desk.moved()).toEqual(['W 2026-05-06 -> 2026-05-07 (1>2)']);
  });

  it('the first of an id moves nothing and is done at once', async () => {
    await desk.receive({ code: 'A', receivedAt: '2026-04-20 09:00', calendar: v1 });
    const jobId = await publish(version(1, [...SPRING, HOLIDAY], 'other'));
    expect((await jobs().get(tenant, jobId)).state).toBe('done');
    expect(await desk.moved()).toEqual([]);
  });
});

describe('the recalculation', () => {
  it('run again writes nothing', async () => {
    await desk.receive(...many(3));
    const jobId = await publish(v2);
    expect([await worker().run(tenant, jobId), await worker().run(tenant, jobId)]).toEqual(['done', 'ended']);
    await database.query(
      `update calendar_publication set state = 'open', phase = 'facts', cursor_code = '' where tenant_id = $1 and version = 2`,
      [tenant],
    );
    const again = await new CalendarPublications(database, jobs()).unfinished(tenant, 'vn', 'spec');
    expect(await worker().run(tenant, again ?? '')).toBe('done');
    expect((await jobs().get(tenant, again ?? '')).result).toMatchObject({ moved: 3 });
    expect(await desk.moved()).toHaveLength(3);
  });

  it('stopped in the middle goes on from there, with one event per dossier', async () => {
    await desk.receive(...many(1_200));
    const jobId = await publish(v2);
    let looks = 0;
    expect(await worker().run(tenant, jobId, { stop: () => (looks += 1) > 1 })).toBe('stopped');
    const between = (await desk.moved()).length;
    expect([between > 0, between < 1_200, (await jobs().get(tenant, jobId)).state]).toEqual([true, true, 'queued']);
    expect(await worker().run(tenant, jobId)).toBe('done');
    const moved = await desk.moved();
    expect([moved.length, new Set(moved).size]).toEqual([1_200, 1_200]);
    expect((await jobs().get(tenant, jobId)).result).toMatchObject({ moved: 1_200, lookedAt: 1_200 });
  });

  it('killed between an append and its cursor does the slice again and writes nothing twice', async () => {
    await desk.receive(...many(1_200));
    const jobId = await publish(v2);
    let appends = 0;
    const dying = {
      append: async (of: string, group: readonly AppendRequest[]) => {
        const outcomes = await desk.store.append(of, group);
        if ((appends += 1) === 2) throw Object.assign(new Error('killed'), { code: '57P01' });
        return outcomes;
      },
    };
    await expect(worker(dying).run(tenant, jobId)).rejects.toThrow('killed');
    expect([(await desk.moved()).length, (await jobs().get(tenant, jobId)).state]).toEqual([800, 'running']);
    expect(await worker().run(tenant, jobId)).toBe('done');
    expect([(await desk.moved()).length, new Set(await desk.moved()).size]).toEqual([1_200, 1_200]);
    expect((await jobs().get(tenant, jobId)).result).toMatchObject({ moved: 1_200 });
  });

  it('in two workers at once is done by one of them', async () => {
    await desk.receive(...many(1_200));
    const jobId = await publish(v2);
    const ends = await Promise.all([worker().run(tenant, jobId), worker().run(tenant, jobId)]);
    expect(ends.toSorted()).toEqual(['busy', 'done']);
    expect(await desk.moved()).toHaveLength(1_200);
  });

  it('decides again for who was overtaken by a command', async () => {
    await desk.receive(...many(3));
    const jobId = await publish(v2);
    let appends = 0;
    const overtaking = {
      append: async (of: string, group: readonly AppendRequest[]) => {
        if ((appends += 1) === 1) {
          const flags = { flags: [] };
          const handedOver = { toUnitId: 'H26.12', fromUnitId: null, toOfficerId: null, step: null, mode: 'paper' };
          const step = (code: string, type: string, data: object) => ({
            ...{ streamId: dossierStream(code), expectedVersion: 1 },
            events: [newEvent(type, at('2026-04-22 08:00'), { ...flags, ...data })],
          });
          await desk.store.append(of, [
            step('M-00000', 'DossierProcessed', { decision: 'granted' }),
            step('M-00001', 'DossierHandedOver', handedOver),
          ]);
        }
        return desk.store.append(of, group);
      },
    };
    expect(await worker(overtaking).run(tenant, jobId)).toBe('done');
    expect((await desk.moved()).map((line) => line.slice(0, 7))).toEqual(['M-00002', 'M-00001']);
  });

  it('finds who was decided by the version before, after the publication', async () => {
    const jobId = await publish(v2);
    await desk.receive(
      { code: 'late', receivedAt: '2026-04-20 09:00', calendar: v1 },
      { code: 'new', receivedAt: '2026-04-20 09:00', calendar: v2 },
    );
    // As if the facts had been read before these two were received.
    await database.query(`update calendar_publication set phase = 'stragglers' where tenant_id = $1 and version = 2`, [
      tenant,
    ]);
    expect(await worker().run(tenant, jobId)).toBe('done');
    expect(await desk.moved()).toEqual(['late 2026-05-06 -> 2026-05-07 (1>2)']);
  });

  it('is owed also when the publisher died after its append, and versions are worked on in order', async () => {
    await desk.receive({ code: 'A', receivedAt: '2026-04-20 09:00', calendar: v1 });
    await worker().oweMissing();
    await desk.publishRaw(v2);
    const [owed, ...more] = await worker().oweMissing();
    expect([owed?.tenant, more, await worker().oweMissing()]).toEqual([tenant, [], []]);
    const last = await publish(v3);
    expect(await worker().run(tenant, last)).toBe('done');
    expect(await desk.moved()).toEqual(['A 2026-05-06 -> 2026-05-07 (1>2)', 'A 2026-05-07 -> 2026-05-06 (2>3)']);
    expect((await jobs().get(tenant, owed?.jobId ?? '')).state).toBe('done');
  });

  it('that failed is made good by the next version', async () => {
    await desk.receive({ code: 'A', receivedAt: '2026-04-20 09:00', calendar: v1 });
    const failed = await publish(v2);
    const broken = { append: () => Promise.reject(new Error('out of order')) };
    await expect(worker(broken).run(tenant, failed)).rejects.toThrow('out of order');
    expect((await jobs().get(tenant, failed)).state).toBe('failed');
    // Differs from version 2 in a day that does not concern A; from version 1 in one that does.
    const later = version(3, [...SPRING, HOLIDAY, { date: '2026-12-24', name: 'x' }]);
    expect(await worker().run(tenant, await publish(later))).toBe('done');
    expect(await desk.moved()).toEqual(['A 2026-05-06 -> 2026-05-07 (1>3)']);
    expect(
      (await new CalendarPublications(database, jobs()).list(tenant)).map(({ recalculation }) => recalculation.state),
    ).not.toContain('open');
  });

  it('that failed half-way and is taken back by the next version leaves nobody on its due', async () => {
    await desk.receive(...many(900));
    let slices = 0;
    const failing = {
      append: (of: string, group: readonly AppendRequest[]) => {
        slices += 1;
        return slices > 1 ? Promise.reject(new Error('not ours to mend')) : desk.store.append(of, group);
      },
    };
    const failed = await publish(v2);
    await expect(worker(failing).run(tenant, failed)).rejects.toThrow('not ours to mend');
    const previewed = await writePreview(jobs(), tenant, v3, 'an');
    await worker().run(tenant, previewed);
    expect((await jobs().get(tenant, previewed)).result).toMatchObject({ moved: 400, earlier: 400 });
    expect(await recalculate(v3)).toMatchObject({ moved: 400, earlier: 400 });
    const dues = new Set<number | null>();
    for (const { code } of many(900)) dues.add((await stateOf(code)).dueAt);
    expect([...dues]).toEqual([at('2026-05-06 08:00')]);
  });

  it('overtaking a command that was slow gives its dossier the new due all the same', async () => {
    await desk.receive({ code: 'slow', receivedAt: '2026-04-20 09:00', calendar: v1 });
    await desk.publishRaw(v2);
    const overtaking = new OvertakingCalendar(desk.store, new Catalogues(database, clock), clock, ids);
    await overtaking.mend(tenant, 'slow', clock.now() - 1_000);
    expect(await desk.moved()).toEqual([]);
    await overtaking.mend(tenant, 'slow', clock.now() - 5_000);
    await overtaking.mend(tenant, 'slow', clock.now() - 5_000);
    expect(await desk.moved()).toEqual(['slow 2026-05-06 -> 2026-05-07 (1>2)']);
  });

  it('cannot be cancelled', async () => {
    const jobId = await publish(v2);
    await expect(jobs().cancel(tenant, jobId)).rejects.toMatchObject({ code: 'JOB.NOT_CANCELLABLE' });
  });
});

describe('a preview', () => {
  const preview = async (calendar: CalendarVersion) => {
    const jobId = await writePreview(jobs(), tenant, calendar, 'an');
    expect(await worker().run(tenant, jobId)).toBe('done');
    return { jobId, result: (await jobs().get(tenant, jobId)).result };
  };

  it('says what publishing then does, and writes nothing', async () => {
    await desk.receive(...many(700), {
      code: 'due-before',
      receivedAt: '2026-04-20 08:00',
      calendar: v1,
      limit: { value: 2, unit: 'workingDay' },
    });
    const { jobId, result } = await preview(v2);
    expect(result).toMatchObject({
      open: 701,
      lookedAt: 700,
      moved: 700,
      later: 700,
      earlier: 0,
      changedDays: [{ date: '2026-04-27' }],
    });
    expect(await desk.moved()).toEqual([]);
    const first = await new PreviewMoves(database).page(tenant, jobId, '', 500);
    const second = await new PreviewMoves(database).page(tenant, jobId, first.next ?? '', 500);
    expect([first.items.length, second.items.length, second.next]).toEqual([500, 200, null]);
    expect(await recalculate(v2)).toMatchObject({ moved: 700, later: 700 });
    const shown = [...first.items, ...second.items].map(({ code, to }) => `${code} ${to}`);
    expect((await desk.moved()).map((line) => line.slice(0, 7)).toSorted()).toEqual(
      shown.map((line) => line.slice(0, 7)),
    );
    expect(first.items[0]).toEqual({
      ...{ code: 'M-00000', from: '2026-05-06T01:00:00.000Z', to: '2026-05-07T01:00:00.000Z', verdict: null },
    });
  });

  it('tells who stops being late and who becomes late, the waiting ones at the beginning of their waiting', async () => {
    const waits = (from: string) => [{ type: 'SupplementRequested', at: from, data: { items: [], respondBy: null } }];
    const received = { receivedAt: '2026-04-20 09:00', calendar: v1 };
    await desk.receive(
      { ...received, code: 'late' },
      { ...received, code: 'waits-in-time', then: waits('2026-05-06 10:00') },
      { ...received, code: 'waits-late', then: waits('2026-05-07 09:00') },
    );
    clock.set('2026-05-07T10:00:00+07:00');
    const { result, jobId } = await preview(v2);
    expect(result).toMatchObject({ moved: 3, stopsBeingLate: 2, becomesLate: 0 });
    const { items } = await new PreviewMoves(database).page(tenant, jobId, '', 10);
    expect(items.map(({ code, verdict }) => [code, verdict])).toEqual([
      ['late', 'stopsBeingLate'],
      ['waits-in-time', null],
      ['waits-late', 'stopsBeingLate'],
    ]);
    await recalculate(v2);
    expect((await preview(v3)).result).toMatchObject({ moved: 3, becomesLate: 2, stopsBeingLate: 0 });
  });

  it('keeps the moves of the newest five', async () => {
    await desk.receive({ code: 'A', receivedAt: '2026-04-20 09:00', calendar: v1 });
    for (let times = 0; times < 7; times += 1) await preview(v2);
    const text = 'select distinct job_id from calendar_preview_move where tenant_id = $1';
    expect((await database.query(text, [tenant])).length).toBeLessThanOrEqual(5);
  });
});

describe('publishing', () => {
  it('is won by one of two', async () => {
    const outcomes = await Promise.allSettled([publish(v2), publish(v2)]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const lost = outcomes.find((outcome) => outcome.status === 'rejected');
    expect(lost?.reason).toBeInstanceOf(ProblemError);
    expect(lost?.reason).toMatchObject({ code: 'CALENDAR.VERSION_TAKEN', extra: { calendarId: 'vn', version: 2 } });
    await expect(publish(v2)).rejects.toMatchObject({ code: 'CALENDAR.VERSION_TAKEN' });
  });
});
