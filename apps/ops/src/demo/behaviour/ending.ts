import { addDays, type Instant, localDate, startOfLocalDay } from '#calendar';
import type { Received } from '#dossier';
import type { CaseFile } from './case-file.js';
import { afterWorkingMinutes, workingInstantIn } from './demo-time.js';

/** What ends the handling of a received dossier, and when. */
export interface Ending {
  kind: 'process' | 'withdraw' | 'stop';
  at: Instant;
}

const SHARE = { withdrawn: 0.009, stopped: 0.004, early: 0.26, dueDayBeforeTheHour: 0.97 };
const WORKING_DAY = 480;

/** Draws how a dossier will end, from how its agency works and what it was promised; not before an instant. */
export function endingOf(file: CaseFile, state: Received, notBefore: Instant = 0): Ending {
  const { random, world, arrival, lateness } = file;
  const startsAt = Math.max(state.receivedAt, state.clockStartsAt, notBefore);
  const earliest = afterWorkingMinutes(world.calendar, startsAt, random.between(6, 25));
  const fate = random.next();
  if (fate < SHARE.withdrawn + SHARE.stopped) {
    const at = afterWorkingMinutes(world.calendar, earliest, random.exponential(1.5 * WORKING_DAY));
    return { kind: fate < SHARE.withdrawn ? 'withdraw' : 'stop', at };
  }
  if (state.dueAt === null) {
    const at = afterWorkingMinutes(world.calendar, earliest, random.exponential(2 * WORKING_DAY));
    return { kind: 'process', at };
  }
  const late = lateness.draw(arrival.profile, state.receivedAt, random);
  const at = late ? lateFor(file, state, state.dueAt) : inTimeFor(file, state, state.dueAt, earliest);
  return { kind: 'process', at: Math.max(at, notBefore) };
}

function lateFor({ arrival, random, world }: CaseFile, { grain }: Received, dueAt: Instant): Instant {
  const { calendar } = world;
  if (grain === 'instant') return afterWorkingMinutes(calendar, dueAt, 4 + random.exponential(100));
  const { dayEnd } = dayOf(dueAt, calendar.timezone);
  const delay = random.exponential(arrival.profile.meanDelayWorkingDays) * WORKING_DAY;
  return afterWorkingMinutes(calendar, dayEnd, 5 + delay);
}

/** Some are done on an earlier day; most on the day of the appointment and before its hour, as it is printed. */
function inTimeFor(file: CaseFile, { grain }: Received, dueAt: Instant, earliest: Instant): Instant {
  const { random, world } = file;
  const { calendar } = world;
  const ready = Math.min(earliest, dueAt);
  if (grain === 'instant') return workingInstantIn(calendar, ready, dueAt, random) ?? ready;
  const { dayStart, dayEnd } = dayOf(dueAt, calendar.timezone);
  const before = () => workingInstantIn(calendar, ready, dayStart, random, Math.sqrt(random.between(0.04, 1)));
  if (random.chance(SHARE.early)) {
    const early = before();
    if (early !== null) return early;
  }
  const lastMoment = random.chance(SHARE.dueDayBeforeTheHour) ? dueAt : dayEnd;
  return workingInstantIn(calendar, Math.max(ready, dayStart), lastMoment, random) ?? before() ?? ready;
}

function dayOf(instant: Instant, timezone: string): { dayStart: Instant; dayEnd: Instant } {
  const date = localDate(instant, timezone);
  return { dayStart: startOfLocalDay(date, timezone), dayEnd: startOfLocalDay(addDays(date, 1), timezone) };
}
