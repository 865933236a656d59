import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { CalendarVersion } from '#calendar';
import { isOpen } from './available-commands.js';
import { decide } from './decide.js';
import { dueUnder } from './deciding/due-in-force.js';
import { recalculate } from './deciding/recalculate.js';
import { effectiveHistory } from './effective-history.js';
import { evolve, foldEffective, replay } from './evolve.js';
import type { FoldableEvent } from './events.js';
import type { DossierState, Received } from './state.js';
import { approveCorrection, requestCorrection } from './testing/commands.js';
import { CODE, houseAt, stored } from './testing/given.js';
import { type Journey, calendar2026, journeys, live, nextVersion } from './testing/journeys.js';

const always = { numRuns: 100 };
const ignore = () => undefined;

describe('every history that commands and calendars can write', () => {
  it('is folded event by event as it is replayed, also after a journey through the log', () => {
    fc.assert(
      fc.property(journeys, (journey) => {
        const { history, state } = live(journey, ignore);
        expect(replay(CODE, history)).toEqual(state);
        expect(replay(CODE, JSON.parse(JSON.stringify(history)) as FoldableEvent[])).toEqual(state);
      }),
      always,
    );
  });

  it('is written and folded without changing an argument', () => {
    fc.assert(
      fc.property(journeys, (journey) => {
        const before = JSON.stringify(journey);
        const seen: [object, string][] = [];
        live(journey, ({ state, event, calendars }) => {
          for (const thing of [state, event ?? {}, calendars.at(-1) ?? {}]) seen.push([thing, JSON.stringify(thing)]);
        });
        expect(JSON.stringify(journey)).toBe(before);
        for (const [thing, text] of seen) expect(JSON.stringify(thing)).toBe(text);
      }),
      always,
    );
  });

  it('keeps the first promise for ever', () => {
    fc.assert(
      fc.property(journeys, (journey) => {
        live(journey, ({ before, state }) => {
          if (before.received && state.received) expect(state.firstPromiseAt).toBe(before.firstPromiseAt);
        });
      }),
      always,
    );
  });

  it('is the fold of its effective history', () => {
    fc.assert(
      fc.property(journeys, (journey) => {
        const { history, state } = live(journey, ignore);
        if (!state.received) return;
        const { version, steps, ...rest } = state;
        expect(steps).toHaveLength(version);
        expect(foldEffective(CODE, effectiveHistory(history))).toMatchObject(rest);
      }),
      always,
    );
  });

  it('lets a version of the calendar move a due once, and a further one that takes it back move it back', () => {
    let moved = 0;
    const check = (journey: Journey, day: number) => {
      live(
        journey,
        ({ state, calendars, now }) => {
          const told = (dossier: DossierState, calendar: CalendarVersion) => {
            const event = recalculate(dossier, { calendar, publishedAt: now }, journey.rules.policy);
            return event === null ? dossier : evolve(dossier, { ...event, version: dossier.version + 1 });
          };
          const before = calendars.at(-1) ?? calendar2026;
          const second = nextVersion(before, day);
          const once = told(state, second);
          expect(told(once, second)).toBe(once);
          if (once === state || !once.received || !state.received) return;
          moved += 1;
          expect(isOpen(state) && state.givenDue === null).toBe(true);
          expect(once.promiseDueAt).toBe(state.promiseDueAt);
          const back = told(once, { ...before, version: second.version + 1 });
          expect(back).toMatchObject({ dueAt: state.dueAt, firstPromiseAt: state.firstPromiseAt });
        },
        ['publish'],
      );
    };
    fc.assert(fc.property(journeys, fc.nat(17), check), { numRuns: 60 });
    expect(moved).toBeGreaterThan(10);
  });
});

describe('an annulled event', () => {
  const lifeOf = (state: Received) => {
    const { status, waits, holder, handedOver, decision, satisfaction, processedAt, returnedAt, withdrawnAt } = state;
    const { resultDigitized, stoppedAt, lastOccurredAt, extensions, givenDue, supplementRequests, respondBy } = state;
    return {
      ...{ status, waits, holder, handedOver, decision, satisfaction, processedAt, returnedAt, withdrawnAt, stoppedAt },
      ...{ resultDigitized, lastOccurredAt, extensions, givenDue, supplementRequests, respondBy },
      ...{ supplementExpired: state.supplementExpired, paymentRequested: state.paymentRequested },
    };
  };

  /** The dossier after the annulment was asked for and approved; null where it could not have happened. */
  function annulled(state: Received, target: FoldableEvent, now: number): DossierState | null {
    const context = { ...houseAt('2026-03-02'), now };
    const targetEventId = target.eventId ?? '';
    const ask = requestCorrection('2026-03-02', { field: 'annul', to: null, targetEventId, occurredAt: now });
    const asked = decide(ask, state, context);
    if (!asked.ok || asked.events[0] === undefined) return null;
    const requested = evolve(state, stored(asked.events[0], ask, state.version + 1));
    const requestEventId = `event-${String(requested.version)}`;
    const answer = approveCorrection('2026-03-02', { requestEventId, occurredAt: now });
    const approved = decide(answer, requested, context);
    if (!approved.ok || approved.events[0] === undefined) throw new Error(JSON.stringify(approved));
    return evolve(requested, stored(approved.events[0], answer, requested.version + 1));
  }

  it('leaves the dossier as if it had not happened', () => {
    const types = new Set<string>();
    const check = (journey: Journey) => {
      const { history, state, now } = live(journey, ignore, ['request-correction', 'publish']);
      for (const target of history) {
        const after = state.received && target.type !== 'DossierReceived' ? annulled(state, target, now) : null;
        if (after === null || !state.received) continue;
        const others = history.filter((event) => event !== target);
        const never = replay(
          CODE,
          others.map((event, index) => ({ ...event, version: index + 1 })),
        );
        if (!after.received || !never.received) throw new Error('the reception is gone');
        expect(lifeOf(after)).toEqual(lifeOf(never));
        expect(after).toMatchObject({
          firstPromiseAt: state.firstPromiseAt,
          flags: expect.arrayContaining(['corrected']),
        });
        // The clock too: without extensions the due is what limit and remaining waits make of it.
        const { clockPolicy } = after;
        if (after.givenDue === null && clockPolicy !== null) {
          expect(after.dueAt).toBe(dueUnder(after, calendar2026, clockPolicy)?.dueAt ?? null);
          expect(after.promiseDueAt).toBe(after.dueAt);
        }
        types.add(target.type);
      }
    };
    fc.assert(fc.property(journeys, check), { numRuns: 250 });
    const common = [
      'DossierHandedOver',
      'SupplementRequested',
      'PaymentRequested',
      'DossierProcessed',
      'DeadlineExtended',
    ];
    expect([...types]).toEqual(expect.arrayContaining(common));
  });
});
