import { addCountedMinutes, addDays, countedMinutes, localDate, nextWorkingInstant, startOfLocalDay } from '#calendar';
import type { CalendarVersion, Instant } from '#calendar';
import type { DatingRules, NoticeDates, Promised } from './promise.js';

/**
 * When a promise is due soon and when it is overdue, as working people meet it: what falls outside the sessions is moved
 * to the next session's start. Depends on its arguments alone, so it does not matter when or how often it is asked.
 */
export function noticeDates(promised: Promised, rules: DatingRules): NoticeDates {
  const { calendar } = rules;
  if (calendar !== null) {
    try {
      return datesBy(calendar, promised, rules);
    } catch {
      // A calendar without working time dates nothing; people are told all the same.
    }
  }
  const { clockStartsAt: start, dueAt } = promised;
  const [total, limit] = [dueAt - start, limitEnd(promised) - start];
  const dueSoonAt = Math.round(dueAt - rules.dueSoonShare * Math.min(limit, total));
  return { dueSoonAt: before(dueAt, dueSoonAt), overdueAt: overdueFrom(promised, rules.timezone) };
}

/**
 * The share is one of the limit itself: the working minutes from the start to the first promise. Where the applicant's
 * waiting or an extension moved the due, "a fifth of the limit is left" still means the same amount of work (2026-11-22).
 */
function datesBy(calendar: CalendarVersion, promised: Promised, rules: DatingRules): NoticeDates {
  const { clockStartsAt: start, dueAt } = promised;
  const total = countedMinutes(calendar, start, dueAt);
  const limit = Math.min(countedMinutes(calendar, start, limitEnd(promised)), total);
  const passed = addCountedMinutes(calendar, start, total - rules.dueSoonShare * limit);
  return {
    dueSoonAt: total > 0 ? before(dueAt, nextWorkingInstant(calendar, passed)) : null,
    overdueAt: nextWorkingInstant(calendar, overdueFrom(promised, rules.timezone)),
  };
}

/** From which instant on an open dossier is overdue; under a limit in hours the due itself is still in time. */
const overdueFrom = ({ dueAt, byDate }: Promised, timezone: string): Instant =>
  byDate ? startOfLocalDay(addDays(localDate(dueAt, timezone), 1), timezone) : dueAt;

/** The first promise, unless it says nothing of the limit (none, or before the start). */
const limitEnd = ({ firstPromiseAt, clockStartsAt, dueAt }: Promised): Instant =>
  firstPromiseAt !== null && firstPromiseAt > clockStartsAt ? firstPromiseAt : dueAt;

const before = (due: Instant, instant: Instant): Instant | null => (instant < due ? instant : null);
