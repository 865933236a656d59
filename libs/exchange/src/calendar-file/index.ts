export type { CalendarFileProblem, CalendarFileVerdict } from './calendar-file.types.js';
export { MOST_CALENDAR_BYTES, readCalendarFile } from './read-calendar-file.js';
