import { jest } from '@jest/globals';
import { Command } from 'commander';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ProjectionRunner, allProjections } from '#application';
import { ProjectionStore } from '#event-store';
import { EVERY_TENANT, TypeOrmDatabase, createAppDataSource } from '#platform';
import { temporaryFolder } from '../support/temporary-folder.js';
import { createTestDatabase } from '../support/test-database.js';

/** A database and a data folder that commands find by the environment, and what they say kept apart from the specs' own. */
export interface DhDesk {
  folder: string;
  /** What went to standard output and standard error since {@link DhDesk.listen}. */
  out: string[];
  told: string[];
  /** Forgets what was said; for `beforeEach`, and between two commands. */
  listen(): void;
  /** Runs a command line on the tenant of the spec. */
  dh(...args: string[]): Promise<void>;
  /** The same with `--json`: what it alone says. */
  json<T>(...args: string[]): Promise<T>;
  /** A file in the folder; what is no text is written as JSON. */
  file(name: string, content: string | Uint8Array | object): string;
  inDatabase<T>(work: (database: TypeOrmDatabase) => Promise<T>): Promise<T>;
  /** Brings the read models to the head of the log. */
  project(): Promise<void>;
  close(): Promise<void>;
}

/** For commands on a real database, as `dh` has them: `tenant` is named on every command line. */
export async function openDhDesk(tenant: string, ...adds: ((program: Command) => void)[]): Promise<DhDesk> {
  const testDatabase = await createTestDatabase();
  const folder = temporaryFolder();
  const { privateKey } = generateKeyPairSync('ed25519');
  Object.assign(process.env, {
    DATABASE_URL: testDatabase.appUrl,
    DUNGHEN_DATA_DIR: folder.path,
    DUNGHEN_KEY: randomBytes(32).toString('base64'),
    DUNGHEN_SIGNING_KEY: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  });
  const desk: DhDesk = {
    ...{ folder: folder.path, out: [], told: [] },
    listen: () => {
      [desk.out, desk.told] = [[], []];
      jest.spyOn(process.stdout, 'write').mockImplementation((text) => desk.out.push(String(text)) > 0);
      jest.spyOn(process.stderr, 'write').mockImplementation((text) => desk.told.push(String(text)) > 0);
    },
    dh: async (...args) => {
      const program = new Command('dh').exitOverride();
      for (const add of adds) add(program);
      await program.parseAsync([...args, '--tenant', tenant], { from: 'user' });
    },
    json: async <T>(...args: string[]) => {
      desk.out = [];
      await desk.dh(...args, '--json');
      return JSON.parse(desk.out.join('')) as T;
    },
    file: (name, content) => {
      const path = join(folder.path, name);
      const isText = typeof content === 'string' || content instanceof Uint8Array;
      writeFileSync(path, isText ? content : JSON.stringify(content));
      return path;
    },
    inDatabase: async (work) => {
      const source = await createAppDataSource(testDatabase.appUrl, { applicationName: 'spec' }).initialize();
      return work(new TypeOrmDatabase(source, EVERY_TENANT)).finally(() => source.destroy());
    },
    project: () =>
      desk.inDatabase(async (database) => {
        const store = new ProjectionStore(database);
        await new ProjectionRunner(store, allProjections(store)).sweep();
      }),
    close: async () => {
      jest.restoreAllMocks();
      await testDatabase.drop();
      folder.remove();
    },
  };
  return desk;
}
