export type {
  CalendarVersion,
  ClockPolicy,
  Instant,
  Interruption,
  Limit,
  LimitUnit,
  PlainDate,
  Session,
  Weekday,
} from './types.js';
export { DeadlineError, type DeadlineErrorCode } from './deadline-error.js';
export { addDays, addMonths, dayNumberOf, parsePlainDate, plainDateOf, weekdayOf, WEEKDAYS } from './plain-date.js';
export {
  instantOf,
  isTimeZone,
  localDate,
  localDateTime,
  type LocalDateTime,
  localDayNumber,
  startOfLocalDay,
} from './zone.js';
export { JsonReader, type JsonProblem } from './json-reader.js';
export { type CalendarVerdict, validateCalendar } from './validate-calendar.js';
export { clockStartsAt, DEFAULT_CLOCK_POLICY, DEFAULT_EXTENSIONS } from './clock-start.js';
export { addCountedMinutes, countedMinutes, isWorkingDay, nextWorkingInstant, sessionsOn } from './working-time.js';
export { isOpenForReception } from './reception-hours.js';
export {
  computeDue,
  type DeadlineAnswer,
  type DeadlineQuestion,
  type DueAnswer,
  type DueQuestion,
  replayDue,
} from './compute-due.js';
export { type DeadlineExplanation, type DeadlineSteps, explainDeadline } from './explain-deadline.js';
export { type GivenDueAnswer, type GivenDueQuestion, moveGivenDue } from './move-given-due.js';
export { explainGivenDue, type GivenDueExplanation } from './explain-given-due.js';
export { type CalendarChange, type ChangedDay, changedDays } from './changed-days.js';
export {
  type DeadlineQuestionVerdict,
  parseDeadlineQuestion,
  type ReadDeadlineQuestion,
} from './parse-deadline-question.js';
export type { Because, Span } from './trace.js';
export { civilServiceCalendar } from './civil-service-calendar.js';
