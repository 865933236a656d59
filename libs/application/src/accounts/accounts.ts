import { randomBytes } from 'node:crypto';
import type { Database } from '#event-store';
import type { Ids } from '../ports.js';
import { ProblemError, invalid } from '../problem-error.js';
import type { AccountPatch, AccountRequest, AccountView, Colleague, Identity, PersonRole } from './account.js';
import { ACCOUNT_NAME } from './account.js';
import { hashPassword, randomPassword, requireGoodPassword } from './passwords.js';
import { recordChange } from './record-change.js';
import { endSessionsOf } from './sessions.js';
import { statements } from './statements.js';

interface AccountRow {
  account_id: string;
  name: string;
  display_name: string;
  role: PersonRole;
  unit_id: string | null;
  actor_id: string;
  email: string | null;
  created_at: Date;
  disabled_at: Date | null;
  last_seen_at: Date | null;
  must_change_password: boolean;
  has_password: boolean;
  has_identity: boolean;
}

/** A password that somebody chose, or null: one is made, and changed at the first sign-in. */
export type PasswordChoice = string | null;

/** The accounts of a tenant; whoever calls has been allowed to. */
export class Accounts {
  constructor(
    private readonly database: Database,
    private readonly ids: Ids,
  ) {}

  /** Makes an account and answers its one-time password if none was chosen. Throws ACCOUNT.NAME_TAKEN. */
  async create(
    tenant: string,
    request: AccountRequest,
    chosen: PasswordChoice,
    by: string,
    demo = false,
  ): Promise<AccountView & { password: string | null }> {
    const { name, displayName, role, unitId, email } = request;
    if (!ACCOUNT_NAME.test(name)) {
      const detail = 'letters a-z, digits, dot, dash and underscore, at most 40, beginning with a letter or digit';
      throw invalid([{ pointer: '/name', code: 'ACCOUNT.NAME', detail }]);
    }
    if (chosen !== null) requireGoodPassword('/password', chosen, name);
    const password = chosen ?? randomPassword();
    const hash = await hashPassword(password);
    const accountId = this.ids.uuid();
    const actorId = request.actorId ?? `acc-${randomBytes(6).toString('hex')}`;
    await this.database.transaction(async (sql) => {
      const row = [tenant, accountId, name, displayName, role, unitId, actorId, hash, chosen === null, email ?? null];
      const made = await sql.query(statements.insertAccount, [...row, null, demo]);
      if (made.length === 0) {
        throw taken(name);
      }
      const details = { name, role, unitId, actorId };
      await recordChange(sql, this.ids, { tenant, subject: { accountId }, by, change: 'created', details });
    });
    return { ...(await this.get(tenant, accountId)), password: chosen === null ? password : null };
  }

  /** Changes an account; another role or unit, or disabling it, ends its sessions. Throws ACCOUNT.NAME_TAKEN. */
  async change(tenant: string, before: AccountView, patch: AccountPatch, by: string): Promise<AccountView> {
    const { accountId, name } = before;
    const displayName = patch.displayName ?? before.displayName;
    const role = patch.role ?? before.role;
    const unitId = patch.unitId === undefined ? before.unitId : patch.unitId;
    const email = patch.email === undefined ? before.email : patch.email;
    const disabled = patch.disabled ?? before.disabledAt !== null;
    await this.database
      .transaction(async (sql) => {
        const parameters = [tenant, accountId, displayName, role, unitId, email, disabled];
        const [old] = await sql.query<Changed>(statements.changeAccount, parameters);
        if (old === undefined) throw notFound(accountId);
        const moved = old.old_role !== role || old.old_unit_id !== unitId;
        if (moved || (disabled && !old.was_disabled)) await endSessionsOf(sql, tenant, accountId, 'accountChanged');
        const details = detailsOf(old, { role, unitId, disabled });
        if (Object.keys(details).length === 0) return;
        await recordChange(sql, this.ids, { tenant, subject: { accountId }, by, change: 'changed', details });
      })
      .catch((error: unknown) => {
        if ((error as { code?: unknown }).code === UNIQUE_VIOLATION) throw taken(name);
        throw error;
      });
    return this.get(tenant, accountId);
  }

  /** Sets a password for somebody and ends their sessions; a made one must be changed at the next sign-in. */
  async resetPassword(tenant: string, accountId: string, chosen: PasswordChoice, by: string): Promise<string | null> {
    const { name } = await this.get(tenant, accountId);
    if (chosen !== null) requireGoodPassword('/password', chosen, name);
    const password = chosen ?? randomPassword();
    const hash = await hashPassword(password);
    await this.database.transaction(async (sql) => {
      await sql.query(statements.setPassword, [tenant, accountId, hash, chosen === null]);
      await endSessionsOf(sql, tenant, accountId, 'passwordChanged');
      await recordChange(sql, this.ids, { tenant, subject: { accountId }, by, change: 'passwordReset', details: {} });
    });
    return chosen === null ? password : null;
  }

  /** Says who an account is at the provider; null: nobody, which ends its sessions. Throws VALIDATION.FAILED for a taken one. */
  async link(tenant: string, accountId: string, identity: Identity | null, by: string): Promise<AccountView> {
    const { issuer, subject } = identity ?? { issuer: null, subject: null };
    await this.database
      .transaction(async (sql) => {
        const linked = await sql.query(statements.linkIdentity, [tenant, accountId, issuer, subject]);
        if (linked.length === 0) return;
        if (identity === null) await endSessionsOf(sql, tenant, accountId, 'accountChanged');
        const change = identity === null ? 'identityUnlinked' : 'identityLinked';
        await recordChange(sql, this.ids, { tenant, subject: { accountId }, by, change, details: {} });
      })
      .catch((error: unknown) => {
        if ((error as { code?: unknown }).code !== UNIQUE_VIOLATION) throw error;
        throw invalid([{ pointer: '/subject', code: 'IDENTITY.TAKEN', detail: 'is another account’s' }]);
      });
    return this.get(tenant, accountId);
  }

  /** Ends every session of an account; answers how many were open. */
  async endSessions(tenant: string, accountId: string, by: string): Promise<number> {
    return this.database.transaction(async (sql) => {
      const sessions = await endSessionsOf(sql, tenant, accountId, 'endedByAdmin');
      if (sessions === 0) return 0;
      await recordChange(sql, this.ids, {
        tenant,
        subject: { accountId },
        by,
        change: 'sessionsEnded',
        details: { sessions },
      });
      return sessions;
    });
  }

  /** `units`: those the caller may see; null: all. */
  async list(tenant: string, units: ReadonlySet<string> | null = null): Promise<AccountView[]> {
    const parameters = [tenant, null, units === null ? null : [...units]];
    return (await this.database.query<AccountRow>(statements.accounts, parameters)).map(viewOf);
  }

  /** Throws ACCOUNT.NOT_FOUND. */
  async get(tenant: string, accountId: string, units: ReadonlySet<string> | null = null): Promise<AccountView> {
    const parameters = [tenant, accountId, units === null ? null : [...units]];
    const [row] = await this.database.query<AccountRow>(statements.accounts, parameters);
    if (row === undefined) throw notFound(accountId);
    return viewOf(row);
  }

  /** Throws ACCOUNT.NOT_FOUND. */
  async named(tenant: string, name: string): Promise<AccountView> {
    const found = (await this.list(tenant)).find((account) => account.name === name);
    if (found === undefined) throw new ProblemError('ACCOUNT.NOT_FOUND', `no account is called ${name}`);
    return found;
  }

  /** Names behind the actors of events. */
  async colleagues(tenant: string, units: ReadonlySet<string> | null): Promise<Colleague[]> {
    type Row = { actor_id: string; display_name: string; role: PersonRole; unit_id: string | null; active: boolean };
    const rows = await this.database.query<Row>(statements.colleagues, [tenant, units === null ? null : [...units]]);
    return rows.map(({ actor_id, display_name, role, unit_id, active }) => ({
      ...{ actorId: actor_id, displayName: display_name, role, unitId: unit_id, active },
    }));
  }
}

interface Changed {
  old_role: PersonRole;
  old_unit_id: string | null;
  was_disabled: boolean;
  renamed: boolean;
  email_changed: boolean;
}

const UNIQUE_VIOLATION = '23505';
const notFound = (id: string): ProblemError => new ProblemError('ACCOUNT.NOT_FOUND', `no account ${id}`);
const taken = (name: string): ProblemError =>
  new ProblemError('ACCOUNT.NAME_TAKEN', `another account has the name, e-mail or actor of ${name}`);

/** What is recorded of a change. */
function detailsOf(old: Changed, now: { role: PersonRole; unitId: string | null; disabled: boolean }): object {
  return {
    ...(old.old_role === now.role ? {} : { role: { from: old.old_role, to: now.role } }),
    ...(old.old_unit_id === now.unitId ? {} : { unitId: { from: old.old_unit_id, to: now.unitId } }),
    ...(old.was_disabled === now.disabled ? {} : { disabled: now.disabled }),
    ...(old.renamed ? { displayName: 'changed' } : {}),
    ...(old.email_changed ? { email: 'changed' } : {}),
  };
}

const viewOf = (row: AccountRow): AccountView => ({
  accountId: row.account_id,
  name: row.name,
  displayName: row.display_name,
  role: row.role,
  unitId: row.unit_id,
  actorId: row.actor_id,
  email: row.email,
  createdAt: row.created_at.toISOString(),
  disabledAt: row.disabled_at?.toISOString() ?? null,
  lastSeenAt: row.last_seen_at?.toISOString() ?? null,
  mustChangePassword: row.must_change_password,
  hasPassword: row.has_password,
  hasIdentity: row.has_identity,
});
