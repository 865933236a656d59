import type { AfterMigrate } from './migrate.js';

/**
 * Every table with a tenant_id has the policy of migration 0038, also one that a later migration made without a thought
 * of it (2026-11-22: asked for at each migration, so that nobody has to remember).
 */
export const holdTenantsHook: AfterMigrate = {
  name: 'rows of one tenant',
  async run({ query }) {
    await query('select dunghen.hold_tenants()');
  },
};
