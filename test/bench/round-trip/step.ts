import 'reflect-metadata';
import { createReadStream } from 'node:fs';
import { exportLog, importLogFile } from '#application';
import { PostgresEventStore } from '#event-store';
import { EVERY_TENANT, TypeOrmDatabase, createAppDataSource } from '#platform';

/** One way of a round trip in a process of its own, so that the memory is that of this way alone. */
const [way = '', url = '', tenant = '', path = ''] = process.argv.slice(2);

const source = await createAppDataSource(url, {
  ...{ applicationName: 'round-trip', poolSize: 4, limits: { statementTimeout: 0 } },
}).initialize();
const database = new TypeOrmDatabase(source, EVERY_TENANT);
const before = process.memoryUsage.rss();
const started = performance.now();
if (way === 'out') await exportLog(new PostgresEventStore(database), { tenant, path });
else await importLogFile(database, { tenant, name: 'bench', open: () => createReadStream(path) });
const seconds = (performance.now() - started) / 1_000;
await source.destroy();
process.send?.({ seconds, before, most: process.resourceUsage().maxRSS * 1_024 });
process.disconnect();
