import { expect, jest } from '@jest/globals';
import { Command } from 'commander';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { ProjectionRunner, allProjections, parseIndicatorQuery } from '#application';
import { PostgresEventStore, ProjectionStore } from '#event-store';
import { EVERY_TENANT, TypeOrmDatabase, createAppDataSource } from '#platform';
import { figures, inSnapshot } from '#read-models';
import { temporaryFolder } from '../support/temporary-folder.js';
import { createTestDatabase } from '../support/test-database.js';
import type { TestDatabase } from '../support/test-database.js';
import { addBackupCommands } from '../../apps/ops/src/commands/backup.command.js';
import { addExportCommand } from '../../apps/ops/src/commands/export.command.js';
import { addImportCommand } from '../../apps/ops/src/commands/import.command.js';
import { addTenantsCommand } from '../../apps/ops/src/commands/tenants.command.js';

/** One installation of a spec: a database of its own and a command line that works on it. */
export class House {
  readonly store: PostgresEventStore;

  private constructor(
    readonly database: TypeOrmDatabase,
    private readonly testDatabase: TestDatabase,
    private readonly source: DataSource,
    private readonly environment: Record<string, string>,
  ) {
    this.store = new PostgresEventStore(database);
  }

  static async open(environment: Record<string, string>): Promise<House> {
    const testDatabase = await createTestDatabase();
    const source = await createAppDataSource(testDatabase.appUrl, { applicationName: 'spec' }).initialize();
    return new House(new TypeOrmDatabase(source, EVERY_TENANT), testDatabase, source, environment);
  }

  get migratorUrl(): string {
    return this.testDatabase.migratorUrl;
  }

  async close(): Promise<void> {
    await this.source.destroy();
    await this.testDatabase.drop();
  }

  /** Runs a command on this house; answers what it printed as JSON. */
  async dh<Answer = Record<string, unknown>>(...args: string[]): Promise<Answer> {
    Object.assign(process.env, this.environment, { DATABASE_URL: this.testDatabase.appUrl });
    const out: string[] = [];
    const spies = [
      jest.spyOn(process.stdout, 'write').mockImplementation((text) => out.push(String(text)) > 0),
      jest.spyOn(process.stderr, 'write').mockImplementation(() => true),
    ];
    try {
      const program = new Command('dh').exitOverride();
      for (const add of [addExportCommand, addImportCommand, addTenantsCommand, addBackupCommands]) add(program);
      await program.parseAsync([...args, '--json'], { from: 'user' });
      return JSON.parse(out.join('')) as Answer;
    } finally {
      for (const spy of spies) spy.mockRestore();
    }
  }

  /** Brings the read models to the head of the log. */
  async catchUp(): Promise<void> {
    const store = new ProjectionStore(this.database);
    await new ProjectionRunner(store, allProjections(store)).sweep();
  }

  async log(tenant: string) {
    return this.store.readLog(tenant, { after: 0, limit: 100_000 });
  }

  /** Every figure of a year by agency and month, now and as of an instant. */
  async figures(tenant: string, asOf: string | null = null) {
    const now = Date.parse('2026-12-01T00:00:00Z');
    const timezone = 'Asia/Ho_Chi_Minh';
    const answers = [];
    for (const policy of ['tt01-2020', 'qd766', 'returned']) {
      const asked = { period: '2026', policy, groupBy: 'agency,month', ...(asOf === null ? {} : { asOf }) };
      const question = { tenant, timezone, scope: null, now, ...parseIndicatorQuery(asked, now, timezone) };
      const { rows, total, position } = await inSnapshot(this.database, (sql) => figures(sql, question));
      answers.push({ policy, rows, total, position });
    }
    expect(JSON.stringify(answers)).toMatch(/"received":[1-9]/);
    return answers;
  }
}

/** A folder, and two houses that hold the same keys, as after a move to another machine. */
export async function openTwoHouses() {
  const folder = temporaryFolder();
  const { privateKey } = generateKeyPairSync('ed25519');
  const environment = {
    DUNGHEN_DATA_DIR: join(folder.path, 'data'),
    DUNGHEN_KEY: randomBytes(32).toString('base64'),
    DUNGHEN_SIGNING_KEY: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
  const [old, fresh] = [await House.open(environment), await House.open(environment)];
  const close = async () => {
    jest.restoreAllMocks();
    await Promise.all([old.close(), fresh.close()]);
    folder.remove();
  };
  return { folder: folder.path, old, fresh, masterKey: Buffer.from(environment.DUNGHEN_KEY, 'base64'), close };
}
