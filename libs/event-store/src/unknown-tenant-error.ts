/** A tenant nobody has created. */
export class UnknownTenantError extends Error {
  readonly code = 'TENANT.UNKNOWN';
  constructor(tenant: string) {
    super(`unknown tenant ${tenant}`);
  }
}
