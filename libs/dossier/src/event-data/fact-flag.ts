/** Codes of what was unusual about a recorded fact; shown wherever the dossier is shown, never hidden. */
export type FactFlag =
  | 'lateEntry'
  | 'dueBeforeReception'
  | 'endBeforeReception'
  | 'processedAtUnknown'
  | 'calendarUnpublished'
  | 'extendedAfterDue'
  | 'activityAfterEnd'
  | 'timeUnknown'
  | 'amountUnknown'
  | 'retold'
  | 'corrected';
