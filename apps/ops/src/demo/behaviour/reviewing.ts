import type { CalendarVersion, Instant } from '#calendar';
import { DEFAULT_REVIEW_RULES, reviewDueAt, standingOf } from '#application';
import { LATE_CAUSES, REVIEW_MEASURES, decideReview, evolveReview, noReview, reviewStream } from '#dossier';
import type { Received, ReviewCommand, ReviewState } from '#dossier';
import type { DemoReviewEntry } from '../demo-entry.js';
import { demoEventId } from '../demo-event-id.js';
import type { Random } from '../random.js';
import { DEMO_DECISION_RULES } from './decision-rules.js';
import { DAY, afterWorkingMinutes } from './demo-time.js';
import { leaderOf } from './staff.js';

/** A dossier as it stands at the present, whose lateness may be reviewed. */
export interface Reviewable {
  code: string;
  state: Received;
  random: Random;
}

/** How far a review gets: steps after the opening, by how long ago the dossier became late. */
const OLD_AFTER = 45 * DAY;
const SHARE = { unreviewed: [0.04, 0.35], closed: [0.86, 0.25], excused: 0.3, reopened: 0.04, noPerson: 0.15 } as const;
const STEPS = 6;

/** Reviews of the demo's late cases, in every state; pure, and the same for the same dossiers and chance. */
export class DemoReviews {
  readonly entries: DemoReviewEntry[] = [];
  private readonly coded: { code: string; cause: string; unitId: string; at: Instant }[] = [];

  constructor(
    private readonly now: Instant,
    private readonly calendar: CalendarVersion,
  ) {}

  /** Tells the review of a dossier, if it ended late and anybody looked at it. Oldest lateness first, for repeats. */
  tell({ code, state, random }: Reviewable): void {
    const { lateness, lateAgainstPromise } = standingOf(state, this.now, this.calendar.timezone);
    if (lateness?.endedAt == null) return;
    const recent = this.now - lateness.lateSince < OLD_AFTER ? 1 : 0;
    const fate = random.next();
    if (fate < SHARE.unreviewed[recent]) return;
    const closes = fate > 1 - SHARE.closed[recent];
    const steps = closes ? STEPS : random.below(STEPS);
    const writer = new ReviewWriter(code, { now: this.now, random, standing: { lateness, lateAgainstPromise } });
    const unitId = state.agencyId ?? '';
    const leader = { actorId: leaderOf(unitId), onBehalfOf: null, personal: null, unitId };
    let at = Math.max(lateness.endedAt, lateness.lateSince) + DAY / 4;
    const next = (): Instant => (at = afterWorkingMinutes(this.calendar, at, 20 + random.exponential(300)));
    const dueAt = reviewDueAt(lateness.lateSince, DEFAULT_REVIEW_RULES, this.calendar);
    const { id: calendarId, version: calendarVersion } = this.calendar;
    const { agencyId, procedureCode, holder } = state;
    const common = () => ({ ...leader, occurredAt: next() });
    const told: (() => ReviewCommand)[] = [
      () => ({
        ...common(),
        name: 'open',
        of: { agencyId, procedureCode, holderUnitId: holder.unitId, officerId: holder.officerId },
        deadline: { dueAt, workingDays: DEFAULT_REVIEW_RULES.workingDays, calendarId, calendarVersion },
      }),
      () => this.cause(code, unitId, holder.officerId, common(), random),
      () => ({ ...common(), name: 'record-measure', measureCode: pick(REVIEW_MEASURES, random), completeBy: null }),
      () => ({ ...common(), name: 'issue-apology', documentNumber: `${String(1 + random.below(400))}/XL` }),
      () => ({ ...common(), name: 'sign-apology' }),
      () => {
        const excused = random.chance(SHARE.excused);
        return { ...common(), name: 'judge', excused, groundCode: excused ? 'otherAgency' : null };
      },
      () => ({ ...common(), name: 'close' }),
    ];
    for (const command of told.slice(0, steps + 1)) if (!writer.carryOut(command(), unitId)) break;
    if (writer.state.status === 'closed' && random.chance(SHARE.reopened)) {
      writer.carryOut({ ...common(), name: 'reopen', reasonCode: 'complaint' }, unitId);
    }
    this.remember(writer.state);
    this.entries.push(...writer.entries);
  }

  private cause(
    code: string,
    unitId: string,
    officerId: string | null,
    common: Omit<ReviewCommand, 'name'> & { occurredAt: Instant },
    random: Random,
  ): ReviewCommand {
    // Slow handling, few people and other agencies are the usual ones; the rest is rare.
    const causeCode = random.chance(0.7) ? (USUAL[random.below(USUAL.length)] ?? 'other') : pick(LATE_CAUSES, random);
    const { repeatWithinDays: withinDays } = DEFAULT_REVIEW_RULES;
    const { occurredAt } = common;
    const earlier = this.coded
      .filter((other) => other.cause === causeCode && other.unitId === unitId && other.code !== code)
      .filter(({ at }) => at < occurredAt && at >= occurredAt - withinDays * DAY)
      .sort((a, b) => b.at - a.at || (a.code < b.code ? -1 : 1));
    return {
      ...common,
      name: 'code-cause',
      causeCode,
      responsibleUnitId: unitId,
      responsibleOfficerId: random.chance(SHARE.noPerson) ? null : officerId,
      earlier: { withinDays, count: earlier.length, codes: earlier.slice(0, 20).map((other) => other.code) },
    };
  }

  private remember(state: ReviewState): void {
    if (state.status === 'none' || state.cause === null) return;
    const { causeCode: cause, responsibleUnitId: unitId, codedAt: at } = state.cause;
    this.coded.push({ code: state.code, cause, unitId, at });
  }
}

const USUAL = ['slowHandling', 'understaffed', 'waitingForAgency', 'complexDossier'] as const;
const pick = (list: readonly { code: string }[], random: Random): string =>
  list[random.below(list.length)]?.code ?? 'other';

interface Telling {
  now: Instant;
  random: Random;
  standing: ReturnType<typeof standingOf>;
}

/** Writes one review through the real `decideReview`, up to the present. */
class ReviewWriter {
  readonly entries: DemoReviewEntry[] = [];
  state: ReviewState;

  constructor(
    private readonly code: string,
    private readonly telling: Telling,
  ) {
    this.state = noReview(code);
  }

  carryOut(command: ReviewCommand, unitId: string): boolean {
    const { now, random, standing } = this.telling;
    const recordedAt = command.occurredAt + (20 + random.below(300)) * 1000;
    if (recordedAt > now) return false;
    const { lateEntryLimitMs } = DEMO_DECISION_RULES;
    const decision = decideReview(command, this.state, { now: recordedAt, lateEntryLimitMs, ...standing });
    if (!decision.ok) throw new Error(`demo review ${this.code}: ${JSON.stringify(decision.refusal)}`);
    const { actorId } = command;
    for (const event of decision.events) {
      const expectedVersion = this.state.version;
      const eventId = demoEventId(recordedAt, random);
      this.state = evolveReview(this.state, { ...event, version: expectedVersion + 1, actorId });
      const streamId = reviewStream(this.code);
      this.entries.push({ streamId, expectedVersion, eventId, event, actorId, unitId, recordedAt });
    }
    return true;
  }
}
