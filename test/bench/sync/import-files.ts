import 'reflect-metadata';
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { Catalogues, PersonalVault, Pseudonyms, ingestSyncFile } from '#application';
import type { IngestDependencies } from '#application';
import { PostgresEventStore } from '#event-store';
import { EVERY_TENANT, TypeOrmDatabase, createAppDataSource, systemClock, uuidV7 } from '#platform';

/** What one file of a sync became. */
export interface ImportedFile {
  seconds: number;
  items: number;
  events: number;
  inferred: number;
  quarantined: number;
  takenUp: number;
  /** Most that the process has held so far, MB. */
  rssMb: number;
}

/**
 * `dh import dvcqg` of some files in a process of its own, which can be killed, with a clock that shows another day.
 * Arguments: database, tenant, that moment in epoch ms, files.
 */
const [url = '', tenant = '', now = '', ...files] = process.argv.slice(2);
const ahead = Number(now) - systemClock.now();
const clock = { now: () => systemClock.now() + ahead };
const key = Buffer.alloc(32, 7);

const source = await createAppDataSource(url, { applicationName: 'sync', poolSize: 8 }).initialize();
const database = new TypeOrmDatabase(source, EVERY_TENANT);
const dependencies: IngestDependencies = {
  ...{ database, store: new PostgresEventStore(database), catalogues: new Catalogues(database, systemClock), clock },
  ...{ vault: new PersonalVault(database, key), pseudonyms: new Pseudonyms(key), ids: { uuid: uuidV7 } },
};
const caller = { tenant, timezone: 'Asia/Ho_Chi_Minh', actorId: 'bench', unitId: null };
const results: ImportedFile[] = [];
for (const path of files) {
  const started = performance.now();
  const file = { name: basename(path), open: () => createReadStream(path) };
  const { items, events, inferred, quarantined, takenUp } = await ingestSyncFile(dependencies, caller, file);
  const seconds = (performance.now() - started) / 1_000;
  const rssMb = Math.round(process.resourceUsage().maxRSS / 1_024);
  results.push({ seconds, items, events, inferred, quarantined, takenUp, rssMb });
}
await source.destroy();
process.send?.(results);
process.disconnect();
