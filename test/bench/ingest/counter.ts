import 'reflect-metadata';
import { setTimeout } from 'node:timers/promises';
import { dossierStream } from '#dossier';
import { GroupAppender, PostgresEventStore } from '#event-store';
import { EVERY_TENANT, TypeOrmDatabase, createAppDataSource } from '#platform';
import { newEvent } from '../../dsl/open-dossiers.js';

/** A counter in a process of its own: one short command after the other, some twenty a second, until told to stop. */
const [url = '', tenant = ''] = process.argv.slice(2);
const PAUSE_MS = 50;

const source = await createAppDataSource(url, { applicationName: 'counter', poolSize: 2 }).initialize();
const appender = new GroupAppender(new PostgresEventStore(new TypeOrmDatabase(source, EVERY_TENANT)));
const waits: number[] = [];
let stopping = false;
process.once('message', () => {
  stopping = true;
});
process.send?.({ type: 'ready' });
for (let index = 0; !stopping; index++) {
  const event = newEvent('ActivityRecorded', '2026-11-20T02:15:00.000Z', { name: 'xem', status: 'xong' });
  const started = performance.now();
  // A stream that no projection reads: a command's own cost without the dossier's.
  const streamId = `counter-${dossierStream(String(index))}`;
  const { verdict } = await appender.append(tenant, { streamId, expectedVersion: 0, events: [event] });
  if (verdict !== 'appended') throw new Error(`counter: ${verdict}`);
  waits.push(performance.now() - started);
  await setTimeout(PAUSE_MS);
}
await source.destroy();
process.send?.({ type: 'waits', waits });
process.disconnect();
