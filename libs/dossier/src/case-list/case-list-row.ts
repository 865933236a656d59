import type { Instant } from '#calendar';
import type { DueSince } from '../timeline/due-history.js';
import type { ToldActivity } from '../timeline/told-activity.js';
import type { AgencyLevel, Channel } from '../vocabulary.js';

/** What a row of any case list can say about a dossier's life; blank is null. */
export interface CaseListRow {
  code: string;
  receivedAt: Instant | null;
  dueAt: Instant | null;
  processedAt: Instant | null;
  returnedAt: Instant | null;
  withdrawnAt: Instant | null;
  stoppedAt: Instant | null;
  agencyId: string | null;
  /** Null unless the catalogue knows it. */
  agencyLevel: AgencyLevel | null;
  procedureCode: string | null;
  fieldCode: string | null;
  channel: Channel | null;
  /** How the given due is judged: `instant` for limits in working hours, else `date` (CONTRACT 4.2). */
  grain: 'date' | 'instant';
  /** What a log tells of the work on it; a list of rows tells nothing of it. */
  activities?: readonly ToldActivity[];
  /** Every due it has had, the first promise first, where that is told; `dueAt` is then the last of them. */
  dues?: readonly DueSince[];
}

/** The members of a row that a problem can be about. */
export type CaseListField =
  | 'code'
  | 'receivedAt'
  | 'dueAt'
  | 'processedAt'
  | 'returnedAt'
  | 'withdrawnAt'
  | 'stoppedAt'
  | 'agency'
  | 'procedure'
  | 'field'
  | 'channel'
  | 'publishedOutcome'
  | 'activities';

/** Stable codes of what rejects a row. */
export type CaseListProblemCode =
  | 'CODE.MISSING'
  | 'CODE.INVALID'
  | 'RECEIVED_AT.MISSING'
  | 'TIME.UNREADABLE'
  | 'TIME.FUTURE'
  | 'TEXT.NUL'
  | 'COLUMNS.COUNT'
  | 'QUOTE.STRAY'
  | 'ACTIVITY.TIME_MISSING'
  | 'ACTIVITY.NAME_MISSING'
  | 'ACTIVITIES.TOO_MANY'
  | 'CONFLICT';

/** One reason why a row was not taken; `given` and `recorded` are shown side by side where they contradict. */
export interface CaseListProblem {
  code: CaseListProblemCode;
  /** Null when the whole row is meant. */
  field: CaseListField | null;
  given?: string;
  recorded?: string;
  /** The file ends with this row and without a line break: it may have been cut off there. */
  atEnd?: true;
}
