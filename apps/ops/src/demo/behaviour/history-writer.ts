import type { CalendarVersion, Instant } from '#calendar';
import { decide, type DossierCommand, type DossierState, dossierStream, evolve, unknownDossier } from '#dossier';
import type { DemoEntry } from '../demo-entry.js';
import { demoEventId } from '../demo-event-id.js';
import type { Random } from '../random.js';
import type { DecisionRules } from './decision-rules.js';
import { afterWorkingMinutes, DAY, MINUTE } from './demo-time.js';
import type { Actor } from './staff.js';

/** What every history is made under. */
export interface World {
  /** Nothing is recorded after it. */
  now: Instant;
  calendar: CalendarVersion;
  rules: DecisionRules;
}

const LATE_ENTRY_SHARE = 0.008;

/** Writes one dossier's history through the real `decide` and `evolve`, up to the present. */
export class HistoryWriter {
  readonly entries: DemoEntry[] = [];
  state: DossierState;
  private recordedAt: Instant = 0;
  private over = false;
  private readonly streamId: string;

  constructor(
    code: string,
    private readonly world: World,
    private readonly random: Random,
  ) {
    this.state = unknownDossier(code);
    this.streamId = dossierStream(code);
  }

  /**
   * Carries a command out and answers whether it was: from the first one that would be recorded after the present
   * nothing is. Throws when the rules refuse it, which is an error of the demo.
   */
  carryOut(command: DossierCommand, actor: Actor): boolean {
    const recordedAt = Math.max(command.occurredAt + this.delay(command), this.recordedAt + this.seconds(5, 60));
    if (this.over || recordedAt > this.world.now) {
      this.over = true;
      return false;
    }
    const { lateEntryLimitMs, lateEntryFlagMs } = this.world.rules;
    const decision = decide(command, this.state, { now: recordedAt, lateEntryLimitMs, lateEntryFlagMs });
    if (!decision.ok) throw new Error(`demo ${this.state.code}: ${JSON.stringify(decision.refusal)}`);
    this.recordedAt = recordedAt;
    const { actorId, unitId } = actor;
    for (const event of decision.events) {
      const expectedVersion = this.state.version;
      const eventId = demoEventId(recordedAt, this.random);
      this.state = evolve(this.state, { ...event, version: expectedVersion + 1, eventId, actorId });
      this.entries.push({ streamId: this.streamId, expectedVersion, eventId, event, actorId, unitId, recordedAt });
    }
    return true;
  }

  /** How long after it happened somebody types it in; now and then that is one to three days. */
  private delay({ name, occurredAt }: DossierCommand): number {
    if (name === 'submit') return this.seconds(0, 4);
    const usual = this.seconds(20, 9 * 60);
    if (!this.random.chance(LATE_ENTRY_SHARE)) return usual;
    const minutes = this.random.between(20, 900);
    const delay = afterWorkingMinutes(this.world.calendar, occurredAt + DAY + MINUTE, minutes) - occurredAt;
    return delay <= 3 * DAY ? delay : usual;
  }

  private seconds(low: number, high: number): number {
    return Math.floor(this.random.between(low, high)) * 1000;
  }
}
