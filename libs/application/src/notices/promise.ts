import type { CalendarVersion, Instant } from '#calendar';

export const NOTICE_KINDS = ['dueSoon', 'overdue'] as const;
/** dueSoon: nhắc sắp đến hạn; overdue: cảnh báo quá hạn. */
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** Share of the limit that is left when a promise is said to be due soon, unless configured. */
export const DEFAULT_DUE_SOON_SHARE = 0.2;

/** What was promised, as far as notices of it are concerned. */
export interface Promised {
  /** The start of the clock; the reception where none is known. */
  clockStartsAt: Instant;
  /** The due in force. */
  dueAt: Instant;
  firstPromiseAt: Instant | null;
  /** A limit in days or months: overdue from the local day after the due. */
  byDate: boolean;
}

/** By what notices are dated. */
export interface DatingRules {
  /** The calendar in force where the dossier is handled; null: there is none. */
  calendar: CalendarVersion | null;
  timezone: string;
  /** 0 to 1. */
  dueSoonShare: number;
}

/** When a promise is to be spoken of. */
export interface NoticeDates {
  /** null where it would not lie before the due. */
  dueSoonAt: Instant | null;
  overdueAt: Instant;
}
