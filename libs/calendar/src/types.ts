/** An instant: milliseconds since 1970-01-01T00:00:00Z, a whole number. */
export type Instant = number;

/** A local calendar date `YYYY-MM-DD`; never an instant. */
export type PlainDate = string;

export type LimitUnit = 'workingHour' | 'workingDay' | 'calendarDay' | 'month';

/** The time a procedure allows: `value` > 0, whole except for hours (CONTRACT 6.6). */
export interface Limit {
  value: number;
  unit: LimitUnit;
}

export type Weekday = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun';

/** Half-open local clock times `["08:00", "12:00")`. */
export type Session = [start: string, end: string];

export interface CalendarVersion {
  id: string;
  version: number;
  timezone: string;
  sessions: Record<Weekday, Session[]>;
  daysOff: { date: PlainDate; name: string }[];
  makeUpDays: { date: PlainDate; name: string; sessions?: Session[] }[];
  /** Open for reception, not counted as working time. */
  receptionOnly?: { weekday?: Weekday; date?: PlainDate; sessions: Session[] }[];
  /** Last year whose days off are announced; absent = no year is unpublished. */
  publishedThrough?: number;
}

/** How waiting and the hour of reception move the clock; data, per procedure (DOMAIN 3). */
export interface ClockPolicy {
  supplement: 'pause' | 'restart' | '766';
  payment: 'pause' | 'run';
  /** Local time `HH:mm`; at or after it the clock starts at the next working day's first session. */
  cutoff?: string | null;
  /** How often the due may be extended with an apology, 0-12, absent = 1; a rule for commands, not for arithmetic. */
  extensions?: number | null;
}

export interface Interruption {
  kind: 'supplement' | 'payment';
  from: Instant;
  to?: Instant | null;
  /** A supplement that did not come in its own time limit: it paused the clock under every regime, also `restart`. */
  expired?: boolean;
}
