/** Stable codes of what the calendar refuses; the text beside them is for logs, never for branching. */
export type DeadlineErrorCode =
  | 'LIMIT.INVALID'
  | 'POLICY.INVALID'
  | 'INSTANT.INVALID'
  | 'INTERRUPTION.INVALID'
  | 'DATE.INVALID'
  | 'ZONE.UNKNOWN'
  | 'CALENDAR.INVALID'
  | 'CALENDAR.NO_WORKING_TIME';

/** A question the calendar cannot answer; `calendarId` is set when the calendar itself is at fault (CONTRACT 6.6). */
export class DeadlineError extends Error {
  override readonly name = 'DeadlineError';
  readonly code: DeadlineErrorCode;
  readonly calendarId: string | null;

  constructor(code: DeadlineErrorCode, message: string, calendarId: string | null = null) {
    super(`${code}: ${message}`);
    this.code = code;
    this.calendarId = calendarId;
  }
}
