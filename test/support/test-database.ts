import { EMBEDDED_DATABASE, randomToken, recreateDatabase, withAdminClient } from '#platform';

/** A migrated database of one spec file. */
export interface TestDatabase {
  readonly name: string;
  /** Superuser of the whole test server, connected to this database. */
  readonly superuserUrl: string;
  /** Owner of the tables, looking over all tenants: row-level security holds owners too. */
  readonly migratorUrl: string;
  /** What the product itself uses. */
  readonly appUrl: string;
  /** Drops it, whoever is still connected. Call it in `afterAll`. */
  drop(): Promise<void>;
}

/** Clones the migrated template; call it in `beforeAll` of an `*.int.spec.ts` or `*.e2e.spec.ts`. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const superuser = testServerUrl('TEST_SUPERUSER_URL');
  const name = `t_${randomToken(64).replaceAll('-', '_').toLowerCase()}`;
  await recreateDatabase(superuser, name, EMBEDDED_DATABASE);
  return {
    name,
    superuserUrl: inDatabase(superuser, name),
    migratorUrl: overAllTenants(inDatabase(testServerUrl('TEST_MIGRATOR_URL'), name)),
    appUrl: inDatabase(testServerUrl('TEST_APP_URL'), name),
    drop: () =>
      withAdminClient(superuser, async (client) => {
        await client.query(`drop database if exists "${name}" with (force)`);
      }),
  };
}

/** A database without tables, for specs of the migrations themselves. */
export async function createEmptyTestDatabase(): Promise<TestDatabase> {
  const database = await createTestDatabase();
  await recreateDatabase(testServerUrl('TEST_SUPERUSER_URL'), database.name);
  return database;
}

function testServerUrl(variable: string): string {
  const url = process.env[variable];
  if (url === undefined) throw new Error('No test server: is this file named *.int.spec.ts or *.e2e.spec.ts?');
  return url;
}

function overAllTenants(url: string): string {
  const changed = new URL(url);
  changed.searchParams.set('options', '-c dunghen.tenant=*');
  return changed.toString();
}

function inDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.toString();
}
