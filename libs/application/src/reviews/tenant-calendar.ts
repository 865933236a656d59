import type { CalendarVersion } from '#calendar';
import { calendarFor } from '#dossier';
import type { Catalogue } from '#dossier';
import { ProblemError } from '../problem-error.js';

/** The calendar that reviews are due by: the tenant's own. Throws CALENDAR.NONE. */
export function tenantCalendar(catalogue: Catalogue): CalendarVersion {
  const calendar = calendarFor(catalogue, null);
  if (calendar === null) throw new ProblemError('CALENDAR.NONE', 'no calendar has been published yet');
  return calendar;
}
