import type { PlainDate } from '#calendar';
import type { PeriodCalendar, PolicyName } from '#indicators';
import type { ClosedCounts } from '#read-models';

/** The stream of a period: `period-gregorian-2026-03` (CONTRACT 2). */
export const periodStream = (calendar: PeriodCalendar, period: string): string => `period-${calendar}-${period}`;

/** The stream in which the tenant's rules of closing change. */
export const CLOSING_RULES_STREAM = 'closing-rules';

/** Why somebody closed a period by hand; the README says them in Vietnamese. */
export const CLOSING_REASONS = ['report-due', 'reviewed', 'nightly-missed', 'reorganisation', 'inspection'] as const;

export type ClosingReason = (typeof CLOSING_REASONS)[number];

/** A policy's part in a closing. */
export interface ClosedPolicy {
  policy: PolicyName;
  version: number;
  /** SHA-256, hex, of the RFC 8785 text of the policy's definition. */
  definitionHash: string;
  total: ClosedCounts;
  /** How many rows are stored. */
  rows: number;
}

/** The figures of a period as they stand from now on, whatever is recorded later. */
export interface PeriodClosedData {
  calendar: PeriodCalendar;
  period: string;
  /** Local dates, both inclusive. */
  from: PlainDate;
  to: PlainDate;
  closedBy: 'nightly' | 'hand';
  reasonCode: ClosingReason | null;
  /** The cut of the log that the figures stand on: ISO instant, and the last position recorded no later. */
  asOf: string;
  position: number;
  /** Version of the projection whose facts were counted. */
  factsVersion: number;
  policies: ClosedPolicy[];
  /** SHA-256, hex, of the RFC 8785 text of the array of all stored rows, policy by policy in the order of `policies`. */
  hash: string;
}

/** How many dossiers a policy counts otherwise than when the period was closed. */
export interface RestatedPolicy {
  policy: PolicyName;
  dossiers: number;
  /** By class as closed and class as known since; null: not in the period. */
  moves: { from: string | null; to: string | null; dossiers: number }[];
}

/** A list of dossiers beside a closed figure; the newest one of the stream is in force. */
export interface PeriodRestatedData {
  calendar: PeriodCalendar;
  period: string;
  /** Event id of the closing. */
  closingId: string;
  /** The last position of the log that was compared. */
  position: number;
  dossiers: number;
  policies: RestatedPolicy[];
  /** SHA-256, hex, of the RFC 8785 text of the array of listed dossiers. */
  hash: string;
}

interface Change<T> {
  from: T;
  to: T;
}

/** What a tenant's rules of closing were and are. */
export interface ClosingRulesChangedData {
  goLiveOn: Change<PlainDate | null>;
  closeAfterDays: Change<number>;
}
