import { Inject, Injectable } from '@nestjs/common';
import type { Database } from '#event-store';
import { requireOperation } from '../access/permissions.js';
import type { Principal } from '../access/principal.js';
import type { Catalogues } from '../catalogue/catalogues.js';
import { CATALOGUES, DATABASE, IDS } from '../ports.js';
import type { Ids } from '../ports.js';
import { ProblemError } from '../problem-error.js';
import type { AccountPatch, AccountRequest, AccountView, Colleague, Identity, SessionView } from './account.js';
import { accountScope, isUuid, requireUnitInScope } from './account-scope.js';
import { Accounts } from './accounts.js';
import { listSessions } from './list-sessions.js';
import { recordChange } from './record-change.js';
import { endSession } from './sessions.js';

/** What administrators do with the accounts and sessions of their units, and what others may see of them. */
@Injectable()
export class AccountDesk {
  constructor(
    private readonly accounts: Accounts,
    @Inject(CATALOGUES) private readonly catalogues: Catalogues,
    @Inject(DATABASE) private readonly database: Database,
    @Inject(IDS) private readonly ids: Ids,
  ) {}

  async list(principal: Principal): Promise<AccountView[]> {
    requireOperation(principal, 'accounts.read');
    return this.accounts.list(principal.tenant, await accountScope(this.catalogues, principal));
  }

  /** Throws ACCOUNT.NOT_FOUND for one out of scope as for an unknown one; so does everything below. */
  async get(principal: Principal, accountId: string): Promise<AccountView> {
    requireOperation(principal, 'accounts.read');
    return this.inScope(principal, accountId);
  }

  async create(principal: Principal, request: AccountRequest): Promise<AccountView & { password: string | null }> {
    requireOperation(principal, 'accounts.manage');
    await requireUnitInScope(this.catalogues, principal, request.unitId);
    return this.accounts.create(principal.tenant, request, null, principal.actorId);
  }

  /** Nobody changes what they themselves may do: the last administrator would lock everybody out. Throws ACCOUNT.OWN. */
  async change(principal: Principal, accountId: string, patch: AccountPatch): Promise<AccountView> {
    requireOperation(principal, 'accounts.manage');
    const before = await this.inScope(principal, accountId);
    const weighty = patch.role !== undefined || patch.unitId !== undefined || patch.disabled !== undefined;
    if (weighty && before.actorId === principal.actorId) {
      throw new ProblemError('ACCOUNT.OWN', 'role, unit and state of one’s own account are changed by somebody else');
    }
    if (patch.unitId !== undefined) await requireUnitInScope(this.catalogues, principal, patch.unitId);
    return this.accounts.change(principal.tenant, before, patch, principal.actorId);
  }

  async resetPassword(principal: Principal, accountId: string): Promise<{ password: string }> {
    requireOperation(principal, 'accounts.manage');
    await this.inScope(principal, accountId);
    const password = await this.accounts.resetPassword(principal.tenant, accountId, null, principal.actorId);
    return { password: password ?? '' };
  }

  /** Says who an account is at the provider; null: nobody. Whoever is not linked cannot sign in there. */
  async link(principal: Principal, accountId: string, identity: Identity | null): Promise<AccountView> {
    requireOperation(principal, 'accounts.manage');
    await this.inScope(principal, accountId);
    return this.accounts.link(principal.tenant, accountId, identity, principal.actorId);
  }

  async sessions(principal: Principal): Promise<SessionView[]> {
    requireOperation(principal, 'sessions.read');
    return listSessions(this.database, principal.tenant, null, await accountScope(this.catalogues, principal));
  }

  /** Throws SESSION.NOT_FOUND for one that is over, out of scope or unknown. */
  async endSession(principal: Principal, sessionId: string): Promise<void> {
    requireOperation(principal, 'sessions.end');
    const { tenant, actorId: by } = principal;
    const units = await accountScope(this.catalogues, principal);
    const [found] = isUuid(sessionId) ? await listSessions(this.database, tenant, sessionId, units) : [];
    if (found === undefined) throw new ProblemError('SESSION.NOT_FOUND', `no session ${sessionId}`);
    const subject = { accountId: found.account.accountId };
    await this.database.transaction(async (sql) => {
      if (!(await endSession(sql, tenant, sessionId, 'endedByAdmin'))) return;
      await recordChange(sql, this.ids, { tenant, subject, by, change: 'sessionsEnded', details: { sessions: 1 } });
    });
  }

  async colleagues(principal: Principal): Promise<Colleague[]> {
    requireOperation(principal, 'colleagues.read');
    return this.accounts.colleagues(principal.tenant, await accountScope(this.catalogues, principal));
  }

  private async inScope(principal: Principal, accountId: string): Promise<AccountView> {
    if (!isUuid(accountId)) throw new ProblemError('ACCOUNT.NOT_FOUND', `no account ${accountId}`);
    return this.accounts.get(principal.tenant, accountId, await accountScope(this.catalogues, principal));
  }
}
