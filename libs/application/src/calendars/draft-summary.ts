import type { Instant } from '#calendar';
import { changesFrom, workingDaysByYear } from './calendar-content.js';
import type { CheckedCalendar } from './calendar-document.js';
import type { DraftSummary } from './calendar-requests.js';

/** What an administrator looks at before publishing. */
export function draftSummary({ calendar, agencyIds, before }: CheckedCalendar, now: Instant): DraftSummary {
  const { id, version } = calendar;
  const change = changesFrom(before, calendar);
  return {
    ...{ id, version, agencyIds: agencyIds ?? null, workingDays: workingDaysByYear(calendar, now) },
    ...{ changes: change?.days ?? [], weekly: change?.weekly ?? false },
  };
}
