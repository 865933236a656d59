import { countedMinutes, type Instant } from '#calendar';
import type { HandOver, Received } from '#dossier';
import { deskOf } from '../catalogue/agency-row.js';
import type { CaseFile } from './case-file.js';
import { afterWorkingMinutes, workingInstantIn } from './demo-time.js';
import type { Ending } from './ending.js';
import { aClerk, type Actor, anOfficer } from './staff.js';

const SHARE = { straightAway: 0.45, secondHand: 0.24, onPaper: 0.03, refused: 0.012, toDesk: 0.5 };
const WORKING_DAY = 480;

/** From the desk through the hands of officers to the end; answers when the result was ready, null without one. */
export function handle(file: CaseFile, state: Received, ending: Ending): Instant | null {
  const { arrival, random, writer } = file;
  const holder = passOn(file, state, ending.at);
  const common = { occurredAt: ending.at, personal: null };
  if (ending.kind === 'withdraw') {
    writer.carryOut({ name: 'withdraw', legalBasisCode: 'applicantRequest', ...common }, deskClerk(file));
    return null;
  }
  if (ending.kind === 'stop') {
    writer.carryOut({ name: 'stop', legalBasisCode: 'conditionsNotMet', ...common }, holder);
    return null;
  }
  const decision = random.chance(SHARE.refused) ? 'refused' : 'granted';
  const resultNumber = `KQ-${String(arrival.serial + 1).padStart(5, '0')}`;
  const resultDigitized = random.chance(0.85);
  const done = writer.carryOut({ name: 'process', decision, resultNumber, resultDigitized, ...common }, holder);
  return done ? backToDesk(file, ending.at, holder) : null;
}

/** Hand-overs before the end; answers who then holds the dossier. */
function passOn(file: CaseFile, state: Received, endAt: Instant): Actor {
  const { arrival, random, world, writer } = file;
  const { profile, row } = arrival;
  const quick = state.grain === 'instant' && random.chance(SHARE.straightAway);
  const startsAt = Math.max(state.receivedAt, state.clockStartsAt);
  const assignedAt = afterWorkingMinutes(world.calendar, startsAt, random.between(2, 6) + random.exponential(4));
  if (quick || assignedAt >= endAt) return deskClerk(file);
  const room = `${profile.agencyId}.${row.room}`;
  const officer = { actorId: anOfficer(profile, random), unitId: room };
  writer.carryOut(handOver(file, assignedAt, room, officer.actorId, 'assign'), deskClerk(file));
  if (countedMinutes(world.calendar, assignedAt, endAt) < WORKING_DAY || !random.chance(SHARE.secondHand)) {
    return officer;
  }
  const passedAt = workingInstantIn(world.calendar, assignedAt, endAt, random, random.between(0.3, 0.9));
  if (passedAt === null) return officer;
  const leader = { actorId: anOfficer(profile, random), unitId: profile.agencyId };
  writer.carryOut(handOver(file, passedAt, profile.agencyId, leader.actorId, 'approve'), officer);
  return leader;
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
