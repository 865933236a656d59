import { describe, expect, test } from '@jest/globals';
import { type DossierFacts, completeFacts } from '../facts.js';
import { findPolicy } from '../policies/find-policy.js';
import type { PolicyName } from '../policies/policy.js';
import { at, vietnam } from '../testing/vietnam-time.js';
import type { Classification } from './classification.js';
import { classify } from './classify.js';

const RECEIVED = at('2026-02-23 09:00');
const LATER = at('2026-12-31 12:00');

const inDays = (facts: Partial<DossierFacts>): DossierFacts => completeFacts({ receivedAt: RECEIVED, ...facts });
const inHours = (facts: Partial<DossierFacts>): DossierFacts => inDays({ ...facts, grain: 'instant' });

function stands(facts: DossierFacts, moment: number = LATER, policy: PolicyName = 'tt01-2020'): Classification {
  return classify(facts, findPolicy(policy), moment, vietnam);
}
const classOf = (...args: Parameters<typeof stands>): string => stands(...args).class;

describe('tt01-2020: processed against the due in force', () => {
  const due = at('2026-03-02 10:00');

  test('B1 open, before the due instant: not overdue', () => {
    expect(stands(inHours({ dueAt: due }), at('2026-03-02 09:59:59'))).toEqual({
      class: 'openInTime',
      end: null,
      endedBy: null,
      comparedWith: due,
      because: 'openBeforeDue',
      waiting: false,
    });
    expect(classOf(inDays({ dueAt: due }), at('2026-03-02 09:00'))).toBe('openInTime');
  });

  test('B2 open at exactly the due is not overdue, processed at exactly the due is on time', () => {
    for (const facts of [inDays({ dueAt: due }), inHours({ dueAt: due })]) {
      expect(classOf(facts, due)).toBe('openInTime');
      expect(classOf({ ...facts, processedAt: due })).toBe('onTime');
    }
    expect(classOf(inHours({ dueAt: due }), due + 1)).toBe('openOverdue');
    expect(classOf(inHours({ dueAt: due, processedAt: due + 1 }))).toBe('late');
  });

  test('B2a a limit in days ends with the local date: 16:59Z on time, 17:01Z late', () => {
    const facts = inDays({ dueAt: due });
    const beforeMidnight = Date.parse('2026-03-02T16:59:00Z');
    const afterMidnight = Date.parse('2026-03-02T17:01:00Z');
    expect(stands({ ...facts, processedAt: beforeMidnight })).toMatchObject({
      class: 'onTime',
      because: 'endedOnDueDay',
      end: beforeMidnight,
      comparedWith: due,
    });
    expect(stands({ ...facts, processedAt: afterMidnight })).toMatchObject({
      class: 'late',
      because: 'endedOnLaterDay',
    });
    expect(classOf(facts, at('2026-03-03 00:00') - 1)).toBe('openInTime');
    expect(classOf(facts, at('2026-03-03 00:00'))).toBe('openOverdue');
  });

  test('B3 due Wednesday 10:00, processed 08:00: on time in days, early in hours', () => {
    const wednesday = { dueAt: at('2026-03-04 10:00'), processedAt: at('2026-03-04 08:00') };
    expect(classOf(inDays(wednesday))).toBe('onTime');
    expect(classOf(inHours(wednesday))).toBe('early');
    expect(classOf(inDays({ ...wednesday, processedAt: at('2026-03-03 23:59') }))).toBe('early');
  });

  test('B5 ready before the due, collected 20 days later: on time under tt01-2020, late under returned', () => {
    const facts = inDays({
      dueAt: due,
      processedAt: at('2026-03-02 08:00'),
      returnedAt: at('2026-03-22 08:00'),
    });
    expect(classOf(facts)).toBe('onTime');
    expect(classOf(facts, LATER, 'returned')).toBe('late');
  });

  test('an end later than the moment asked about has not happened', () => {
    const facts = inDays({ dueAt: due, processedAt: at('2026-03-04 08:00') });
    expect(stands(facts, at('2026-03-01 08:00'))).toMatchObject({ class: 'openInTime', end: null });
    expect(stands(facts, at('2026-03-04 08:00'))).toMatchObject({ class: 'late' });
  });

  test('an end before reception counts at reception', () => {
    const facts = inDays({ dueAt: due, processedAt: at('2026-02-01 08:00') });
    expect(stands(facts)).toMatchObject({ class: 'early', end: RECEIVED });
    expect(stands({ ...facts, dueAt: at('2026-02-20 10:00') })).toMatchObject({ class: 'late', end: RECEIVED });
  });

  test('without a due: noLimit, in nothing else', () => {
    expect(stands(inDays({}))).toMatchObject({ class: 'noLimitOpen', because: 'noDue', comparedWith: null });
    expect(stands(inDays({ processedAt: due }))).toMatchObject({ class: 'noLimitResolved', end: due });
  });

  test('withdrawn and stopped have classes of their own, whichever came first', () => {
    expect(stands(inDays({ dueAt: due, withdrawnAt: LATER }))).toMatchObject({
      class: 'withdrawn',
      end: LATER,
      endedBy: 'withdrawn',
      comparedWith: null,
    });
    expect(classOf(inDays({ dueAt: due, stoppedAt: due }))).toBe('stopped');
    expect(classOf(inDays({ dueAt: due, withdrawnAt: due, processedAt: LATER }))).toBe('withdrawn');
    expect(classOf(inDays({ dueAt: due, processedAt: due, withdrawnAt: LATER }))).toBe('onTime');
    expect(classOf(inDays({ dueAt: due, processedAt: due, withdrawnAt: due }))).toBe('onTime');
  });
});

describe('waiting for the applicant', () => {
  const due = at('2026-03-02 10:00');
  const waitsFrom = (from: string, to: string | null = null): Pick<DossierFacts, 'waits'> => ({
    waits: [{ kind: 'supplement', from: at(from), to: to === null ? null : at(to) }],
  });

  test('a wait that began in time keeps the dossier in time however long it lasts', () => {
    expect(stands(inDays({ dueAt: due, ...waitsFrom('2026-02-27 15:00') }), LATER)).toMatchObject({
      class: 'openInTime',
      because: 'waitingBeganInTime',
      waiting: true,
    });
  });

  test('C6 supplement requested after the due: overdue all the while and after, late in the end', () => {
    const facts = inDays({ dueAt: due, ...waitsFrom('2026-03-03 08:00', '2026-03-09 08:00') });
    expect(stands(facts, at('2026-03-05 08:00'))).toMatchObject({
      class: 'openOverdue',
      because: 'waitingBeganOverdue',
      waiting: true,
    });
    expect(stands(facts, at('2026-03-09 08:00'))).toMatchObject({ class: 'openOverdue', waiting: false });
    expect(classOf({ ...facts, processedAt: at('2026-03-10 08:00') })).toBe('late');
  });

  test('waits that touch are one wait that begins with the first', () => {
    const facts = inDays({
      dueAt: due,
      waits: [
        { kind: 'payment', from: at('2026-03-04 08:00'), to: null },
        { kind: 'supplement', from: at('2026-02-27 08:00'), to: at('2026-03-04 08:00') },
      ],
    });
    expect(classOf(facts, at('2026-03-06 08:00'))).toBe('openInTime');
    const apart = { ...facts, waits: facts.waits.map((wait) => ({ ...wait, from: wait.from + 1 })) };
    expect(classOf(apart, at('2026-03-06 08:00'))).toBe('openOverdue');
  });

  test('a wait that has ended, or has not begun, is none', () => {
    const facts = inDays({ dueAt: due, ...waitsFrom('2026-02-27 15:00', '2026-02-28 15:00') });
    expect(stands(facts, at('2026-02-27 14:59'))).toMatchObject({ waiting: false });
    expect(stands(facts, at('2026-02-27 15:00'))).toMatchObject({ waiting: true });
    expect(stands(facts, at('2026-02-28 15:00'))).toMatchObject({ waiting: false });
    expect(stands({ ...facts, processedAt: at('2026-02-27 16:00') })).toMatchObject({ waiting: false });
  });
});

describe('the other policies', () => {
  const due = at('2026-03-02 10:00');

  test('F2 a new appointment after the due: late against the first promise, own class against the second', () => {
    const facts = inDays({ firstPromiseAt: due, dueAt: at('2026-03-10 10:00'), processedAt: at('2026-03-09 10:00') });
    expect(stands(facts, LATER, 'first-promise')).toMatchObject({ class: 'late', comparedWith: due });
    expect(stands(facts)).toMatchObject({ class: 'early', comparedWith: facts.dueAt });
  });

  test('first-promise moves with the waiting of the applicant alone', () => {
    const moved = at('2026-03-09 10:00');
    const facts = inDays({ firstPromiseAt: due, promiseDueAt: moved, dueAt: LATER, processedAt: moved });
    expect(stands(facts, LATER, 'first-promise')).toMatchObject({ class: 'onTime', comparedWith: moved });
    expect(classOf(inDays({ dueAt: due }), LATER, 'first-promise')).toBe('noLimitOpen');
  });

  test('returned: processed but not returned is open, judged by date even for hours', () => {
    const facts = inHours({ dueAt: due, processedAt: at('2026-03-02 09:00') });
    expect(classOf(facts, at('2026-03-02 23:00'), 'returned')).toBe('openInTime');
    expect(classOf(facts, at('2026-03-03 00:00'), 'returned')).toBe('openOverdue');
    expect(classOf({ ...facts, returnedAt: at('2026-03-02 17:00') }, LATER, 'returned')).toBe('onTime');
  });

  test('survivorship-safe classifies as tt01-2020 does', () => {
    const facts = inDays({ dueAt: due, processedAt: at('2026-03-03 10:00') });
    expect(stands(facts, LATER, 'survivorship-safe')).toEqual(stands(facts));
  });

  test('ii06a takes in withdrawn and stopped by their own instant and dossiers without a limit as in time', () => {
    expect(stands(inDays({ dueAt: due, withdrawnAt: due }), LATER, 'ii06a')).toMatchObject({
      class: 'onTime',
      endedBy: 'withdrawn',
    });
    expect(classOf(inDays({ dueAt: due, stoppedAt: LATER }), LATER, 'ii06a')).toBe('late');
    expect(classOf(inDays({}), LATER, 'ii06a')).toBe('openInTime');
    expect(classOf(inDays({ processedAt: due }), LATER, 'ii06a')).toBe('onTime');
    expect(classOf(inDays({ withdrawnAt: due }), LATER, 'ii06a')).toBe('onTime');
  });
});

describe('qd766, the national index', () => {
  const due = at('2026-03-02 10:00');
  const supplement = (from: string, to: string | null): DossierFacts['waits'][number] => ({
    kind: 'supplement',
    from: at(from),
    to: to === null ? null : at(to),
  });

  test('the end is processed, else returned, else stopped, else withdrawn, judged by the instant', () => {
    const facts = inDays({ dueAt: due, processedAt: due + 1, returnedAt: LATER });
    expect(stands(facts, LATER, 'qd766')).toMatchObject({ class: 'late', endedBy: 'processed' });
    expect(stands({ ...facts, processedAt: null }, LATER, 'qd766')).toMatchObject({ endedBy: 'returned' });
    const contradictory = { ...facts, returnedAt: due - 2, stoppedAt: due - 3, withdrawnAt: due - 4 };
    expect(stands(contradictory, LATER, 'qd766')).toMatchObject({ class: 'late', endedBy: 'processed' });
    expect(stands({ ...contradictory, processedAt: null }, LATER, 'qd766')).toMatchObject({ endedBy: 'returned' });
    const closed = { ...contradictory, processedAt: null, returnedAt: null };
    expect(stands(closed, LATER, 'qd766')).toMatchObject({ endedBy: 'stopped' });
    expect(stands(inDays({ dueAt: due, stoppedAt: due }), LATER, 'qd766').class).toBe('onTime');
    expect(stands(inDays({ dueAt: due, withdrawnAt: due - 1 }), LATER, 'qd766').class).toBe('early');
  });

  test('C13 two supplement requests: on time under tt01-2020, late under qd766', () => {
    const facts = inDays({
      dueAt: due,
      processedAt: at('2026-03-02 09:00'),
      waits: [supplement('2026-02-24 08:00', '2026-02-25 08:00'), supplement('2026-02-26 08:00', '2026-02-27 08:00')],
    });
    expect(classOf(facts)).toBe('onTime');
    expect(stands(facts, LATER, 'qd766')).toMatchObject({ class: 'late', because: 'repeatedSupplementRequest' });
    expect(classOf({ ...facts, processedAt: null }, at('2026-02-28 08:00'), 'qd766')).toBe('openOverdue');
    expect(classOf({ ...facts, supplementRequests: 1 }, LATER, 'qd766')).toBe('early');
  });

  test('waiting on the first supplement is judged at the request, waiting on a payment at V', () => {
    const waiting = inDays({ dueAt: due, waits: [supplement('2026-02-27 08:00', null)] });
    expect(classOf(waiting, LATER, 'qd766')).toBe('openInTime');
    const paying = { ...waiting, supplementRequests: 0, waits: [{ ...waiting.waits[0], kind: 'payment' }] };
    expect(stands(paying as DossierFacts, LATER, 'qd766')).toMatchObject({ class: 'openOverdue', waiting: true });
    expect(classOf(paying as DossierFacts)).toBe('openInTime');
  });

  test('the due may come from the limit, else the dossier is out', () => {
    const facts = inDays({ processedAt: due, supplementRequests: 2 });
    expect(classOf(facts, LATER, 'qd766')).toBe('noLimitResolved');
    expect(stands({ ...facts, indexDueAt: due, supplementRequests: 0 }, LATER, 'qd766')).toMatchObject({
      class: 'onTime',
      comparedWith: due,
    });
  });
});
