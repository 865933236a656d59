import { setTimeout } from 'node:timers/promises';
import type { ProjectionStore } from '#event-store';
import type { ProjectionRunner } from './projection-runner.js';

/** How often the checkpoints are looked at, and after how many looks without a movement no worker is at it. */
const LOOK = { everyMs: 100, patience: 10 };

/**
 * Resolves when what stands in a tenant's log is projected: by a worker, for as long as one moves the checkpoints, else by
 * ourselves. Two that apply the same batches take each other's processor, and one of the two does it for nothing.
 */
export async function catchUpBeside(
  runner: ProjectionRunner,
  store: ProjectionStore,
  tenant: string,
  look = LOOK,
): Promise<void> {
  let before = await progress(runner, store, tenant);
  for (let still = 0; still < look.patience && before.behind; still++) {
    await setTimeout(look.everyMs);
    const now = await progress(runner, store, tenant);
    if (now.positions > before.positions) still = -1;
    before = now;
  }
  await runner.catchUpTenant(tenant);
}

async function progress(runner: ProjectionRunner, store: ProjectionStore, tenant: string) {
  let [positions, behind] = [0, false];
  for (const { name } of runner.projections) {
    const running = (await store.states(tenant, name)).find((state) => state.running);
    positions += running?.position ?? 0;
    behind ||= running === undefined || running.position < running.head;
  }
  return { positions, behind };
}
