import fc from 'fast-check';
import { type TestEvent, receivedData } from './desk.js';
import { FIRST } from '../../../../test/dsl/histories.js';

const HOUR = 3_600_000;
const NOON = FIRST + 10 * 24 * HOUR + 12 * HOUR;

const member = fc.record({
  agencyId: fc.constantFrom('A', 'B'),
  actorId: fc.constantFrom('x', 'y'),
  grain: fc.constantFrom('date' as const, 'instant' as const),
  receivedAfter: fc.integer({ min: 0, max: 5 }),
  /** Of 20 seconds, from noon on. */
  due: fc.nat({ max: 4 }),
  end: fc.nat({ max: 4 }),
  wait: fc.option(fc.record({ after: fc.integer({ min: 1, max: 5 }), hours: fc.integer({ min: 0, max: 3 }) }), {
    freq: 2,
  }),
  enteredAfter: fc.constantFrom(0, 0, 1, 40),
  /** Hours before noon at which somebody extends it by a week; only of those that waited for nothing. */
  extendedBefore: fc.option(fc.integer({ min: 1, max: 3 }), { freq: 2 }),
  /** Hours after the due at which a file moves it by a week. */
  movedAfter: fc.option(fc.integer({ min: -1, max: 40 }), { freq: 2 }),
});

/**
 * Dossiers of one day that end around noon, seconds apart and close to their dues, some of them after a wait: random
 * histories in whole hours over two months rarely come that close. Each event is recorded in the order of the list.
 */
export const crowds: fc.Arbitrary<TestEvent[]> = fc
  .array(member, { minLength: 2, maxLength: 6 })
  .map((members) => members.flatMap((one, index) => eventsOf(`d${String(100 + index)}`, one)));

type Member = typeof member extends fc.Arbitrary<infer T> ? T : never;

function eventsOf(
  code: string,
  { agencyId, actorId, grain, receivedAfter, due, end, wait, enteredAfter, extendedBefore, movedAfter }: Member,
): TestEvent[] {
  const receivedAt = NOON - 12 * HOUR + receivedAfter * HOUR;
  const dueAt = NOON + due * 20_000;
  const requestedAt = receivedAt + (wait?.after ?? 0) * HOUR;
  const resumedAt = requestedAt + (wait?.hours ?? 0) * HOUR;
  const movedDueAt = new Date(dueAt + resumedAt - requestedAt).toISOString();
  const event = (occurredAt: number, what: Pick<TestEvent, 'type' | 'data'>): TestEvent =>
    ({
      ...what,
      code,
      actorId,
      occurredAt,
      recordedAt: Math.max(occurredAt, receivedAt + enteredAfter * HOUR),
    }) as TestEvent;
  const moved = { previousDueAt: new Date(dueAt).toISOString(), dueAt: movedDueAt, promiseDueAt: movedDueAt };
  const waited = [
    event(requestedAt, { type: 'SupplementRequested', data: { items: [], respondBy: null, flags: [] } }),
    event(resumedAt, {
      type: 'SupplementReceived',
      data: { ...moved, regime: 'pause', calendarVersion: null, calendarUnpublished: null, items: [], flags: [] },
    }),
  ];
  const movedAt = dueAt + (movedAfter ?? 0) * HOUR;
  const weekLater = new Date(Date.parse(movedDueAt) + 7 * 24 * HOUR).toISOString();
  const recalculation = event(Math.max(movedAt, resumedAt), {
    type: 'DeadlineRecalculated',
    data: { previousDueAt: movedDueAt, dueAt: weekLater, cause: { kind: 'file', name: 'list.csv' } },
  });
  const extension: TestEvent = {
    ...event(NOON - (extendedBefore ?? 0) * HOUR, {
      type: 'DeadlineExtended',
      data: {
        ...{ previousDueAt: moved.previousDueAt, dueAt: weekLater, reasonCode: 'overload' },
        ...{ responsibleUnitId: agencyId, calendarUnpublished: null, telling: 'event', flags: [] },
      },
    }),
    eventId: `00000000-0000-7000-8000-${code.slice(1).padStart(12, '0')}`,
  };
  const lived = [
    event(receivedAt, { type: 'DossierReceived', data: receivedData(code, { agencyId, grain, dueAt }) }),
    ...(wait === null ? [] : waited),
    ...(wait === null && extendedBefore !== null ? [extension] : []),
    event(NOON + end * 20_000, {
      type: 'DossierProcessed',
      data: { decision: 'granted', resultNumber: null, resultDigitized: false, flags: [] },
    }),
    ...(movedAfter === null ? [] : [recalculation]),
  ];
  return lived.sort((a, b) => (a.recordedAt ?? 0) - (b.recordedAt ?? 0));
}
