import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { CalendarVersion } from '#calendar';
import { isOpen } from './available-commands.js';
import { effectiveHistory } from './effective-history.js';
import { foldEffective } from './evolve.js';
import type { FoldableEvent } from './events.js';
import { toInstant } from './events.js';
import { type Journey, calendar2026, journeys, live } from './testing/journeys.js';
import { type NaiveDue, naiveDue } from './testing/naive-due.js';
import { CODE } from './testing/given.js';

/** The due in force before an instant, as counting asks for it (CONTRACT 7.1). */
function foldedDue(history: readonly FoldableEvent[], before: number): NaiveDue | null {
  const happened = effectiveHistory(history).filter(({ occurredAt }) => toInstant(occurredAt) < before);
  if (!happened.some(({ type }) => type === 'DossierReceived')) return null;
  const state = foldEffective(CODE, happened);
  return state?.received === true ? { dueAt: state.dueAt, promiseDueAt: state.promiseDueAt } : null;
}

/** Steps that no due ever heard of; without them more of what moves one happens. */
const BESIDE_THE_CLOCK = [
  ...(['submit', 'refuse-intake', 'hand-over', 'digitize-result', 'rate'] as const),
  ...(['amend-personal', 'reject-correction'] as const),
];

describe('after corrections', () => {
  it('every moment sees the due of the corrected facts up to it, and nothing of what came later', () => {
    const seen = { retold: 0, moved: 0, kinds: new Set<string>() };
    const check = (journey: Journey) => {
      const newest = new Map<string, CalendarVersion>();
      const watch: Parameters<typeof live>[1] = ({ event, calendars }) => {
        if (event?.eventId !== undefined) newest.set(event.eventId, calendars.at(-1) ?? calendar2026);
      };
      const { history, state } = live(journey, watch, BESIDE_THE_CLOCK);
      if (!state.received) return;
      const calendarOf = (event: FoldableEvent) => newest.get(event.eventId ?? '') ?? calendar2026;
      for (const { occurredAt } of effectiveHistory(history)) {
        for (const before of [toInstant(occurredAt), toInstant(occurredAt) + 1]) {
          expect(foldedDue(history, before)).toEqual(naiveDue(history, calendarOf, before));
        }
      }
      for (const event of history) {
        if (event.type !== 'DossierCorrected') continue;
        if (event.data.recomputed) seen.moved += 1;
        for (const { eventId } of event.data.dues ?? []) {
          seen.retold += 1;
          seen.kinds.add(history.find((step) => step.eventId === eventId)?.type ?? '');
        }
      }
    };
    fc.assert(fc.property(journeys, check), { numRuns: 300 });
    expect(seen.retold).toBeGreaterThan(50);
    expect(seen.moved).toBeGreaterThan(0);
    expect([...seen.kinds]).toEqual(
      expect.arrayContaining(['DossierReceived', 'SupplementReceived', 'PaymentReceived', 'DeadlineRecalculated']),
    );
  });

  it('the due now is what the correction says, under the newest calendar while the dossier is open', () => {
    fc.assert(
      fc.property(journeys, (journey) => {
        const history: FoldableEvent[] = [];
        live(journey, ({ before, state, event, calendars }) => {
          if (event === null) return;
          history.push(event);
          if (event.type !== 'DossierCorrected' || !before.received || !state.received) return;
          const { data } = event;
          expect(state.dueAt).toBe(data.dueAt === null ? null : toInstant(data.dueAt));
          expect(state.promiseDueAt).toBe(data.promiseDueAt === null ? null : toInstant(data.promiseDueAt));
          expect(state.firstPromiseAt).toBe(before.firstPromiseAt);
          const follows = data.field === 'receivedAt' || data.field === 'procedureCode';
          if (!follows || !isOpen(state) || state.givenDue !== null) return;
          const calendar = calendars.at(-1) ?? calendar2026;
          expect(state.dueAt).toBe(dueOfNow(history, calendar));
        });
      }),
      { numRuns: 200 },
    );
  });
});

/** As if the last correction had been computed under this version, whether it says so or not. */
function dueOfNow(history: readonly FoldableEvent[], calendar: CalendarVersion): number | null {
  const last = history.at(-1);
  const asked = history.map((event) =>
    event.type === 'DossierCorrected' && event === last
      ? { ...event, data: { ...event.data, recomputed: true } }
      : event,
  );
  return naiveDue(asked, () => calendar, Infinity)?.dueAt ?? null;
}
