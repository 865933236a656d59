export const ROLES = ['clerk', 'officer', 'supervisor', 'inspector', 'admin', 'integration'] as const;
export type Role = (typeof ROLES)[number];

/** Who is asking: resolved from a token before anything else happens. */
export interface Principal {
  tenant: string;
  timezone: string;
  /** Owns idempotency keys. */
  tokenId: string;
  role: Role;
  actorId: string;
  /** Whom the actor acts for under a delegation; absent: for themselves. */
  onBehalfOf?: string;
  /** Root of the agency subtree this principal may see; null: the whole tenant. */
  unitId: string | null;
}
