import type { Sql } from '#event-store';
import type { PersonRole, SessionView } from './account.js';
import { statements } from './statements.js';

interface Row {
  session_id: string;
  created_at: Date;
  last_seen_at: Date;
  ends_at: Date;
  address: string | null;
  user_agent: string | null;
  account_id: string;
  name: string;
  display_name: string;
  role: PersonRole;
  unit_id: string | null;
}

/** Sessions that are open, the last used first, a thousand at most; `units`: whose accounts, null: all. */
export async function listSessions(
  sql: Sql,
  tenant: string,
  sessionId: string | null,
  units: ReadonlySet<string> | null,
): Promise<SessionView[]> {
  const parameters = [tenant, sessionId, units === null ? null : [...units]];
  const rows = await sql.query<Row>(statements.sessions, parameters);
  return rows.map((row) => ({
    sessionId: row.session_id,
    account: {
      ...{ accountId: row.account_id, name: row.name, displayName: row.display_name },
      ...{ role: row.role, unitId: row.unit_id },
    },
    createdAt: row.created_at.toISOString(),
    lastSeenAt: row.last_seen_at.toISOString(),
    expiresAt: row.ends_at.toISOString(),
    address: row.address,
    userAgent: row.user_agent,
  }));
}
