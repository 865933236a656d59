import type { Instant } from '#calendar';
import { CanonicalListHash, closedRows, finestFigures, inSnapshot } from '#read-models';
import type { ClosedRow } from '#read-models';
import type { Drift } from '../recomputation/drifts.js';
import { factsState } from '../recomputation/facts-state.js';
import type { ClosingTenant, ClosingTools } from './closing-tools.js';
import { definitionHashOf } from './definition-hash.js';
import type { PeriodRecord } from './period-record.js';

/** Whether a closed period is still what it was closed as. */
export interface PeriodVerification {
  calendar: string;
  period: string;
  /** Everything that can be compared agrees. */
  ok: boolean;
  /** The stored rows have the hash that stands in the log. */
  rowsIntact: boolean;
  /** The policies whose figures as of the cut were counted again and compared, row by row. */
  recounted: string[];
  /** Policies whose definition has changed since: their figures cannot be counted again. */
  changedPolicies: string[];
  /** The facts are written by another version of the program than then; a difference may come from that. */
  otherProgram: boolean;
  /** Rows that were counted otherwise: as stored, as counted now. */
  differences: Drift[];
}

/** Recomputes the hash of the stored rows and, as of the cut they stand on, the figures themselves. */
export async function verifyPeriod(
  { database, alive }: Pick<ClosingTools, 'database' | 'alive'>,
  { tenant, timezone }: ClosingTenant,
  { calendar, period, from, to, closing }: PeriodRecord,
  now: Instant,
): Promise<PeriodVerification> {
  const { data, eventId: closingId } = closing;
  const hash = new CanonicalListHash();
  const answer = { recounted: [] as string[], changedPolicies: [] as string[], differences: [] as Drift[] };
  for (const { policy, definitionHash } of data.policies) {
    const stored = await closedRows(database, { tenant, closingId }, policy);
    for (const row of stored) hash.add(row);
    await alive?.();
    if (definitionHashOf(policy) !== definitionHash) {
      answer.changedPolicies.push(policy);
      continue;
    }
    const question = { tenant, timezone, from, to, asOf: Date.parse(data.asOf), now };
    const { rows } = await inSnapshot(database, (sql) => finestFigures(sql, question, policy));
    answer.recounted.push(policy);
    answer.differences.push(...differencesOf(`closed ${calendar} ${period}`, stored, rows));
  }
  const rowsIntact = hash.end() === data.hash;
  const facts = await factsState(database, tenant);
  const ok = rowsIntact && answer.differences.length === 0;
  return { calendar, period, ok, rowsIntact, otherProgram: facts?.version !== data.factsVersion, ...answer };
}

function differencesOf(subject: string, stored: readonly ClosedRow[], computed: readonly ClosedRow[]): Drift[] {
  const [was, is] = [countsByKey(stored), countsByKey(computed)];
  const keys = [...new Set([...was.keys(), ...is.keys()])].sort();
  return keys
    .filter((key) => JSON.stringify(was.get(key)) !== JSON.stringify(is.get(key)))
    .map((key) => ({
      kind: 'figure',
      subject: `${subject}/${key}`,
      stored: was.get(key) ?? null,
      computed: is.get(key) ?? null,
    }));
}

const countsByKey = (rows: readonly ClosedRow[]): Map<string, object> =>
  new Map(
    rows.map(({ policy, agencyId, fieldCode, procedureCode, level, channel, counts }) => [
      [policy, agencyId, fieldCode, procedureCode, level, channel].join('/'),
      Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1))),
    ]),
  );
