import { createHash, randomBytes } from 'node:crypto';
import type { Database } from '#event-store';
import type { Clock, Ids } from '../ports.js';
import type { Principal, Role } from './principal.js';

export interface TokenRequest {
  tenant: string;
  role: Role;
  name: string;
  /** Root of the subtree it may see; null: the whole tenant. */
  unitId: string | null;
  /** Epoch milliseconds; null: it does not expire. */
  expiresAt: number | null;
  /** Actor of whoever gives it; absent: an operator on the server. */
  createdBy?: string;
}

interface TokenRow {
  tenant_id: string;
  timezone: string;
  token_id: string;
  role: Role;
  actor_id: string;
  unit_id: string | null;
  expires_at: Date | null;
}

/** How long a token's answer is trusted without asking the database, in milliseconds: a revoked one stops within it. */
const TRUSTED_MS = 2_000;
const MOST_KEPT = 10_000;
const FORM = /^dh_[A-Za-z0-9_-]{43}$/;

const FIND = `
  select t.tenant_id, n.timezone, t.token_id, t.role, t.actor_id, t.unit_id, t.expires_at
  from api_token t join tenant n using (tenant_id)
  where t.token_hash = $1 and t.revoked_at is null and (t.expires_at is null or t.expires_at > clock_timestamp())`;
const CREATE = `
  insert into api_token (tenant_id, token_id, token_hash, role, name, actor_id, unit_id, expires_at, created_by)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`;

/** Bearer tokens: 256 random bits, stored only as their SHA-256. */
export class Tokens {
  private readonly kept = new Map<string, { principal: Principal | null; until: number }>();

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly ids: Ids,
    /** Where a token is looked for before it has said whose it is. */
    private readonly everywhere: Database = database,
  ) {}

  /** Makes a token and answers its text, which is never stored. */
  async create(request: TokenRequest): Promise<{ token: string; tokenId: string }> {
    const token = `dh_${randomBytes(32).toString('base64url')}`;
    const tokenId = this.ids.uuid();
    const { tenant, role, name, unitId, expiresAt } = request;
    const expires = expiresAt === null ? null : new Date(expiresAt);
    const row = [tenant, tokenId, digest(token), role, name, `token:${name}`, unitId, expires];
    await this.database.query(CREATE, [...row, request.createdBy ?? null]);
    return { token, tokenId };
  }

  /** Who a token stands for; null if it is malformed, unknown, expired or revoked, all alike. */
  async principalOf(token: string): Promise<Principal | null> {
    if (!FORM.test(token)) return null;
    const hash = digest(token);
    const key = hash.toString('base64');
    const now = this.clock.now();
    const kept = this.kept.get(key);
    if (kept !== undefined && kept.until > now) return kept.principal;
    const [row] = await this.everywhere.query<TokenRow>(FIND, [hash]);
    const principal = row === undefined ? null : principalFrom(row);
    if (this.kept.size >= MOST_KEPT) this.kept.clear();
    const expiry = row?.expires_at?.getTime() ?? Number.POSITIVE_INFINITY;
    this.kept.set(key, { principal, until: Math.min(now + TRUSTED_MS, expiry) });
    return principal;
  }
}

const digest = (token: string): Buffer => createHash('sha256').update(token, 'utf8').digest();

const principalFrom = (row: TokenRow): Principal => ({
  tenant: row.tenant_id,
  timezone: row.timezone,
  tokenId: row.token_id,
  role: row.role,
  actorId: row.actor_id,
  unitId: row.unit_id,
});
