export * from './app-data-source.js';
export * from './connection-budget.js';
export { MigrationError } from './migration-error.js';
export { migrate, type AfterMigrate, type AfterMigrateContext, type MigrateOptions } from './migrate.js';
export { APP_ROLE, SCHEMA } from './names.js';
export { TypeOrmDatabase, type SqlSession } from './typeorm-database.js';
