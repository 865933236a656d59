import type { Database } from '#event-store';
import type { Principal } from '../access/principal.js';
import type { Ids } from '../ports.js';
import { invalid } from '../problem-error.js';

const SHORTEST = 3;
const LONGEST = 500;

/** Why somebody reads personal data, in 3 to 500 characters. Throws VALIDATION.FAILED. */
export function requireReason(reason: string): void {
  if (
    reason.trim().length >= SHORTEST &&
    reason.length <= LONGEST &&
    !/\p{Cc}/u.test(reason) &&
    reason.isWellFormed()
  ) {
    return;
  }
  const detail = 'say why the personal data is needed, in 3 to 500 characters';
  throw invalid([{ pointer: '?reason', code: 'REQUIRED', detail }]);
}

/** Records who reads the personal data of a stream, and why; answers the id of the record. Call it before opening anything. */
export async function recordAccess(
  { database, ids }: { database: Database; ids: Ids },
  principal: Principal,
  streamId: string,
  reason: string,
): Promise<string> {
  const { tenant, actorId, unitId, role } = principal;
  const accessId = ids.uuid();
  await database.query(
    `insert into access_record (tenant_id, access_id, actor_id, unit_id, role, stream_id, reason)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [tenant, accessId, actorId, unitId, role, streamId, reasonOf(principal, reason)],
  );
  return accessId;
}

/** A reason as it is recorded: it names whom the reader acted for. */
export const reasonOf = ({ onBehalfOf }: Principal, reason: string): string =>
  onBehalfOf === undefined ? reason : `${reason} (for ${onBehalfOf})`;
