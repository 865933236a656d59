import type { Instant } from '#calendar';
import { DEFAULT_CLOCK_POLICY } from '#calendar';
import type { ClockTerms, Received } from '#dossier';
import type { CaseFile } from './case-file.js';
import { afterWorkingMinutes, workingInstantIn } from './demo-time.js';
import { assign, deskClerk } from './handling.js';
import { type Actor, leaderOf } from './staff.js';

const SHARE = { supplement: 0.045, payment: 0.025, expired: 0.05, twice: 0.08 };
const WORKING_DAY = 480;

/** A dossier that waited for its applicant: how it stands, who has it, and from when the work goes on. */
export interface Detained {
  state: Received;
  holder: Actor;
  until: Instant;
}

/**
 * Something is missing: papers or the fee. Asked for by the officer before the due, brought days later, now and then
 * never. Null where nothing is missing, or where the story breaks off at the present.
 */
export function detain(file: CaseFile, state: Received): Detained | null | 'unfinished' {
  const { random, world } = file;
  const fate = random.next();
  if (state.dueAt === null || state.grain === 'instant' || fate > SHARE.supplement + SHARE.payment) return null;
  const startsAt = Math.max(state.receivedAt, state.clockStartsAt);
  const assignedAt = afterWorkingMinutes(world.calendar, startsAt, random.between(3, 8));
  const askedAt = workingInstantIn(world.calendar, assignedAt, state.dueAt, random, random.between(0.1, 0.7));
  if (askedAt === null) return null;
  const holder = assign(file, assignedAt);
  const kind = fate < SHARE.supplement ? 'supplement' : 'payment';
  const done = kind === 'supplement' ? supplement(file, askedAt, holder) : payment(file, askedAt, holder);
  return done === null || !file.writer.state.received
    ? 'unfinished'
    : { state: file.writer.state, holder, until: done };
}

/** The calendars of the demo never change, so the promise and the due go by the same one. */
const clockOf = ({ world: { calendar } }: CaseFile): ClockTerms => ({
  ...{ calendar, promiseCalendar: calendar, clockPolicy: DEFAULT_CLOCK_POLICY },
});

function supplement(file: CaseFile, askedAt: Instant, holder: Actor): Instant | null {
  const { random, world, writer } = file;
  const respondBy = afterWorkingMinutes(world.calendar, askedAt, 10 * WORKING_DAY);
  const items = [askedAgain(file)];
  const ask = { name: 'request-supplement', items, respondBy, occurredAt: askedAt, personal: null } as const;
  if (!writer.carryOut(ask, holder)) return null;
  const common = { clock: clockOf(file), personal: null };
  if (random.chance(SHARE.expired)) {
    const occurredAt = afterWorkingMinutes(world.calendar, respondBy, random.between(30, 400));
    const leader = { actorId: leaderOf(file.arrival.profile.agencyId), unitId: file.arrival.profile.agencyId };
    return writer.carryOut({ name: 'expire-supplement', ...common, occurredAt }, leader) ? occurredAt : null;
  }
  const waited = random.between(60, WORKING_DAY) + random.exponential(2 * WORKING_DAY);
  const broughtAt = afterWorkingMinutes(world.calendar, askedAt, Math.min(waited, 9 * WORKING_DAY));
  const bring = { name: 'receive-supplement', items, ...common, occurredAt: broughtAt } as const;
  if (!writer.carryOut(bring, deskClerk(file))) return null;
  if (!random.chance(SHARE.twice)) return broughtAt;
  // Asked a second time, which the rules of QĐ 766 count as late.
  const again = afterWorkingMinutes(world.calendar, broughtAt, random.between(60, WORKING_DAY));
  const secondAt = afterWorkingMinutes(world.calendar, again, random.between(120, 2 * WORKING_DAY));
  if (!writer.carryOut({ ...ask, respondBy: null, occurredAt: again }, holder)) return null;
  return writer.carryOut({ ...bring, occurredAt: secondAt }, deskClerk(file)) ? secondAt : null;
}

/** What the procedure asks for beside the form, as it came unreadable or out of date. */
function askedAgain({ arrival: { procedure } }: CaseFile): { code: string; name: string } {
  const last = procedure.components?.findLast(({ required }) => required);
  return last === undefined ? { code: '02', name: 'Giấy tờ kèm theo' } : { code: last.code, name: last.name };
}

function payment(file: CaseFile, askedAt: Instant, holder: Actor): Instant | null {
  const { random, world, writer, arrival } = file;
  const clock = clockOf(file);
  const method = arrival.channel === 'online' ? ('online' as const) : ('cash' as const);
  const amount = 50_000 * (1 + random.below(12));
  const ask = { name: 'request-payment', amount, method, clock, occurredAt: askedAt, personal: null } as const;
  if (!writer.carryOut(ask, holder)) return null;
  const paidAt = afterWorkingMinutes(
    world.calendar,
    askedAt,
    random.between(20, 200) + random.exponential(WORKING_DAY),
  );
  const pay = { name: 'confirm-payment', amount, method, clock, occurredAt: paidAt, personal: null } as const;
  return writer.carryOut(pay, deskClerk(file)) ? paidAt : null;
}
