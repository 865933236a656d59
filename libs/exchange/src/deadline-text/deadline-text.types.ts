import type {
  CalendarVersion,
  ClockPolicy,
  DeadlineExplanation,
  GivenDueExplanation,
  Instant,
  Interruption,
  Limit,
  PlainDate,
} from '#calendar';

/** The languages an explanation is written in. */
export const TEXT_LANGUAGES = ['vi', 'en'] as const;
export type TextLanguage = (typeof TEXT_LANGUAGES)[number];

/** An answer of the calendar with what it was asked; a due that was given comes from `explainGivenDue`. */
export interface DeadlineTextInput {
  receivedAt: Instant;
  limit: Limit | null;
  policy: ClockPolicy | null;
  calendar: CalendarVersion;
  explanation: DeadlineExplanation | GivenDueExplanation;
}

/** Why time did not count. */
export type Reason =
  | { kind: 'weekend' | 'outside' | 'cutoff' | 'restart' | 'startDay' | 'rolled' }
  | { kind: 'dayOff'; name: string }
  | { kind: 'waiting'; awaited: Interruption['kind'] };

/** A stretch of clock time on one local day. */
export interface Stretch {
  from: Instant;
  to: Instant;
}

/** One local day of a trace: what counted on it, and why the rest did not. */
export interface DayEntry {
  date: PlainDate;
  counted: Stretch[];
  /** Waiting, cut-off or restart on a day of which something counted. */
  notes: (Stretch & { reason: Reason })[];
  /** Of a day of which nothing counted. */
  reason: Reason;
  /** Name of the make-up day it is. */
  makeUp: string | null;
}
