import { ProjectionRunner, allProjections, catchUpBeside } from '#application';
import { ProjectionStore } from '#event-store';
import { systemClock } from '#platform';
import type { Operations } from '../context/open-operations.js';
import { startProgress } from './command-line.js';

/** Brings the read models of a tenant to the head of its log, whether or not a worker runs. */
export async function catchUp(operations: Operations, tenant: string): Promise<void> {
  const store = new ProjectionStore(operations.database);
  const progress = startProgress('Read models', 'events', () => systemClock.now());
  try {
    const runner = new ProjectionRunner(store, allProjections(store), { batchSize: 5_000 });
    await catchUpBeside(runner, store, tenant);
  } finally {
    progress.stop();
  }
}
