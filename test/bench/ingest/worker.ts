import 'reflect-metadata';
import { ProjectionRunner, allProjections } from '#application';
import { ProjectionStore } from '#event-store';
import { EVERY_TENANT, TypeOrmDatabase, createAppDataSource } from '#platform';

/** The worker's projecting in a process of its own: woken as the product's worker is, without its queue. */
const [url = '', tenant = ''] = process.argv.slice(2);
const LOOK_AT_MEMORY_MS = 250;

const source = await createAppDataSource(url, { applicationName: 'worker', poolSize: 4 }).initialize();
const store = new ProjectionStore(new TypeOrmDatabase(source, EVERY_TENANT));
const runner = new ProjectionRunner(store, allProjections(store));
let rss = 0;
const memory = setInterval(() => (rss = Math.max(rss, process.memoryUsage().rss)), LOOK_AT_MEMORY_MS);

process.on('message', (message) => {
  if (message === 'wake') void runner.catchUpTenant(tenant);
  else void stop();
});
process.send?.({ type: 'ready' });

async function stop(): Promise<void> {
  await runner.stop();
  await source.destroy();
  clearInterval(memory);
  process.send?.({ type: 'ended', rss });
  process.disconnect();
}
