import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { availableCommands } from './available-commands.js';
import type { DossierCommand } from './commands.js';
import { decide } from './decide.js';
import type { FoldableEvent } from './events.js';
import { evolve, replay } from './evolve.js';
import { type DossierState, type ReceivedStatus, unknownDossier } from './state.js';
import { COMMAND_AT } from './testing/commands.js';
import { CODE, given, houseAt } from './testing/given.js';
import { ALLOWED, STORIES, type Story } from './testing/stories.js';
import { COMMANDS, NATIONAL_STATUS } from './vocabulary.js';

describe('what may be done now', () => {
  it.each(Object.keys(STORIES) as Story[])('when %s', (story) => {
    expect(availableCommands(given(...STORIES[story]).state())).toEqual(ALLOWED[story]);
  });

  it.each(['waitingSupplement', 'waitingPayment'] as const)(
    'when %s: everything but the end that needs the applicant',
    (status) => {
      const waiting: DossierState = { ...given(...STORIES.inProcess).state(), status } as DossierState;
      expect(availableCommands(waiting)).toEqual(['hand-over', 'withdraw', 'stop']);
      const decision = decide(COMMAND_AT.process('2026-03-03 10:00'), waiting, houseAt('2026-03-03 11:00'));
      expect(decision).toMatchObject({ ok: false, refusal: { status, allowed: ['hand-over', 'withdraw', 'stop'] } });
    },
  );

  it('has a national code for every status but annulled', () => {
    const statuses: ReceivedStatus[] = ['received', 'inProcess', 'processed', 'returned', 'withdrawn', 'stopped'];
    for (const status of statuses) expect(NATIONAL_STATUS[status]).toEqual(expect.any(Number));
    expect(
      Object.values(NATIONAL_STATUS)
        .filter((code) => code !== null)
        .toSorted((a, b) => a - b),
    ).toEqual([...[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]]);
  });
});

const START = '2026-03-02 08:00';
/** Any commands one after another, each some minutes after the one before. */
const attempts: fc.Arbitrary<DossierCommand[]> = fc
  .array(fc.tuple(fc.constantFrom(...COMMANDS), fc.integer({ min: 0, max: 3_000 })), { maxLength: 12 })
  .map((steps) => {
    let minutes = 0;
    return steps.map(([name, more]) => {
      minutes += more;
      const command = COMMAND_AT[name](START);
      return { ...command, occurredAt: command.occurredAt + minutes * 60_000 };
    });
  });

/** Carries out what is allowed; answers the history and the state folded on the way. */
function live(commands: readonly DossierCommand[], watch: (state: DossierState) => void) {
  const history: FoldableEvent[] = [];
  let state: DossierState = unknownDossier(CODE);
  watch(state);
  for (const command of commands) {
    const decision = decide(command, state, { ...houseAt(START), now: command.occurredAt });
    for (const event of decision.ok ? decision.events : []) {
      const stored: FoldableEvent = { ...event, version: state.version + 1 };
      history.push(stored);
      state = evolve(state, stored);
    }
    watch(state);
  }
  return { history, state };
}

describe('on every state that can be reached', () => {
  it('decide allows exactly what availableCommands lists', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(attempts, (commands) => {
        live(commands, (state) => {
          seen.add(state.status);
          const now = state.lastOccurredAt ?? houseAt(START).now;
          const allowed = COMMANDS.filter((name) => {
            const command = { ...COMMAND_AT[name](START), occurredAt: now };
            const decision = decide(command, state, { ...houseAt(START), now });
            if (!decision.ok) expect(decision.refusal).toMatchObject({ allowed: availableCommands(state) });
            return decision.ok;
          });
          expect(allowed.toSorted()).toEqual(availableCommands(state).toSorted());
        });
      }),
      { numRuns: 300 },
    );
    expect([...seen].toSorted()).toEqual([
      ...[
        'inProcess',
        'none',
        'processed',
        'received',
        'refusedIntake',
        'returned',
        'stopped',
        'submitted',
        'withdrawn',
      ],
    ]);
  });

  it('folding event by event is replaying, also after a journey through the log', () => {
    fc.assert(
      fc.property(attempts, (commands) => {
        const { history, state } = live(commands, () => undefined);
        expect(replay(CODE, history)).toEqual(state);
        expect(replay(CODE, JSON.parse(JSON.stringify(history)) as FoldableEvent[])).toEqual(state);
      }),
      { numRuns: 300 },
    );
  });

  it('neither deciding nor folding changes its arguments', () => {
    fc.assert(
      fc.property(attempts, (commands) => {
        const before = structuredClone(commands);
        const states: [DossierState, string][] = [];
        live(commands, (state) => states.push([state, JSON.stringify(state)]));
        expect(commands).toEqual(before);
        for (const [state, text] of states) expect(JSON.stringify(state)).toBe(text);
      }),
    );
  });
});
