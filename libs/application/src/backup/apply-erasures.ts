import type { Sql } from '#event-store';
import { readEventFile } from '../log-files/read-event-file.js';

/** A person who was erased: the dossier's stream, and when it was recorded. */
export interface Erasure {
  streamId: string;
  /** ISO instant. */
  recordedAt: string;
}

const ERASED = 'PersonErased';

/** A key made after the erasure belongs to what was entered later. */
const ERASE = `
  with erased as (
    select stream_id, max(recorded_at) as recorded_at from (
      select stream_id, recorded_at from event where tenant_id = $1 and type = '${ERASED}'
      union all
      select * from jsonb_to_recordset($2::jsonb) as later("streamId" text, "recordedAt" timestamptz)) e
    group by stream_id
  ), fingerprints as (
    delete from applicant_fingerprint f using erased e
    where f.tenant_id = $1 and 'dossier-' || f.code = e.stream_id
  )
  delete from personal_key k using erased e
  where k.tenant_id = $1 and k.stream_id = e.stream_id and k.created_at <= e.recorded_at
  returning k.stream_id`;

/**
 * Erases the keys that the log, or a later one, says were erased: whatever is restored, an erased person stays erased. Answers how
 * many keys went.
 */
export async function applyErasures(sql: Sql, tenant: string, later: readonly Erasure[]): Promise<number> {
  return (await sql.query(ERASE, [tenant, JSON.stringify(later)])).length;
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
