import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ClockPolicy } from '#calendar';
import type { DossierState } from '#dossier';
import type { Database } from '#event-store';
import { findPolicy } from '#indicators';
import type { CellName, PolicyName } from '#indicators';
import { openSpecDatabase, type SpecDatabase } from '../../../../test/support/spec-database.js';
import { Desk, at, dueMoved, received } from '../testing/desk.js';
import type { Told } from '../testing/stories.js';
import { approve, askToCorrect, eventId, extend, publish, receive, step, tell } from '../testing/stories.js';
import { dossiersBehind } from './dossiers-behind.js';
import { inSnapshot } from './in-snapshot.js';

let testDatabase: SpecDatabase;
let database: Database;
let desk: Desk;
let stories = 0;

beforeAll(async () => {
  testDatabase = await openSpecDatabase(4);
  database = testDatabase.database;
});
afterAll(() => testDatabase.drop());

const CODE = 'd1';

async function told(...commands: Told[]): Promise<{ code: string; state: DossierState }> {
  stories += 1;
  const story = await tell(database, `W${String(stories)}`, commands);
  desk = story.desk;
  return { code: CODE, state: story.state };
}

interface Asked {
  policy?: PolicyName;
  asOf?: number;
  from?: string;
  to?: string;
}

/** In which of these cells a dossier is counted in March, looked at on 15/04 unless said otherwise. */
async function cellsOf(code: string, cells: readonly CellName[], asked: Asked = {}): Promise<CellName[]> {
  const { policy = 'tt01-2020', asOf, from = '2026-03-01', to = '2026-03-31' } = asked;
  const question = {
    ...{ tenant: desk.tenant, timezone: desk.timezone, from, to, policy: findPolicy(policy) },
    ...{ filters: {}, scope: null, now: at('2026-04-15 12:00'), asOf: asOf ?? null, limit: 200 },
  };
  const found: CellName[] = [];
  for (const cell of cells) {
    const page = await inSnapshot(database, (sql) => dossiersBehind(sql, { ...question, class: cell }));
    if (page.items.some((item) => item.code === code)) found.push(cell);
  }
  return found;
}

const OUTCOMES: CellName[] = ['early', 'onTime', 'late', 'openInTime', 'openOverdue', 'waiting'];
/** Five working days from Monday 02/03 08:30: Monday 09/03. */
const reception = (policy: Partial<ClockPolicy> = {}) => receive('2026-03-02 08:30', policy);

describe('the national index (qd766)', () => {
  const twice = [
    reception(),
    step('request-supplement', '2026-03-03 08:30'),
    step('receive-supplement', '2026-03-04 08:30'),
    step('request-supplement', '2026-03-05 08:30'),
    step('receive-supplement', '2026-03-06 08:30'),
  ] as const;

  test('C13: two supplement requests are late, though on time under tt01-2020', async () => {
    const { code } = await told(...twice, step('process', '2026-03-06 15:00'));
    expect(await cellsOf(code, OUTCOMES)).toEqual(['early']);
    expect(await cellsOf(code, OUTCOMES, { policy: 'qd766' })).toEqual(['late']);
  });

  test('from the second request on an open dossier is overdue; as of before it, it is not', async () => {
    const { code } = await told(...twice);
    const asked = { policy: 'qd766' as const };
    expect(await cellsOf(code, OUTCOMES, { ...asked, asOf: at('2026-03-05 08:00') })).toEqual(['openInTime']);
    expect(await cellsOf(code, OUTCOMES, { ...asked, asOf: at('2026-03-05 09:00') })).toEqual([
      'openOverdue',
      'waiting',
    ]);
  });

  test('one that waits for its first supplement is judged at the request, one that waits for a payment at V', async () => {
    const asked = { policy: 'qd766' as const, asOf: at('2026-03-20 09:00') };
    const supplement = await told(reception(), step('request-supplement', '2026-03-03 08:30'));
    expect(await cellsOf(supplement.code, OUTCOMES, asked)).toEqual(['openInTime', 'waiting']);
    const payment = await told(reception(), step('request-payment', '2026-03-03 08:30'));
    expect(await cellsOf(payment.code, OUTCOMES, asked)).toEqual(['openOverdue', 'waiting']);
    expect(await cellsOf(payment.code, OUTCOMES, { asOf: asked.asOf })).toEqual(['openInTime', 'waiting']);
  });

  test('is judged by the instant: an hour after the due on the due day is late', async () => {
    const { code } = await told(reception(), step('process', '2026-03-09 09:30'));
    expect(await cellsOf(code, OUTCOMES)).toEqual(['onTime']);
    expect(await cellsOf(code, OUTCOMES, { policy: 'qd766' })).toEqual(['late']);
  });
});

describe('waiting and the classes', () => {
  test('C6: a supplement requested after the due leaves the dossier overdue all the while, and late after', async () => {
    const story = [reception(), step('request-supplement', '2026-03-10 09:00')] as const;
    const { code } = await told(...story);
    const waiting = { to: '2026-03-31', asOf: at('2026-03-12 09:00') };
    expect(await cellsOf(code, OUTCOMES, waiting)).toEqual(['openOverdue', 'waiting']);
    const ended = await told(
      ...story,
      step('receive-supplement', '2026-03-16 09:00'),
      step('process', '2026-03-17 09:00'),
    );
    expect(await cellsOf(ended.code, OUTCOMES)).toEqual(['late']);
    expect(await cellsOf(ended.code, OUTCOMES, { policy: 'first-promise' })).toEqual(['late']);
  });

  test('one requested before the due is in time while it waits, however long', async () => {
    const { code } = await told(reception(), step('request-supplement', '2026-03-06 09:00'));
    expect(await cellsOf(code, OUTCOMES)).toEqual(['openInTime', 'waiting']);
  });

  test('a period before the wait ended shows it waiting still, whatever happened later', async () => {
    const { code } = await told(
      ...[reception(), step('request-supplement', '2026-03-06 09:00'), step('receive-supplement', '2026-04-02 09:00')],
      step('process', '2026-04-03 09:00'),
    );
    expect(await cellsOf(code, OUTCOMES)).toEqual(['openInTime', 'waiting']);
    expect(await cellsOf(code, OUTCOMES, { from: '2026-04-01', to: '2026-04-30' })).toEqual(['onTime']);
  });

  test('C9: the same dossier under pause and restart has two dues and one first promise, and may differ in class', async () => {
    const story = (regime: 'pause' | 'restart') =>
      told(
        ...[reception({ supplement: regime }), step('request-supplement', '2026-03-04 08:30')],
        ...[step('receive-supplement', '2026-03-05 08:30'), step('process', '2026-03-12 09:00')],
      );
    const paused = await story('pause');
    expect(await cellsOf(paused.code, OUTCOMES)).toEqual(['late']);
    const restarted = await story('restart');
    expect(await cellsOf(restarted.code, OUTCOMES)).toEqual(['onTime']);
    expect([paused.state, restarted.state]).toMatchObject([
      { dueAt: at('2026-03-10 08:30'), firstPromiseAt: at('2026-03-09 08:30') },
      { dueAt: at('2026-03-12 08:30'), firstPromiseAt: at('2026-03-09 08:30') },
    ]);
  });

  test('a payment under the regime run excuses nobody', async () => {
    const { code } = await told(reception({ payment: 'run' }), step('request-payment', '2026-03-03 09:00'));
    expect(await cellsOf(code, OUTCOMES)).toEqual(['openOverdue']);
  });

  test('B14: two payments and two supplements are one dossier', async () => {
    const { code } = await told(
      ...[reception(), step('request-supplement', '2026-03-02 10:00'), step('receive-supplement', '2026-03-02 11:00')],
      ...[step('request-payment', '2026-03-02 13:30'), step('confirm-payment', '2026-03-02 14:00')],
      ...[step('request-supplement', '2026-03-02 14:30'), step('receive-supplement', '2026-03-02 15:00')],
      ...[
        step('request-payment', '2026-03-02 15:30'),
        step('confirm-payment', '2026-03-02 16:00'),
        step('process', '2026-03-05 09:00'),
      ],
    );
    const { items } = await dossiersBehind(database, {
      ...{
        tenant: desk.tenant,
        timezone: desk.timezone,
        from: '2026-03-01',
        to: '2026-03-31',
        scope: null,
        limit: 200,
      },
      ...{ policy: findPolicy(), filters: {}, now: at('2026-04-15 12:00'), class: 'resolved' },
    });
    expect(items.filter((item) => item.code === code)).toHaveLength(1);
  });
});

describe('change and the classes', () => {
  test('F2, C12: a new appointment after the due is late against the first promise, own class against the second', async () => {
    const { code, state } = await told(
      ...[reception(), extend('2026-03-11 09:00', '2026-03-20 17:00')],
      step('process', '2026-03-18 09:00'),
    );
    expect(state).toMatchObject({ flags: ['extendedAfterDue'] });
    expect(await cellsOf(code, OUTCOMES)).toEqual(['early']);
    expect(await cellsOf(code, OUTCOMES, { policy: 'first-promise' })).toEqual(['late']);
  });

  test('D7: once processed, the class is final in the batch that told of the end', async () => {
    const { code } = await told(reception(), step('process', '2026-03-09 16:00'));
    const [row] = await database.query(
      'select class_due, class_promise from fact_current where tenant_id = $1 and code = $2',
      [desk.tenant, code],
    );
    expect(row).toEqual({ class_due: 2, class_promise: 2 });
  });

  test('F1, E5: a correction counts once it is recorded; before that the log says what it said, and it is flagged', async () => {
    const { code } = await told(
      ...[reception(), step('process', '2026-03-20 09:00')],
      askToCorrect('2026-03-25 09:00', 'processedAt', new Date(at('2026-03-06 09:00')).toISOString()),
      approve('2026-03-26 09:00', eventId(3)),
    );
    expect(await cellsOf(code, OUTCOMES)).toEqual(['early']);
    expect(await cellsOf(code, OUTCOMES, { asOf: at('2026-03-25 12:00') })).toEqual(['late']);
    const { items } = await dossiersBehind(database, {
      ...{
        tenant: desk.tenant,
        timezone: desk.timezone,
        from: '2026-03-01',
        to: '2026-03-31',
        scope: null,
        limit: 200,
      },
      ...{ policy: findPolicy(), filters: {}, now: at('2026-04-15 12:00'), class: 'early' },
    });
    expect(items.find((item) => item.code === code)?.flags).toContain('corrected');
  });

  test('an extension annulled: one that was given later excuses no period before it', async () => {
    const { code, state } = await told(
      ...[reception({ extensions: 2 }), extend('2026-03-06 09:00', '2026-03-12 17:00')],
      extend('2026-03-25 09:00', '2026-04-10 17:00'),
      ...[askToCorrect('2026-04-01 09:00', 'annul', null, eventId(2)), approve('2026-04-02 09:00', eventId(4))],
    );
    expect(state).toMatchObject({ dueAt: at('2026-04-10 17:00'), extensions: 1 });
    expect(await cellsOf(code, OUTCOMES, { to: '2026-03-08' })).toEqual(['openInTime']);
    expect(await cellsOf(code, OUTCOMES, { to: '2026-03-11' })).toEqual(['openOverdue']);
    expect(await cellsOf(code, OUTCOMES, { to: '2026-03-20' })).toEqual(['openOverdue']);
    expect(await cellsOf(code, OUTCOMES)).toEqual(['openInTime']);
    const before = { asOf: at('2026-04-01 12:00') };
    expect(await cellsOf(code, OUTCOMES, { ...before, to: '2026-03-11' })).toEqual(['openInTime']);
    expect(await cellsOf(code, OUTCOMES, { ...before, to: '2026-03-20' })).toEqual(['openOverdue']);
  });

  test('a reception corrected by a minute: days off that were announced later excuse no period before', async () => {
    const { code, state } = await told(
      ...[reception(), publish('2026-03-20 09:00', '2026-03-09', '2026-03-10', '2026-03-11')],
      askToCorrect('2026-03-25 09:00', 'receivedAt', new Date(at('2026-03-02 08:29')).toISOString()),
      approve('2026-03-26 09:00', eventId(3)),
    );
    const promised = { firstPromiseAt: at('2026-03-09 08:30'), promiseDueAt: at('2026-03-09 08:30') };
    expect(state).toMatchObject({ dueAt: at('2026-03-12 08:29'), ...promised });
    const cells = async (asked: Asked) => cellsOf(code, OUTCOMES, asked);
    expect(await cells({ to: '2026-03-10' })).toEqual(['openOverdue']);
    expect(await cells({ to: '2026-03-10', asOf: at('2026-03-25 12:00') })).toEqual(['openOverdue']);
    expect(await cells({ to: '2026-03-10', policy: 'first-promise' })).toEqual(['openOverdue']);
    expect(await cells({ to: '2026-03-08' })).toEqual(['openInTime']);
  });

  test('told of late: a step from before the due moved last says the due of its own moment', async () => {
    stories += 1;
    desk = await Desk.open(database, `W${String(stories)}`);
    const due = '2026-03-20 17:00';
    const early = { ...dueMoved(CODE, '2026-03-06 09:00', due), recordedAt: at('2026-03-13 09:00') };
    const promised = received(CODE, '2026-03-02 08:30', { due: '2026-03-09 17:00' });
    await desk.log([promised, dueMoved(CODE, '2026-03-12 09:00', due), early]);
    await desk.project();
    expect(await cellsOf(CODE, OUTCOMES, { to: '2026-03-10' })).toEqual(['openInTime']);
    expect(await cellsOf(CODE, OUTCOMES, { to: '2026-03-10', asOf: at('2026-03-12 12:00') })).toEqual(['openOverdue']);
  });

  test('an annulled reception is in no count, and was in them as of the day before', async () => {
    const { code, state } = await told(
      reception(),
      askToCorrect('2026-03-03 09:00', 'annul', null, eventId(1)),
      approve('2026-03-04 09:00', eventId(2)),
    );
    expect(state.status).toBe('annulled');
    expect(await cellsOf(code, ['received', ...OUTCOMES])).toEqual([]);
    expect(await cellsOf(code, ['received', 'openInTime'], { asOf: at('2026-03-03 12:00') })).toEqual([
      ...['received', 'openInTime'],
    ]);
  });
});
