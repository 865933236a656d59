export { EmbeddedPostgresError } from './embedded-postgres-error.js';
export { withAdminClient } from './admin-client.js';
export { recreateDatabase, EMBEDDED_DATABASE } from './embedded-database.js';
export { openEmbeddedPostgres, type EmbeddedPostgres, type EmbeddedPostgresOptions } from './open-embedded-postgres.js';
export { productSettings, type ServerSettings } from './server-settings.js';
export { makeDataDir } from './server-home.js';
