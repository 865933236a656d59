import type { Sql } from '#event-store';
import { readEventFile } from '../log-files/read-event-file.js';

/** A person who was erased: the dossier's stream, and when it was recorded. */
export interface Erasure {
  streamId: string;
  /** ISO instant. */
  recordedAt: string;
}

const ERASED = 'PersonErased';

/**
 * Erases the keys that the log, or a later one, says were erased: whatever is restored, an erased person stays erased. Answers how
 * many keys went.
 */
export async function applyErasures(sql: Sql, tenant: string, later: readonly Erasure[]): Promise<number> {
  const statement = 'select erase_persons($1, null, $2) as keys';
  const [row] = await sql.query<{ keys: string }>(statement, [tenant, JSON.stringify(later)]);
  return Number(row?.keys);
}

/** The erasures in an events file of the tenant, such as an export of the log that went on after the backup. */
export async function erasuresIn(tenant: string, bytes: AsyncIterable<Uint8Array>): Promise<Erasure[]> {
  const found: Erasure[] = [];
  for await (const events of readEventFile(bytes)) {
    for (const event of events) {
      if (event.tenant !== tenant)
        throw new Error(`the erasures are of tenant ${event.tenant}, the backup of ${tenant}`);
      if (event.type === ERASED) found.push({ streamId: event.streamId, recordedAt: event.recordedAt });
    }
  }
  return found;
}
