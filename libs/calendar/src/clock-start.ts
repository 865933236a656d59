import { parseClockTime } from './clock-time.js';
import { compile, type CompiledCalendar } from './compiled-calendar.js';
import { DeadlineError } from './deadline-error.js';
import { firstStartOf, normalise, nthWorkingDayAfter } from './working-time.js';
import type { CalendarVersion, ClockPolicy, Instant } from './types.js';

/** What holds when a procedure names no policy: supplement and payment pause, no cut-off (CONTRACT 6.5). */
export const DEFAULT_CLOCK_POLICY: Readonly<ClockPolicy> = { supplement: 'pause', payment: 'pause', cutoff: null };

/** How often a due may be extended where the policy does not say (NĐ 61/2018: once). */
export const DEFAULT_EXTENSIONS = 1;
const MOST_EXTENSIONS = 12;

// Outside this range dates no longer fit YYYY-MM-DD once a limit is added.
const EARLIEST = Date.UTC(1000, 0, 1);
const LATEST = Date.UTC(9000, 0, 1);

/** Throws `INSTANT.INVALID` unless the instant is whole milliseconds within the years 1000-8999. */
export function checkInstant(instant: Instant, what: string): void {
  if (!Number.isInteger(instant) || instant < EARLIEST || instant >= LATEST) {
    throw new DeadlineError('INSTANT.INVALID', `${what} is not a usable instant: ${String(instant)}`);
  }
}

/** Milliseconds after local midnight of the policy's cut-off, or null. Throws `POLICY.INVALID`. */
export function cutoffOf(policy: ClockPolicy): number | null {
  if (policy.cutoff === undefined || policy.cutoff === null) return null;
  const clock = parseClockTime(policy.cutoff);
  if (clock === null) throw new DeadlineError('POLICY.INVALID', `cut-off "${policy.cutoff}" is not HH:mm`);
  return clock;
}

/** Throws `POLICY.INVALID` for a regime that does not exist, a cut-off that is no time, extensions that are no count. */
export function checkPolicy(policy: ClockPolicy): void {
  const { supplement, payment } = policy;
  if (supplement !== 'pause' && supplement !== 'restart' && supplement !== '766') {
    throw new DeadlineError('POLICY.INVALID', `no supplement regime "${String(supplement)}"`);
  }
  if (payment !== 'pause' && payment !== 'run') {
    throw new DeadlineError('POLICY.INVALID', `no payment regime "${String(payment)}"`);
  }
  const extensions = policy.extensions ?? DEFAULT_EXTENSIONS;
  if (!Number.isInteger(extensions) || extensions < 0 || extensions > MOST_EXTENSIONS) {
    throw new DeadlineError('POLICY.INVALID', `extensions must be whole, 0 to ${MOST_EXTENSIONS}`);
  }
  cutoffOf(policy);
}

/**
 * When the clock starts for something that arrived at the instant: inside a counted session at once, else at the next
 * one; at or after the cut-off at the next working day's first session (CONTRACT 6.1). `cutoff` in ms after midnight.
 */
export function clockStart(calendar: CompiledCalendar, arrivedAt: Instant, cutoff: number | null): Instant {
  if (cutoff === null || calendar.clockAt(arrivedAt) < cutoff) return normalise(calendar, arrivedAt);
  return firstStartOf(calendar, nthWorkingDayAfter(calendar, calendar.dayAt(arrivedAt), 1));
}

/**
 * When the clock starts for something received at the instant, under the policy's cut-off (CONTRACT 6.1). Throws
 * `INSTANT.INVALID`, `POLICY.INVALID`, `CALENDAR.NO_WORKING_TIME`.
 */
export function clockStartsAt(calendar: CalendarVersion, receivedAt: Instant, policy?: ClockPolicy | null): Instant {
  checkInstant(receivedAt, 'the reception');
  if (policy) checkPolicy(policy);
  return clockStart(compile(calendar), receivedAt, policy ? cutoffOf(policy) : null);
}
