import type { Applicant } from '#dossier';
import type { Sql } from '#event-store';
import type { PersonalVault } from './personal-vault.js';

/** What is sealed in some streams, oldest first. */
const SEALED = `
  select stream_id, event_id, personal from event
  where tenant_id = $1 and stream_id = any ($2) and personal is not null
  order by stream_id, version`;

interface Row {
  stream_id: string;
  event_id: string;
  personal: Buffer;
}

/**
 * The applicants of several dossiers by stream, each member as last stated; streams without one, or whose person was erased,
 * are absent. Whoever shows what comes back records the reading first.
 */
export async function readApplicants(
  sql: Sql,
  vault: PersonalVault,
  tenant: string,
  streamIds: readonly string[],
): Promise<Map<string, Applicant>> {
  const keys = await vault.keysOf(tenant, streamIds);
  const applicants = new Map<string, Applicant>();
  if (keys.size === 0) return applicants;
  for (const row of await sql.query<Row>(SEALED, [tenant, [...keys.keys()]])) {
    const key = keys.get(row.stream_id);
    if (key == null) continue;
    const content = vault.openUnder(key, tenant, row.stream_id, row.event_id, row.personal);
    if (content?.applicant === undefined) continue;
    applicants.set(row.stream_id, { ...applicants.get(row.stream_id), ...content.applicant });
  }
  return applicants;
}
