import { withAdminClient } from './admin-client.js';
import { ROLES } from './passwords.js';

/** The product's database on the embedded server. */
export const EMBEDDED_DATABASE = 'dunghen';

/** The statements that make a database as the product expects it: owned by the migrator, entered by the app. */
export function createDatabaseStatements(name: string, template?: string): string[] {
  return [
    `create database "${name}" owner ${ROLES.migrator}${template === undefined ? '' : ` template "${template}"`}`,
    `revoke connect, temporary on database "${name}" from public`,
    `grant connect, temporary on database "${name}" to ${ROLES.app}`,
  ];
}

/** Drops a database of the embedded server, whoever uses it, and makes it again, empty or as a copy of a template. */
export async function recreateDatabase(superuserUrl: string, name = EMBEDDED_DATABASE, template?: string) {
  await withAdminClient(superuserUrl, async (client) => {
    await client.query(`drop database if exists "${name}" with (force)`);
    for (const statement of createDatabaseStatements(name, template)) await client.query(statement);
  });
}
