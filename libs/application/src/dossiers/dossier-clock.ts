import { Query } from '@nestjs/cqrs';
import type { Limit } from '#calendar';
import type { TextLanguage } from '#exchange';
import type { TimeSplit } from '#dossier';
import type { Principal } from '../access/principal.js';
import type { SpanView } from '../deadlines/index.js';

/** One change of a dossier's due, from the log. */
export interface DueChange {
  eventId: string;
  type: string;
  occurredAt: string;
  recordedAt: string;
  previousDueAt: string | null;
  dueAt: string | null;
  /** What moved it: a regime, a reason code, a calendar's versions, a file. */
  because: Record<string, unknown>;
}

/** Why the due is what it is; instants are ISO strings. */
export interface DossierDeadline {
  code: string;
  state: string;
  /** computed from the limit; given by a file or feed; extended with an apology; none: no limit. */
  basis: 'computed' | 'given' | 'extended' | 'none';
  dueAt: string | null;
  firstPromiseAt: string | null;
  /** The first promise moved by the applicant's own waiting alone. */
  promiseDueAt: string | null;
  waitingSince?: string;
  /** By when an awaited supplement should come. */
  respondBy?: string;
  calendarUnpublished?: number;
  limit: Limit | null;
  clockPolicy: { id: string | null; supplement: string; payment: string; cutoff: string | null } | null;
  /** The version the due in force was computed under, and that of the first promise. */
  calendar: { id: string; version: number } | null;
  promiseCalendar: { id: string; version: number } | null;
  dueChanges: DueChange[];
  trace: SpanView[];
}

/** The deadline of a dossier with its trace, as data or, where a language is given, as text. */
export class GetDossierDeadline extends Query<{ view: DossierDeadline; text: string | null }> {
  constructor(
    readonly principal: Principal,
    readonly code: string,
    readonly language: TextLanguage | null,
  ) {
    super();
  }
}

/** A stretch of a dossier's time as it leaves. */
export type TimeSplitView = Omit<TimeSplit, 'spans'> & {
  code: string;
  from: string;
  to: string;
  /** Whether the clock has ended. */
  ended: boolean;
  calendar: { id: string; version: number };
  spans: (Omit<TimeSplit['spans'][number], 'from' | 'to'> & { from: string; to: string })[];
};

/** Whose working time a dossier took. */
export class GetTimeSplit extends Query<TimeSplitView> {
  constructor(
    readonly principal: Principal,
    readonly code: string,
  ) {
    super();
  }
}
