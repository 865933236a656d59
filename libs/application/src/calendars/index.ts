export { checkCalendar, isInForce, readCalendar } from './calendar-document.js';
export type { CalendarSource, CheckedCalendar } from './calendar-document.js';
export { CalendarDrafts } from './calendar-drafts.js';
export type { CalendarDraft } from './calendar-drafts.js';
export { CALENDAR_KINDS, CalendarJobs } from './calendar-jobs.js';
export type { OwedJob } from './calendar-jobs.js';
export { CalendarPublications } from './calendar-publications.js';
export type { PublicationView } from './calendar-publications.js';
export {
  GetPreviewMoves,
  ImportCalendar,
  ListCalendars,
  PreviewCalendar,
  PublishCalendar,
} from './calendar-requests.js';
export type { DraftSummary, DraftView } from './calendar-requests.js';
export type { CalendarTools } from './calendar-tools.js';
export { draftSummary } from './draft-summary.js';
export { PreviewMoves } from './preview-moves.js';
export type { PreviewMove, PreviewMovePage } from './preview-moves.js';
export { publishCalendar } from './publish-calendar.js';
export type { PublishedCalendar } from './publish-calendar.js';
export { writePreview } from './write-preview.js';
