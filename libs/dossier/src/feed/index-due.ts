import { DeadlineError, replayDue } from '#calendar';
import type { CalendarVersion, Instant, Limit } from '#calendar';
import { DEFAULT_CLOCK_POLICY } from '../catalogue/catalogue.js';
import { UNSPECIFIED_PROCEDURE } from '../case-list/decide-case-list-row.js';
import { interruptionsOf, receptionOf } from '../deciding/due-in-force.js';
import { toIso } from '../events.js';
import type { Received } from '../state.js';
import type { FeedContext } from './feed-item.js';

export interface IndexTerms {
  grain: 'date' | 'instant';
  indexDueAt: string | null;
  indexLimit: Limit | null;
}

/**
 * How the procedure's limit judges a dossier whose promise is given: limits in hours by the instant; and the due that the
 * national index takes where the feed gives none, from the limit, if one is known (CONTRACT 7.6).
 */
export function indexTerms(
  asked: Parameters<FeedContext['limitOf']>[0],
  dueAt: string | null,
  { limitOf, calendar }: Pick<FeedContext, 'limitOf' | 'calendar'>,
): IndexTerms {
  const limit = asked.procedureCode === UNSPECIFIED_PROCEDURE ? null : limitOf(asked);
  const grain = limit?.unit === 'workingHour' ? 'instant' : 'date';
  const indexDueAt =
    dueAt === null && limit !== null && calendar !== null ? replayed(asked.receivedAt, limit, calendar, []) : null;
  return { grain, indexDueAt, indexLimit: indexDueAt === null ? null : limit };
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
