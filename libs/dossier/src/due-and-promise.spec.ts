import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Interruption, replayDue } from '#calendar';
import type { FoldableEvent } from './events.js';
import { toInstant } from './events.js';
import { type Journey, calendar2026, journeys, live } from './testing/journeys.js';

/** The waits as the log tells them, read without the code under test. */
function waitsTold(history: readonly FoldableEvent[]): Interruption[] {
  const waits: Interruption[] = [];
  const open = () => waits.find((wait) => wait.to === null);
  for (const event of history) {
    const at = toInstant(event.occurredAt);
    if (event.type === 'SupplementRequested') waits.push({ kind: 'supplement', from: at, to: null });
    if (event.type === 'PaymentRequested') waits.push({ kind: 'payment', from: at, to: null });
    const wait = open();
    if (event.type === 'SupplementReceived' && wait === undefined) waits.push({ kind: 'supplement', from: at, to: at });
    if (wait === undefined) continue;
    if (event.type === 'SupplementReceived' || event.type === 'PaymentReceived') wait.to = at;
    if (event.type === 'SupplementExpired') Object.assign(wait, { to: at, expired: true });
  }
  return waits;
}

const ENDS_A_WAIT: readonly string[] = ['SupplementReceived', 'PaymentReceived', 'SupplementExpired'];

describe('a computed due without extension, correction or new calendar', () => {
  it('moved wait by wait is the due of all the waits at once, and so is the promise (CONTRACT 6.7)', () => {
    const regimes = new Set<string>();
    const check = (journey: Journey) => {
      const { limit, policy, transferHours } = journey.rules;
      const history: FoldableEvent[] = [];
      const watch: Parameters<typeof live>[1] = ({ state, event }) => {
        if (event === null) return;
        history.push(event);
        if (!state.received || limit === null) return;
        const receivedAt = state.receivedAt + transferHours * 3_600_000;
        const question = { receivedAt, limit, calendar: calendar2026, policy };
        const { dueAt, firstPromiseAt } = replayDue({ ...question, interruptions: waitsTold(history) });
        expect(state.firstPromiseAt).toBe(firstPromiseAt);
        expect(state.dueAt).toBe(dueAt);
        expect(state.promiseDueAt).toBe(dueAt);
        if (ENDS_A_WAIT.includes(event.type)) regimes.add(`${event.type} ${policy.supplement} ${policy.payment}`);
      };
      live(journey, watch, ['publish', 'extend-deadline', 'request-correction']);
    };
    // Two hundred lives meet every regime nearly always; the rare ones that do not live on until they have.
    const metAll = () => regimes.size === 6 * ENDS_A_WAIT.length;
    for (let round = 0; round < 8 && !metAll(); round++) fc.assert(fc.property(journeys, check), { numRuns: 200 });
    for (const type of ENDS_A_WAIT) expect([...regimes].filter((regime) => regime.startsWith(type))).toHaveLength(6);
  });
});
