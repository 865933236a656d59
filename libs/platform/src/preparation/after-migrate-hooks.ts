import { holdTenantsHook, type AfterMigrate } from '../database/index.js';
import { queueSchemaHook } from '../queue/queue-schema.js';

/** What has to happen in every database after our own migrations, in this order. */
export const afterMigrateHooks: readonly AfterMigrate[] = [holdTenantsHook, queueSchemaHook];
