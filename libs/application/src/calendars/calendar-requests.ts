import { Command, Query } from '@nestjs/cqrs';
import type { CalendarVersion, ChangedDay } from '#calendar';
import type { Principal } from '../access/principal.js';
import type { CalendarSource } from './calendar-document.js';
import type { PublicationView } from './calendar-publications.js';
import type { PreviewMovePage } from './preview-moves.js';
import type { PublishedCalendar } from './publish-calendar.js';

/** What an imported calendar would be, and what it changes. */
export interface DraftSummary {
  id: string;
  version: number;
  agencyIds: string[] | null;
  /** By year. */
  workingDays: Record<string, number>;
  /** Days that count differently from the published version; empty also where the weekly hours differ. */
  changes: ChangedDay[];
  /** The weekly hours differ. */
  weekly: boolean;
}

/** Keeps a calendar as the draft of its id, in place of the one before. Throws VALIDATION.FAILED. */
export class ImportCalendar extends Command<DraftSummary> {
  constructor(
    readonly principal: Principal,
    readonly source: CalendarSource,
    readonly agencyIds: string[] | undefined,
  ) {
    super();
  }
}

/** Begins to find out what publishing the draft, or the calendar given, would move. Throws NOT_FOUND without a draft. */
export class PreviewCalendar extends Command<{ jobId: string }> {
  constructor(
    readonly principal: Principal,
    readonly calendarId: string,
    /** Instead of the draft. */
    readonly document: unknown,
  ) {
    super();
  }
}

/** Publishes the draft of a calendar. Throws NOT_FOUND without one, CALENDAR.VERSION_TAKEN if somebody was first. */
export class PublishCalendar extends Command<PublishedCalendar> {
  constructor(
    readonly principal: Principal,
    readonly calendarId: string,
  ) {
    super();
  }
}

/** The dossiers behind a preview's numbers. Throws JOB.NOT_FOUND. */
export class GetPreviewMoves extends Query<PreviewMovePage> {
  constructor(
    readonly principal: Principal,
    readonly jobId: string,
    readonly after: string,
    readonly limit: number,
  ) {
    super();
  }
}

export interface DraftView {
  id: string;
  version: number;
  agencyIds: string[] | null;
  importedBy: string;
  importedAt: string;
  calendar: CalendarVersion;
}

/** Published versions with how far their recalculation is, and drafts. */
export class ListCalendars extends Query<{ published: PublicationView[]; drafts: DraftView[] }> {
  constructor(readonly principal: Principal) {
    super();
  }
}
