import type { Instant } from '#calendar';
import type { Sql } from '#event-store';
import { COUNT_NAMES, KNOWN_POLICIES } from '#indicators';
import type { CountName, Policy, PolicyName, Span } from '#indicators';
import { figures } from '../indicators/figures.js';
import type { FigureRow } from '../indicators/question.js';

/** The counts of a closed row: numbers of dossiers, whole and ≥ 0. */
export type ClosedCounts = Record<CountName | 'numerator' | 'denominator', number>;

export const CLOSED_COUNTS = [...COUNT_NAMES, 'numerator', 'denominator'] as const;

/** Every grouping that adds up; coarser figures are sums of these. */
export const FINEST_GROUPS = ['agency', 'field', 'procedure', 'level', 'channel'] as const;

/** One row of a closed period, as it is stored and hashed; '' where a dossier has no value. */
export interface ClosedRow {
  policy: string;
  agencyId: string;
  fieldCode: string;
  procedureCode: string;
  level: string;
  channel: string;
  counts: ClosedCounts;
}

/** A period's figures under one policy. */
export interface PolicyFigures {
  policy: Policy;
  total: ClosedCounts;
  rows: ClosedRow[];
  /** The last position of the log that is counted. */
  position: number;
  /** Dossiers parked just now. */
  incomplete: number;
}

export interface FinestQuestion extends Span {
  tenant: string;
  timezone: string;
  asOf: Instant;
  now: Instant;
}

/**
 * The figures of a period in the finest grouping as of a moment, in the order in which they are hashed. Call it inside a
 * snapshot. Throws as {@link figures} does.
 */
export async function finestFigures(
  sql: Sql,
  question: FinestQuestion,
  policyName: PolicyName,
): Promise<PolicyFigures> {
  const policy = KNOWN_POLICIES[policyName];
  const asked = { ...question, policy, groupBy: FINEST_GROUPS, filters: {}, scope: null };
  const { rows, total, position, incomplete } = await figures(sql, asked);
  const closed = rows.map((row) => closedRow(policyName, row)).filter(countsSomething);
  return { policy, total: countsOf(total), rows: inHashOrder(closed), position, incomplete };
}

export const countsOf = (row: FigureRow): ClosedCounts => {
  const counts = Object.fromEntries(COUNT_NAMES.map((name) => [name, row[name]])) as Record<CountName, number>;
  return { ...counts, numerator: row.rate.numerator, denominator: row.rate.denominator };
};

function closedRow(policy: string, row: FigureRow): ClosedRow {
  const { agency, field, procedure, level, channel } = row.key;
  return {
    policy,
    agencyId: agency ?? '',
    fieldCode: field ?? '',
    procedureCode: procedure ?? '',
    level: level ?? '',
    channel: channel ?? '',
    counts: countsOf(row),
  };
}

/** Rows stand in an answer for the sake of companion rates, too; a closed period keeps those of its own policy. */
const countsSomething = ({ counts }: ClosedRow): boolean => CLOSED_COUNTS.some((name) => counts[name] > 0);

/** By key, member by member in code units: an order that no database's collation has a say in. */
export function inHashOrder(rows: readonly ClosedRow[]): ClosedRow[] {
  const keyed = rows.map((row) => ({ row, key: JSON.stringify(keyOf(row)) }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ row }) => row);
}

const keyOf = (row: ClosedRow): string[] => [row.agencyId, row.fieldCode, row.procedureCode, row.level, row.channel];
