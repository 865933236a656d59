import type { Instant, PlainDate } from '#calendar';
import { closesOn, closingPhase } from '#indicators';
import type { ClosablePeriod, PeriodCalendar } from '#indicators';
import { zoneOf } from '#read-models';
import type { ClosingReason, RestatedPolicy } from './closing-events.js';
import { inForce } from './closing-rules.js';
import type { ClosingRulesView } from './closing-rules.js';
import type { PendingChanges } from './pending-changes.js';
import type { PeriodCounts } from './period-figures.js';
import type { PeriodRecord } from './period-record.js';
import type { RestatementCounts } from './restatement-in-force.js';

/**
 * `open`: not over; `ended`: over and not closed yet; `closed`; `restated`: closed, and some dossiers are counted otherwise
 * since; `reconstructed`: ended before the go-live, never closed.
 */
export type PeriodState = 'open' | 'ended' | 'closed' | 'restated' | 'reconstructed';

/** A period as everybody may see it; instants are ISO strings. */
export interface PeriodView {
  calendar: PeriodCalendar;
  period: string;
  from: PlainDate;
  to: PlainDate;
  state: PeriodState;
  /** The day whose nightly run closes it; null where none will. */
  closesOn: PlainDate | null;
  /** null while it is not closed. */
  closing: ClosingView | null;
  /** The restatement written down last, within the caller's scope; null: none that may be seen. */
  restated: RestatedView | null;
  /** What was recorded since and may differ already, before the night compares it; null: nothing, or not closed. */
  pending: PendingChanges | null;
}

export interface ClosingView {
  eventId: string;
  closedAt: string;
  closedBy: 'nightly' | 'hand';
  reasonCode: ClosingReason | null;
  /** The cut that the figures stand on. */
  asOf: string;
  position: number;
  hash: string;
}

export interface RestatedView {
  eventId: string;
  recordedAt: string;
  position: number;
  dossiers: number;
  policies: RestatedPolicy[];
  hash: string;
}

/** What a period is seen with. */
interface Seen {
  now: Instant;
  timezone: string;
  /** What the caller may know of the restatement in force. */
  counts: RestatementCounts | null;
  pending: PendingChanges | null;
}

export function periodView(
  period: ClosablePeriod,
  record: PeriodRecord | null,
  rules: ClosingRulesView,
  { now, timezone, counts, pending }: Seen,
): PeriodView {
  const { calendar, period: name, from, to } = period;
  const known = { calendar, period: name, from, to };
  if (record !== null) {
    const restated = restatedView(record, counts);
    const state = restated !== null && restated.dossiers > 0 ? 'restated' : 'closed';
    return { ...known, state, closesOn: null, closing: closingView(record), restated, pending };
  }
  const phase = closingPhase(period, inForce(rules), now, zoneOf(timezone));
  const state = phase === 'due' ? 'ended' : phase;
  const closes = state === 'reconstructed' || rules.goLiveOn === null ? null : closesOn(period, inForce(rules));
  return { ...known, state, closesOn: closes, closing: null, restated: null, pending: null };
}

function closingView({ closing: { eventId, recordedAt, data } }: PeriodRecord): ClosingView {
  const { closedBy, reasonCode, asOf, position, hash } = data;
  return { eventId, closedAt: recordedAt, closedBy, reasonCode, asOf, position, hash };
}

function restatedView({ restatement }: PeriodRecord, counts: RestatementCounts | null): RestatedView | null {
  if (restatement === null || counts === null) return null;
  const { eventId, recordedAt, data } = restatement;
  const { position, hash } = data;
  const { dossiers, policies } = counts;
  return { eventId, recordedAt, position, dossiers, policies, hash };
}

/** What an answer about exactly a closed period says of its closing. */
export interface ClosingMark {
  calendar: PeriodCalendar;
  period: string;
  closedAt: string;
  /** The last position that the closed figures stand on. */
  position: number;
  /** Dossiers of the restatement written down last, within the scope of whoever asks. */
  restated: number;
  /** What was recorded since and may differ already; null: nothing, or an earlier moment was asked for. */
  pending: PendingChanges | null;
  /** The figures as they were closed, under the policy asked for; null where the question has filters. */
  total: PeriodCounts | null;
}

interface Marked {
  counts: RestatementCounts | null;
  pending: PendingChanges | null;
  total: PeriodCounts | null;
}

export const closingMark = (
  { calendar, period, closing }: PeriodRecord,
  { counts, pending, total }: Marked,
): ClosingMark => ({
  calendar,
  period,
  closedAt: closing.recordedAt,
  position: closing.data.position,
  restated: counts?.dossiers ?? 0,
  pending,
  total,
});
