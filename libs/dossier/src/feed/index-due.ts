import { DeadlineError, replayDue } from '#calendar';
import type { CalendarVersion, Instant, Limit } from '#calendar';
import { DEFAULT_CLOCK_POLICY } from '../catalogue/catalogue.js';
import { interruptionsOf, receptionOf } from '../deciding/due-in-force.js';
import { toIso } from '../events.js';
import type { Received } from '../state.js';

/** The due that the national index takes where the feed gives none: from the limit, if one is known (CONTRACT 7.6). */
export function indexDueOf(receivedAt: Instant, limit: Limit | null, calendar: CalendarVersion | null): string | null {
  if (limit === null || calendar === null) return null;
  return replayed(receivedAt, limit, calendar, []);
}

/** The same, moved by the waits since; null where the reception had none. */
export function computedIndexDue(state: Received, calendar: CalendarVersion): string | null {
  const limit = receptionOf(state)?.indexLimit ?? null;
  return limit === null ? null : replayed(state.clockStartsAt, limit, calendar, interruptionsOf(state.waits));
}

function replayed(
  receivedAt: Instant,
  limit: Limit,
  calendar: CalendarVersion,
  interruptions: ReturnType<typeof interruptionsOf>,
): string | null {
  try {
    return toIso(replayDue({ receivedAt, limit, calendar, policy: DEFAULT_CLOCK_POLICY, interruptions }).dueAt);
  } catch (error) {
    if (error instanceof DeadlineError) return null;
    throw error;
  }
}
