import type { CalendarVersion } from '#calendar';

/** One thing wrong with a calendar file: in a table its row (the header is row 1) and column, in JSON the pointer. */
export interface CalendarFileProblem {
  row?: number;
  column?: string;
  pointer?: string;
  message: string;
}

/** The calendar of a file, checked and frozen, or all that is wrong with it. */
export type CalendarFileVerdict =
  { ok: true; calendar: CalendarVersion } | { ok: false; errors: CalendarFileProblem[] };

/** A table row that says something of a date. */
export interface CalendarRow {
  row: number;
  date: string;
  kind: 'OFF' | 'WORK' | 'ORDINARY';
  name: string;
}
