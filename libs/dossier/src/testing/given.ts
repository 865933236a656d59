import { expect } from '@jest/globals';
import { availableCommands } from '../available-commands.js';
import type { DecisionContext, DossierCommand } from '../commands.js';
import { decide } from '../decide.js';
import type { Refusal } from '../deciding/decision.js';
import type { DecidedEvent, DossierEventType, FoldableEvent } from '../events.js';
import { replay } from '../evolve.js';
import type { DossierState } from '../state.js';
import type { CommandName } from '../vocabulary.js';
import { at } from './at.js';

const DAY_MS = 24 * 3600 * 1000;

/** The rules of the house in specs: entries up to 30 days back, flagged as late from one day on. */
export const houseAt = (time: string): DecisionContext => ({
  ...{ now: at(time), lateEntryLimitMs: 30 * DAY_MS, lateEntryFlagMs: DAY_MS },
});

export const CODE = 'H26.01-260302-0001';

/** What is expected of an event: members that are not named do not matter. */
export interface ExpectedEvent {
  type: DossierEventType;
  occurredAt?: string;
  personal?: object | null;
  data?: object;
}
/** What is expected of a refusal. */
export type ExpectedRefusal = { refused: Refusal['code'] } & Record<string, unknown>;

/** The story so far, told by the commands that made it; each was carried out a minute after it happened. */
export const given = (...past: DossierCommand[]) => new Given(past);

class Given {
  constructor(private readonly past: readonly DossierCommand[]) {}

  /** A command now; `enteredAt` is when it is typed in (a minute after it happened if nothing is said). */
  when(command: DossierCommand, enteredAt?: string): When {
    const context = enteredAt === undefined ? soonAfter(command) : houseAt(enteredAt);
    return new When(historyOf(this.past), command, context);
  }

  /** The state the story leads to. */
  state(): DossierState {
    return replay(CODE, historyOf(this.past));
  }
}

class When {
  constructor(
    private readonly history: readonly FoldableEvent[],
    private readonly command: DossierCommand,
    private readonly context: DecisionContext,
  ) {}

  /** Exactly these events, or this refusal; events must fold onto the story. */
  then(expected: ExpectedRefusal | ExpectedEvent[]): Then {
    const before = replay(CODE, this.history);
    const decision = decide(this.command, before, this.context);
    if ('refused' in expected) {
      const { refused, ...members } = expected;
      expect(decision).toEqual({ ok: false, refusal: expect.objectContaining({ code: refused, ...members }) });
      return new Then(before);
    }
    const events = decision.ok ? decision.events : decision.refusal;
    expect(events).toMatchObject(expected);
    if (!decision.ok) return new Then(before);
    expect(decision.events).toHaveLength(expected.length);
    const added = decision.events.map((event, index) => stored(event, this.command, before.version + index + 1));
    return new Then(replay(CODE, [...this.history, ...added]));
  }
}

class Then {
  constructor(private readonly after: DossierState) {}

  /** And the dossier is now so; members that are not named do not matter. */
  andIs(expected: Record<string, unknown>): void {
    expect(this.after).toMatchObject(expected);
  }

  /** And this, in this order, may be done next. */
  andAllows(...expected: CommandName[]): void {
    expect(availableCommands(this.after)).toEqual(expected);
  }
}

const soonAfter = (command: DossierCommand): DecisionContext => {
  const noted = Number.isNaN(command.occurredAt) ? at('2026-03-02 12:00') : command.occurredAt + 60_000;
  return { ...houseAt('2026-03-02'), now: noted };
};

/** As the log would hold it; `event-3` is the id of version 3. */
export const stored = (event: DecidedEvent, { actorId }: DossierCommand, version: number): FoldableEvent => ({
  ...event,
  version,
  eventId: `event-${String(version)}`,
  actorId: actorId ?? null,
});

/** The events of a story; throws if the story cannot have happened. */
export function historyOf(past: readonly DossierCommand[]): FoldableEvent[] {
  const history: FoldableEvent[] = [];
  for (const command of past) {
    const decision = decide(command, replay(CODE, history), soonAfter(command));
    if (!decision.ok) throw new Error(`a story that cannot have happened: ${JSON.stringify(decision.refusal)}`);
    for (const event of decision.events) history.push(stored(event, command, history.length + 1));
  }
  return history;
}
