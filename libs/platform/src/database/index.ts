export * from './app-data-source.js';
export * from './connection-budget.js';
export { MigrationError } from './migration-error.js';
export { migrate, type AfterMigrate, type AfterMigrateContext, type MigrateOptions } from './migrate.js';
export { APP_ROLE, SCHEMA } from './names.js';
export * from './tenant-scope.js';
export { holdTenantsHook } from './hold-tenants.js';
export { TypeOrmDatabase, type SqlSession } from './typeorm-database.js';
