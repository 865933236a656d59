import { Pseudonyms } from '#application';
import type { IngestCaller, IngestDependencies } from '#application';
import { openWakeUps, systemClock, uuidV7 } from '#platform';
import type { Operations } from '../context/open-operations.js';
import { say, tenantOf } from './command-line.js';

export interface IngestWork {
  dependencies: IngestDependencies;
  caller: IngestCaller;
}

/** Runs work of a feed on a tenant, with everything it needs; whoever projects the log is woken after each group. */
export async function withIngest<T>(
  operations: Operations,
  tenantOption: string | undefined,
  actorId: string,
  work: (ingest: IngestWork) => Promise<T>,
): Promise<T> {
  const { tenant, timezone } = await tenantOf(operations, tenantOption);
  const { store, database, catalogues, vault, keys, config, appUrl } = operations;
  const wakeUps = openWakeUps({ databaseUrl: appUrl, redisUrl: config.redisUrl }, say);
  try {
    return await work({
      caller: { tenant, timezone, actorId, unitId: null },
      dependencies: {
        ...{ store, database, catalogues, vault, clock: systemClock, ids: { uuid: uuidV7 } },
        pseudonyms: new Pseudonyms(keys.key),
        onAppended: (changed) => {
          wakeUps.wake(changed);
        },
      },
    });
  } finally {
    await wakeUps.close();
  }
}
