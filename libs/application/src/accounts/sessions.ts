import { createHash, randomBytes } from 'node:crypto';
import type { Database, Sql } from '#event-store';
import type { Ids } from '../ports.js';
import type { PersonRole, SignedIn } from './account.js';
import { statements } from './statements.js';

interface SessionRow {
  tenant_id: string;
  timezone: string;
  session_id: string;
  account_id: string;
  name: string;
  display_name: string;
  role: PersonRole;
  unit_id: string | null;
  actor_id: string;
  must_change_password: boolean;
  acting_for: string | null;
  unseen: boolean;
  ends_at: Date;
}

/** From where somebody signed in, for whoever looks at the list of sessions. */
export interface Origin {
  address: string;
  userAgent: string | null;
}

export type EndedBecause = 'signedOut' | 'endedByAdmin' | 'accountChanged' | 'passwordChanged';

const FORM = /^[A-Za-z0-9_-]{43}$/;
const LONGEST_AGENT = 200;

/**
 * Sessions of people: 256 random bits in a cookie, stored only as their SHA-256. Half an hour without a request or twelve
 * hours end one; sign-out, an administrator or a changed account end it at once, because every request asks the database.
 */
export class Sessions {
  constructor(
    private readonly database: Database,
    private readonly ids: Ids,
    /** Where a session is looked for before it has said whose it is. */
    private readonly everywhere: Database = database,
  ) {}

  /** Opens one and answers the cookie's text, which is never stored; null if the account may not sign in. */
  async open(tenant: string, accountId: string, { address, userAgent }: Origin): Promise<string | null> {
    const secret = randomBytes(32).toString('base64url');
    const agent = userAgent?.slice(0, LONGEST_AGENT) ?? null;
    const parameters = [tenant, this.ids.uuid(), digest(secret), accountId, address, agent];
    const made = await this.database.query(statements.insertSession, parameters);
    return made.length === 0 ? null : secret;
  }

  /** Whose session it is; null if it is malformed, unknown or over, all alike. Being asked for keeps it alive. */
  async of(secret: string): Promise<SignedIn | null> {
    if (!FORM.test(secret)) return null;
    const [row] = await this.everywhere.query<SessionRow>(statements.session, [digest(secret)]);
    if (row === undefined) return null;
    return signedInFrom(row, row.unseen ? await this.touch(row) : row.ends_at);
  }

  /** Whether it is still good; looking does not keep it alive. */
  async isOpen(secret: string): Promise<boolean> {
    return (await this.everywhere.query(statements.session, [digest(secret)])).length > 0;
  }

  private async touch({ tenant_id, session_id, ends_at }: SessionRow): Promise<Date> {
    const [touched] = await this.everywhere.query<{ ends_at: Date }>(statements.touchSession, [tenant_id, session_id]);
    return touched?.ends_at ?? ends_at;
  }
}

/** Lets the person of a session act for another, or for themselves again (null); whether they may is not asked here. */
export async function actFor(sql: Sql, tenant: string, sessionId: string, ofActorId: string | null): Promise<void> {
  await sql.query(statements.actFor, [tenant, sessionId, ofActorId]);
}

/** Ends one session; answers whether it was open. */
export async function endSession(sql: Sql, tenant: string, sessionId: string, why: EndedBecause): Promise<boolean> {
  return (await sql.query(statements.endSessions, [tenant, sessionId, null, why])).length > 0;
}

/** Ends every session of an account; answers how many were open. */
export async function endSessionsOf(sql: Sql, tenant: string, accountId: string, why: EndedBecause): Promise<number> {
  return (await sql.query(statements.endSessions, [tenant, null, accountId, why])).length;
}

const digest = (secret: string): Buffer => createHash('sha256').update(secret, 'utf8').digest();

const signedInFrom = (row: SessionRow, endsAt: Date): SignedIn => ({
  sessionId: row.session_id,
  account: {
    accountId: row.account_id,
    name: row.name,
    displayName: row.display_name,
    role: row.role,
    unitId: row.unit_id,
    actorId: row.actor_id,
    tenant: row.tenant_id,
    timezone: row.timezone,
    mustChangePassword: row.must_change_password,
  },
  actingFor: row.acting_for,
  expiresAt: endsAt.toISOString(),
});
