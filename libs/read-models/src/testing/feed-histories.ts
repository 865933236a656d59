import fc from 'fast-check';
import { type TestEvent, receivedData } from './desk.js';
import { FIRST } from '../../../../test/dsl/histories.js';

const HOUR = 3_600_000;
/** Forty half days: dues and ends often meet, on a day and to the instant. */
const instant = fc.nat({ max: 40 }).map((half) => FIRST + (8 + half * 12) * HOUR);
const none: [] = [];

const ENDS = {
  processed: {
    type: 'DossierProcessed',
    data: { decision: 'granted', resultNumber: null, resultDigitized: false, flags: none },
  },
  returned: { type: 'ResultReturned', data: { via: 'counter', flags: none } },
  withdrawn: { type: 'DossierWithdrawn', data: { legalBasisCode: null, flags: none } },
  stopped: { type: 'ProcessingStopped', data: { legalBasisCode: 'L1', flags: none } },
} as const;
type End = keyof typeof ENDS;

const payment = (stopsClock: boolean) =>
  ({ type: 'PaymentRequested', data: { amount: 1000, method: null, stopsClock, flags: none } }) as const;
const WAITS = {
  supplement: { type: 'SupplementRequested', data: { items: none, respondBy: null, flags: none } },
  payment: payment(true),
  runningPayment: payment(false),
} as const;
type Awaited = keyof typeof WAITS;

const dossier = fc.record({
  receivedAt: instant,
  dueAt: fc.option(instant, { nil: null, freq: 6 }),
  indexDueAt: fc.option(instant, { nil: null, freq: 2 }),
  grain: fc.constantFrom('date' as const, 'instant' as const),
  agencyId: fc.constantFrom('A', 'B'),
  ends: fc.shuffledSubarray<End>(['processed', 'returned', 'withdrawn', 'stopped']),
  awaited: fc.array(fc.constantFrom<Awaited>('supplement', 'payment', 'runningPayment'), { maxLength: 2 }),
  instants: fc.tuple(instant, instant, instant, instant),
  delay: fc.nat({ max: 400 }),
});
type Told = typeof dossier extends fc.Arbitrary<infer T> ? T : never;

/**
 * What only a feed tells: dossiers that ended more than once, in any order (withdrawn and processed, returned before
 * processed), and open ones with a due of the index's own that wait for a supplement, a payment or both at once.
 */
export const feedLogs: fc.Arbitrary<TestEvent[]> = fc
  .array(dossier, { maxLength: 8 })
  .map((dossiers) => dossiers.flatMap((told, index) => eventsOf(`f${String(index)}`, told)));

function eventsOf(code: string, { receivedAt, instants, ends, awaited, delay, ...told }: Told): TestEvent[] {
  const indexDueAt = told.indexDueAt === null ? null : new Date(told.indexDueAt).toISOString();
  const data = receivedData(code, { ...told, indexDueAt });
  const events: TestEvent[] = [{ code, occurredAt: receivedAt, recordedAt: receivedAt, type: 'DossierReceived', data }];
  let recordedAt = receivedAt;
  const tell = (event: (typeof ENDS)[End] | (typeof WAITS)[Awaited], occurredAt: number): void => {
    recordedAt = Math.max(recordedAt, occurredAt) + delay * HOUR;
    events.push({ code, occurredAt, recordedAt, ...event });
  };
  ends.forEach((end, place) => {
    tell(ENDS[end], instants[place] ?? receivedAt);
  });
  if (ends.length > 0) return events;
  // Steps of one dossier are told in the order in which they happened.
  const later = instants.toSorted((a, b) => a - b);
  awaited.forEach((kind, place) => {
    tell(WAITS[kind], Math.max(receivedAt, later[place] ?? receivedAt));
  });
  return events;
}
