import type { Instant } from '#calendar';
import { KNOWN_POLICIES, percent } from '#indicators';
import type { ClosablePeriod, PolicyName, Rate } from '#indicators';
import { CLOSED_COUNTS, closedFigures, closedRowCount, countsOf, figures, inSnapshot } from '#read-models';
import type { ClosedCounts, ClosedFigure, ClosedGroup, ClosedQuestion } from '#read-models';
import type { Sql } from '#event-store';
import type { ClosingTenant, ClosingTools } from './closing-tools.js';
import type { PeriodRecord } from './period-record.js';

/** One side of a row: counts and the rate of the policy. */
export type PeriodCounts = Omit<ClosedCounts, 'numerator' | 'denominator'> & { noLimit: number; rate: Rate };

/** A row of a period as it was closed and as it is counted now; null: no such row on that side. */
export interface PeriodRow {
  key: Record<string, string | null>;
  closed: PeriodCounts | null;
  now: PeriodCounts | null;
}

export interface PeriodFigures {
  policy: PolicyName;
  /** The version that the closed figures were counted by; null while it is not closed. */
  closedPolicyVersion: number | null;
  policyVersion: number;
  rows: PeriodRow[];
  total: PeriodRow;
  /**
   * Stored rows of the closing are gone, or there are more than were closed (then none is shown): the closed total is the
   * one of the event, or null within a scope, for which the event holds none.
   */
  closedRowsMissing: boolean;
  /** The last position that `now` counts. */
  position: number;
  /** Dossiers left out because one of their events could not be applied. */
  incomplete: number;
}

export interface PeriodFiguresQuestion {
  policy: PolicyName;
  groupBy: readonly ClosedGroup[];
  scope: readonly string[] | null;
  now: Instant;
}

/** A period's stored figures and those of now, side by side. */
export async function periodFigures(
  { database }: Pick<ClosingTools, 'database'>,
  { tenant, timezone }: ClosingTenant,
  { from, to }: ClosablePeriod,
  record: PeriodRecord | null,
  { policy: name, groupBy, scope, now }: PeriodFiguresQuestion,
): Promise<PeriodFigures> {
  const policy = KNOWN_POLICIES[name];
  const { current, closed } = await inSnapshot(database, async (sql) => ({
    current: await figures(sql, { tenant, timezone, from, to, policy, groupBy, filters: {}, scope, now }),
    closed: await closedSide(sql, tenant, record, { policy: name, groupBy, scope }),
  }));
  const rows = new Map<string, PeriodRow>();
  const rowOf = (key: Record<string, string | null>): PeriodRow => {
    const id = JSON.stringify(groupBy.map((group) => key[group] ?? null));
    const row = rows.get(id) ?? { key, closed: null, now: null };
    rows.set(id, row);
    return row;
  };
  for (const figure of closed?.rows ?? []) rowOf(figure.key).closed = sideOf(figure.counts);
  for (const row of groupBy.length === 0 ? [] : current.rows) {
    const counts = countsOf(row);
    if (CLOSED_COUNTS.some((count) => counts[count] > 0)) rowOf(row.key).now = sideOf(counts);
  }
  const { position, incomplete } = current;
  return {
    ...{ policy: name, closedPolicyVersion: closed?.policyVersion ?? null, policyVersion: policy.version },
    rows: [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row),
    total: { key: {}, closed: closed?.total ?? null, now: sideOf(countsOf(current.total)) },
    ...{ closedRowsMissing: closed?.rowsMissing ?? false, position, incomplete },
  };
}

/** What a closing says under one policy. */
export interface ClosedSide {
  policyVersion: number;
  rows: ClosedFigure[];
  /** null: stored rows are gone, and of this scope the event has no total. */
  total: PeriodCounts | null;
  rowsMissing: boolean;
}

/** The closed figures within a scope; null: not closed, or not under this policy. */
export async function closedSide(
  sql: Pick<Sql, 'query'>,
  tenant: string,
  record: PeriodRecord | null,
  { policy, groupBy, scope }: Omit<ClosedQuestion, 'tenant' | 'closingId'> & { policy: PolicyName },
): Promise<ClosedSide | null> {
  const of = record?.closing.data.policies.find((closed) => closed.policy === policy);
  if (record === null || of === undefined) return null;
  const ref = { tenant, closingId: record.closing.eventId };
  const found = await closedFigures(sql, { ...ref, policy, groupBy, scope });
  const count = await closedRowCount(sql, ref, policy);
  const rowsMissing = count !== of.rows;
  const stored = rowsMissing ? null : (found.at(-1)?.counts ?? null);
  const total = scope === null ? of.total : stored;
  return {
    policyVersion: of.version,
    rows: groupBy.length === 0 || count > of.rows ? [] : found.slice(0, -1),
    total: total === null ? null : sideOf(total),
    rowsMissing,
  };
}

function sideOf({ numerator, denominator, ...counts }: ClosedCounts): PeriodCounts {
  const rate = { numerator, denominator, percent: percent(numerator, denominator) };
  return { ...counts, noLimit: counts.noLimitResolved + counts.noLimitOpen, rate };
}
