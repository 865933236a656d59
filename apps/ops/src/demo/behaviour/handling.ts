import { DEFAULT_CLOCK_POLICY, countedMinutes, type Instant } from '#calendar';
import { availableCommands } from '#dossier';
import type { HandOver, Received } from '#dossier';
import { deskOf } from '../catalogue/agency-row.js';
import type { CaseFile } from './case-file.js';
import { afterWorkingMinutes, HOUR, workingInstantIn } from './demo-time.js';
import type { Ending } from './ending.js';
import { aClerk, type Actor, anOfficer, leaderOf } from './staff.js';

const SHARE = { straightAway: 0.45, secondHand: 0.24, onPaper: 0.03, refused: 0.012, toDesk: 0.5, apology: 0.2 };
const WORKING_DAY = 480;

/** From the desk through the hands of officers to the end; answers when the result was ready, null without one. */
export function handle(file: CaseFile, state: Received, ending: Ending): Instant | null {
  return conclude(file, ending, passOn(file, state, ending.at));
}

/** The end, by whoever holds the dossier; answers when the result was ready, null without one. */
export function conclude(file: CaseFile, ending: Ending, holder: Actor): Instant | null {
  const { arrival, random, writer } = file;
  apologise(file, ending);
  const common = { occurredAt: ending.at, personal: null };
  if (ending.kind === 'withdraw') {
    writer.carryOut({ name: 'withdraw', legalBasisCode: 'applicantRequest', ...common }, deskClerk(file));
    return null;
  }
  if (ending.kind === 'stop') {
    writer.carryOut({ name: 'stop', legalBasisCode: 'conditionsNotMet', ...common }, holder);
    return null;
  }
  const expired = writer.state.received && writer.state.supplementExpired;
  const decision = expired || random.chance(SHARE.refused) ? 'refused' : 'granted';
  const resultNumber = `KQ-${String(arrival.serial + 1).padStart(5, '0')}`;
  const resultDigitized = random.chance(0.85);
  const done = writer.carryOut({ name: 'process', decision, resultNumber, resultDigitized, ...common }, holder);
  return done ? backToDesk(file, ending.at, holder) : null;
}

/** Hand-overs before the end; answers who then holds the dossier. */
function passOn(file: CaseFile, state: Received, endAt: Instant): Actor {
  const { arrival, random, world, writer } = file;
  const { profile } = arrival;
  const quick = state.grain === 'instant' && random.chance(SHARE.straightAway);
  const startsAt = Math.max(state.receivedAt, state.clockStartsAt);
  const assignedAt = afterWorkingMinutes(world.calendar, startsAt, random.between(2, 6) + random.exponential(4));
  if (quick || assignedAt >= endAt) return deskClerk(file);
  const officer = assign(file, assignedAt);
  if (countedMinutes(world.calendar, assignedAt, endAt) < WORKING_DAY || !random.chance(SHARE.secondHand)) {
    return officer;
  }
  const passedAt = workingInstantIn(world.calendar, assignedAt, endAt, random, random.between(0.3, 0.9));
  if (passedAt === null) return officer;
  const leader = { actorId: anOfficer(profile, random), unitId: profile.agencyId };
  writer.carryOut(handOver(file, passedAt, profile.agencyId, leader.actorId, 'approve'), officer);
  return leader;
}

/** The desk gives the dossier to an officer of the procedure's room. */
export function assign(file: CaseFile, assignedAt: Instant): Actor {
  const { arrival, random, writer } = file;
  const { profile, row } = arrival;
  const room = `${profile.agencyId}.${row.room}`;
  const officer = { actorId: anOfficer(profile, random), unitId: room };
  writer.carryOut(handOver(file, assignedAt, room, officer.actorId, 'assign'), deskClerk(file));
  return officer;
}

/** Now and then the leader sees the delay coming: an apology and a new appointment (form 04), shortly before the due. */
function apologise({ arrival, random, world, writer }: CaseFile, ending: Ending): void {
  const { state } = writer;
  if (!state.received || state.dueAt === null || ending.kind !== 'process' || ending.at <= state.dueAt) return;
  if (!random.chance(SHARE.apology) || !availableCommands(state).includes('extend-deadline')) return;
  const { calendar } = world;
  const occurredAt = Math.max(state.lastOccurredAt, state.dueAt - (1 + random.below(6)) * HOUR);
  if (occurredAt >= ending.at) return;
  const dueAt = Math.max(afterWorkingMinutes(calendar, ending.at, random.between(60, 900)), state.dueAt + HOUR);
  const unitId = arrival.profile.agencyId;
  const clock = { calendar, promiseCalendar: calendar, clockPolicy: DEFAULT_CLOCK_POLICY };
  const why = { reasonCode: random.chance(0.6) ? 'overload' : 'otherAgencyLate', responsibleUnitId: unitId };
  const extend = { name: 'extend-deadline', dueAt, ...why, clock, occurredAt, personal: null } as const;
  writer.carryOut(extend, { actorId: leaderOf(unitId), unitId });
}

function backToDesk(file: CaseFile, processedAt: Instant, holder: Actor): Instant {
  const { arrival, random, world, writer } = file;
  const desk = deskOf(arrival.profile.agencyId);
  if (holder.unitId === desk || !random.chance(SHARE.toDesk)) return processedAt;
  const at = afterWorkingMinutes(world.calendar, processedAt, random.between(2, 45));
  writer.carryOut(handOver(file, at, desk, null, 'returnToDesk'), holder);
  return at;
}

function handOver(
  { random }: CaseFile,
  occurredAt: Instant,
  toUnitId: string,
  toOfficerId: string | null,
  step: string,
): HandOver {
  const mode = random.chance(SHARE.onPaper) ? 'paper' : 'electronic';
  return { name: 'hand-over', toUnitId, toOfficerId, step, mode, occurredAt, personal: null };
}

/** A clerk at the desk of the competent agency. */
export function deskClerk({ arrival: { profile }, random }: CaseFile): Actor {
  return { actorId: aClerk(profile.agencyId, profile.clerks, random), unitId: deskOf(profile.agencyId) };
}
