import type { PlainDate } from '#calendar';
import type { Rate } from '../../counting/rate-of.js';
import type { PeriodCalendar } from '../../periods/period.js';
import type { Ii06aCells, Ii06aColumn } from './columns.js';

export const II06A_GROUPS = ['field', 'agency'] as const;

/** What a row of the form stands for. */
export type Ii06aGroup = (typeof II06A_GROUPS)[number];

export interface Ii06aRow extends Ii06aCells {
  /** Column 1, from 1. */
  row: number;
  /** The field's code or the agency's id; null: dossiers that have none. */
  key: string | null;
  /** Column 2, as at the end of the period; the key where nobody named it, null where there is none. */
  name: string | null;
}

/** The dossiers for which the form has no column of their own, as counts (DOMAIN 4). */
export interface Ii06aConventions {
  /** Among 7 and, by their own instant, among 8, 9 or 10; without a due among 9. */
  withdrawn: number;
  stopped: number;
  /** Among 9; processed, withdrawn or stopped. */
  noLimitResolved: number;
  /** Among 12. */
  noLimitOpen: number;
  /** Among 12, or 13 where overdue before the waiting began. */
  waiting: number;
  /** In no column. */
  refused: number;
  /** Received without a channel being named; among 5. */
  channelUnknown: number;
}

/** Both ends of the carry-over, at the as-of of the report. */
export interface Ii06aCarryOver {
  /** Column 11 of the period before, which is column 6 of this one. */
  previous: { period: string; from: PlainDate; to: PlainDate; open: number };
  /** Column 6 of the period after, which is column 11 of this one; null: as-of lies before the end of this period. */
  next: { period: string; from: PlainDate; to: PlainDate; carriedOver: number } | null;
}

/** A form II.06a that balances; the same object is the JSON answer and what files are made of. */
export interface Ii06aReport {
  form: 'II.06a';
  tenant: string;
  /** The unit reported on with everything below it; null: the whole tenant. */
  agencyId: string | null;
  /** Its name, for the title. */
  agencyName: string;
  period: string;
  calendar: PeriodCalendar;
  from: PlainDate;
  to: PlainDate;
  /** Zone of all local dates. */
  timezone: string;
  groupBy: Ii06aGroup;
  columns: readonly Ii06aColumn[];
  rows: Ii06aRow[];
  total: Ii06aCells;
  /** No dossier is in any column. */
  empty: boolean;
  /** As-of lies before the end of the period: the figures can still change by what happens. */
  interim: boolean;
  conventions: Ii06aConventions;
  /** Agencies that stood below the unit at as-of and that the reader may not see today; their dossiers are in no number. */
  agenciesNotSeen: number;
  /** The rate that leaves these dossiers out, under `tt01-2020`. */
  rate: Rate & { policy: string; policyVersion: number };
  carryOver: Ii06aCarryOver;
  policy: string;
  policyVersion: number;
  /** ISO instants. */
  asOf: string;
  computedAt: string;
  /** The last position of the log that is counted. */
  position: number;
  /** Dossiers left out because one of their events could not be applied. */
  incomplete: number;
}
