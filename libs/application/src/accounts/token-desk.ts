import { Inject, Injectable } from '@nestjs/common';
import type { Database } from '#event-store';
import { requireOperation } from '../access/permissions.js';
import type { Principal, Role } from '../access/principal.js';
import { Tokens } from '../access/tokens.js';
import type { Catalogues } from '../catalogue/catalogues.js';
import { CATALOGUES, CLOCK, DATABASE, IDS } from '../ports.js';
import type { Clock, Ids } from '../ports.js';
import { ProblemError, invalid } from '../problem-error.js';
import { accountScope, isUuid, requireUnitInScope } from './account-scope.js';
import { recordChange } from './record-change.js';
import { statements } from './statements.js';

/** A token as it is shown; its text never is again. */
export interface TokenView {
  tokenId: string;
  name: string;
  role: Role;
  unitId: string | null;
  actorId: string;
  createdAt: string;
  createdBy: string | null;
  expiresAt: string | null;
  revokedAt: string | null;
}

export interface NewToken {
  name: string;
  role: Role;
  unitId: string | null;
  /** ISO instant; null: it does not expire. */
  expiresAt: string | null;
}

interface TokenRow {
  token_id: string;
  name: string;
  role: Role;
  unit_id: string | null;
  actor_id: string;
  created_at: Date;
  created_by: string | null;
  expires_at: Date | null;
  revoked_at: Date | null;
}

/** Names of the demo's own tokens, which end with the demo. */
const RESERVED = /^demo /;

/** The tokens of programs, as administrators give and revoke them within their units. */
@Injectable()
export class TokenDesk {
  constructor(
    private readonly tokens: Tokens,
    @Inject(CATALOGUES) private readonly catalogues: Catalogues,
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(IDS) private readonly ids: Ids,
  ) {}

  async list(principal: Principal): Promise<TokenView[]> {
    requireOperation(principal, 'tokens.read');
    return this.find(principal, null);
  }

  /** Makes a token and answers its text, the only time. */
  async create(
    principal: Principal,
    { name, role, unitId, expiresAt }: NewToken,
  ): Promise<TokenView & { token: string }> {
    requireOperation(principal, 'tokens.manage');
    await requireUnitInScope(this.catalogues, principal, unitId);
    if (RESERVED.test(name)) throw invalid([{ pointer: '/name', code: 'TOKEN.NAME', detail: 'is kept for the demo' }]);
    const expires = expiresAt === null ? null : Date.parse(expiresAt);
    if (expires !== null && expires <= this.clock.now()) {
      throw invalid([{ pointer: '/expiresAt', code: 'TIME.PAST', detail: 'lies in the past' }]);
    }
    const { tenant, actorId: by } = principal;
    const { token, tokenId } = await this.tokens.create({
      tenant,
      role,
      name,
      unitId,
      expiresAt: expires,
      createdBy: by,
    });
    const details = { name, role, unitId, expiresAt };
    await recordChange(this.database, this.ids, { tenant, subject: { tokenId }, by, change: 'tokenCreated', details });
    const [made] = await this.find(principal, tokenId);
    if (made === undefined) throw new ProblemError('TOKEN.NOT_FOUND', `no token ${tokenId}`);
    return { ...made, token };
  }

  /** Ends a token within two seconds in every process. Throws TOKEN.NOT_FOUND. */
  async revoke(principal: Principal, tokenId: string): Promise<void> {
    requireOperation(principal, 'tokens.manage');
    const { tenant, actorId: by } = principal;
    const [found] = isUuid(tokenId) ? await this.find(principal, tokenId) : [];
    if (found === undefined) throw new ProblemError('TOKEN.NOT_FOUND', `no token ${tokenId}`);
    await this.database.transaction(async (sql) => {
      if ((await sql.query(statements.revokeToken, [tenant, tokenId])).length === 0) return;
      await recordChange(sql, this.ids, { tenant, subject: { tokenId }, by, change: 'tokenRevoked', details: {} });
    });
  }

  private async find(principal: Principal, tokenId: string | null): Promise<TokenView[]> {
    const units = await accountScope(this.catalogues, principal);
    const parameters = [principal.tenant, tokenId, units === null ? null : [...units]];
    return (await this.database.query<TokenRow>(statements.tokens, parameters)).map(viewOf);
  }
}

const viewOf = (row: TokenRow): TokenView => ({
  tokenId: row.token_id,
  name: row.name,
  role: row.role,
  unitId: row.unit_id,
  actorId: row.actor_id,
  createdAt: row.created_at.toISOString(),
  createdBy: row.created_by,
  expiresAt: row.expires_at?.toISOString() ?? null,
  revokedAt: row.revoked_at?.toISOString() ?? null,
});
