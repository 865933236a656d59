import type { Sql } from '#event-store';
import { periodsTouched } from '#read-models';
import type { ClosingTenant } from './closing-tools.js';
import { comparedUpTo } from './compared-up-to.js';
import type { PeriodRecord } from './period-record.js';

/** What was recorded since a closed period was last compared with its closing, and may count a dossier of it otherwise. */
export interface PendingChanges {
  /** Dossiers within the scope of whoever asks; null: more events than can be looked through here. */
  dossiers: number | null;
  /** Positions: recorded after the one and up to the other, which is how far the facts have read. */
  after: number;
  position: number;
}

/**
 * Which closed periods may differ from their closing and its restatement just now, without waiting for the night that
 * compares them. An upper bound: what is listed may turn out to change no class. Call it inside a snapshot.
 * @param scope agencies whose dossiers may be counted; null: all
 */
export async function pendingChanges(
  sql: Sql,
  { tenant, timezone }: ClosingTenant,
  records: readonly PeriodRecord[],
  scope: readonly string[] | null,
): Promise<Map<PeriodRecord, PendingChanges>> {
  const found = new Map<PeriodRecord, PendingChanges>();
  const compared = records.length === 0 ? null : await comparedUpTo(sql, tenant);
  for (const after of new Set(records.map((record) => lastLook(record, compared)))) {
    const group = records.filter((record) => lastLook(record, compared) === after);
    const { periods, position } = await periodsTouched(sql, { tenant, timezone, after, scope }, group);
    for (const { period, dossiers } of periods) found.set(period, { dossiers, after, position });
  }
  return found;
}

const lastLook = ({ closing, restatement }: PeriodRecord, compared: number | null): number =>
  Math.max(closing.data.position, restatement?.data.position ?? 0, compared ?? 0);
