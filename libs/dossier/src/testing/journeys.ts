import { civilServiceCalendar } from '#calendar';
import type { CalendarVersion, ClockPolicy, Limit } from '#calendar';
import fc from 'fast-check';
import { availableCommands } from '../available-commands.js';
import type { DossierCommand } from '../commands.js';
import { decide } from '../decide.js';
import { recalculate } from '../deciding/recalculate.js';
import type { FoldableEvent } from '../events.js';
import { evolve } from '../evolve.js';
import { type DossierState, unknownDossier } from '../state.js';
import type { CommandName } from '../vocabulary.js';
import { at } from './at.js';
import { anyCorrection } from './any-correction.js';
import { type Rules, fitting } from './fitting.js';
import { CODE, houseAt, stored } from './given.js';

/** One thing after another: how much later, and what of everything that may be done then. */
interface Move {
  minutes: number;
  pick: number;
  other: number;
}
export interface Journey {
  rules: Rules;
  moves: Move[];
}

const limits = fc.constantFrom<Limit | null>(
  ...[
    { value: 3, unit: 'workingDay' as const },
    { value: 10, unit: 'workingDay' as const },
  ],
  ...[
    { value: 12, unit: 'workingHour' as const },
    { value: 6, unit: 'calendarDay' as const },
  ],
  ...[{ value: 1, unit: 'month' as const }, null],
);
const policies: fc.Arbitrary<ClockPolicy> = fc.record({
  supplement: fc.constantFrom('pause', 'restart', '766'),
  payment: fc.constantFrom('pause', 'run'),
  cutoff: fc.constantFrom(null, '15:00'),
  extensions: fc.constantFrom(undefined, null, 0, 2),
});
/** Lives of dossiers under every regime, with corrections, extensions and new calendar versions in between. */
export const journeys: fc.Arbitrary<Journey> = fc.record({
  rules: fc.record({ limit: limits, policy: policies, transferHours: fc.constantFrom(0, 0, 30) }),
  moves: fc.array(
    fc.record({ minutes: fc.integer({ min: 0, max: 2_000 }), pick: fc.nat(9_999), other: fc.nat(9_999) }),
    { minLength: 10, maxLength: 35 },
  ),
});

/** The civil service's calendar of 2026 alone, so that a counterexample can be read. */
export const calendar2026: CalendarVersion = {
  ...structuredClone(civilServiceCalendar),
  daysOff: civilServiceCalendar.daysOff.filter(({ date }) => date.startsWith('2026')),
  makeUpDays: civilServiceCalendar.makeUpDays.filter(({ date }) => date.startsWith('2026')),
};

/** The next version, in which some day in March is a day off that was none, or the other way round. */
export function nextVersion(calendar: CalendarVersion, pick: number): CalendarVersion {
  const date = `2026-03-${String(3 + (pick % 18)).padStart(2, '0')}`;
  const without = calendar.daysOff.filter((day) => day.date !== date);
  const daysOff = without.length < calendar.daysOff.length ? without : [...without, { date, name: 'nghỉ' }];
  return { ...structuredClone(calendar), version: calendar.version + 1, daysOff };
}

export interface Moment {
  before: DossierState;
  state: DossierState;
  event: FoldableEvent | null;
  now: number;
  /** Every version so far, newest last. */
  calendars: readonly CalendarVersion[];
}
/** What a journey came to. */
export interface Lived {
  history: FoldableEvent[];
  state: DossierState;
  calendars: CalendarVersion[];
  now: number;
}
type Step = CommandName | 'publish';

/** Lives a journey; answers its events and where it ended. What is in `never` is not done on the way. */
export function live({ rules, moves }: Journey, watch: (moment: Moment) => void, never: readonly Step[] = []): Lived {
  const calendars = [calendar2026];
  const history: FoldableEvent[] = [];
  let state: DossierState = unknownDossier(CODE);
  let now = at('2026-03-02 08:00');
  const note = (event: FoldableEvent | null) => {
    const before = state;
    if (event !== null) {
      history.push(event);
      state = evolve(state, event);
    }
    watch({ before, state, event, now, calendars });
  };
  note(null);
  for (const { minutes, pick, other } of moves) {
    now += minutes * 60_000;
    const allowed = availableCommands(state);
    // What was asked for is mostly answered before anything else happens.
    const asked = allowed.includes('approve-correction') && other % 3 !== 0 && !never.includes('approve-correction');
    const arrives = UNKNOWN.has(state.status) && other % 4 !== 0;
    const steps: Step[] = arrives ? ['receive'] : asked ? ['approve-correction'] : [...allowed, 'publish'];
    // Some ends twice in the list, so that journeys get somewhere before they end.
    const possible = steps.filter((step) => !never.includes(step) && (!FINAL.has(step) || other % 5 === 0));
    const name = possible[pick % Math.max(possible.length, 1)];
    if (name === undefined) continue;
    if (name === 'publish') {
      const calendar = nextVersion(calendars.at(-1) ?? calendar2026, other);
      calendars.push(calendar);
      const event = recalculate(state, { calendar, publishedAt: now }, rules.policy);
      note(
        event === null ? null : { ...event, version: state.version + 1, eventId: `event-${String(state.version + 1)}` },
      );
      continue;
    }
    const command: DossierCommand =
      name === 'request-correction'
        ? anyCorrection(state, other, now)
        : fitting(name, state, rules, calendars, now, other);
    now = Math.max(now, command.occurredAt);
    const decision = decide(command, state, { ...houseAt('2026-03-02'), now });
    for (const event of decision.ok ? decision.events : []) note(stored(event, command, state.version + 1));
  }
  return { history, state, calendars, now };
}

const FINAL: ReadonlySet<Step> = new Set(['withdraw', 'stop']);
const UNKNOWN: ReadonlySet<string> = new Set(['none', 'submitted']);
