import type { Instant, PlainDate } from '#calendar';
import type { AgencyLevel, Channel } from '#dossier';
import type { CellName, Counts, PeriodCalendar, Policy, Population, Rate } from '#indicators';

export const GROUP_NAMES = ['agency', 'field', 'procedure', 'level', 'channel', 'officer', 'month'] as const;

/** What rows can be grouped by; `handlingAgency` only alone, since it counts a dossier once in each holder's row. */
export type GroupName = (typeof GROUP_NAMES)[number] | 'handlingAgency';

/** Values as in a row's `key`; null: dossiers that have none; absent: not filtered. */
export interface FigureFilters {
  agencyId?: string | null;
  fieldCode?: string | null;
  procedureCode?: string | null;
  level?: AgencyLevel | null;
  channel?: Channel | null;
  /** The holder at the end or, while open, at V. */
  officerId?: string | null;
  /** A unit that held the dossier at some time before the end of the period: the cell of a handlingAgency row. */
  handlingAgencyId?: string;
}

/** A question about the figures of a period (CONTRACT 7). */
export interface FiguresQuestion {
  tenant: string;
  timezone: string;
  /** Local dates, both inclusive. */
  from: PlainDate;
  to: PlainDate;
  /** Whose months `groupBy` means; gregorian if absent. */
  calendar?: PeriodCalendar;
  policy: Policy;
  /** Absent: every dossier handled, what was carried over included. */
  population?: Population;
  groupBy: readonly GroupName[];
  filters: FigureFilters;
  /** Competent agencies that may be counted; null: all of the tenant's. */
  scope: readonly string[] | null;
  /** As known at this instant; absent: everything known now. */
  asOf?: Instant | null;
  now: Instant;
}

/** A row of figures; see CONTRACT 3. */
export interface FigureRow extends Counts {
  key: Record<string, string | null>;
  /** The part of the period a row of `groupBy=month` stands for. */
  span?: { from: PlainDate; to: PlainDate };
  noLimit: number;
  rate: Rate;
  /** The index under a policy that gives points (`qd766`: of 20), two decimals; null without a base. */
  score?: string | null;
  firstPromise: Rate;
  survivorshipSafe: Rate;
}

export interface FiguresAnswer {
  rows: FigureRow[];
  total: FigureRow;
  policy: string;
  policyVersion: number;
  population: Population;
  from: PlainDate;
  to: PlainDate;
  /** ISO instant. */
  asOf: string;
  /** The last position of the log that is counted. */
  position: number;
  computedAt: string;
  /** Dossiers left out because one of their events could not be applied. */
  incomplete: number;
  /** The rows count some dossiers more than once and do not add up to the total. */
  overlapping?: true;
}

/** Everything of the question but its grouping, and a cell; `after` is the last code of the page before. */
export interface DossiersBehindQuestion extends Omit<FiguresQuestion, 'groupBy' | 'calendar'> {
  class: CellName;
  after?: string | null;
  /** 1 to 200. */
  limit: number;
}
