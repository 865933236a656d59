import { PolicyChangedError, publishPolicies } from '#application';
import type { Database, EventStore } from '#event-store';
import { systemClock, uuidV7 } from '#platform';

/** The rules of counting in a tenant's log, so that no figure is older than the text it was counted by. */
export const publishRules = (store: EventStore, tenant: string): Promise<string[]> =>
  publishPolicies({ store, newId: uuidV7 }, tenant, systemClock.now());

const STARTED = 'select tenant_id as tenant from tenant_head where position > 0 order by 1';

/**
 * The same for every tenant whose log has begun; an empty one may be waiting for a log that is imported as it was. A rule
 * that the log knows otherwise is told and left to the nightly run, which fails by it: what was recorded stays readable.
 */
export async function publishRulesEverywhere(
  { database, store }: { database: Database; store: EventStore },
  log: (line: string) => void,
): Promise<void> {
  for (const { tenant } of await database.query<{ tenant: string }>(STARTED)) {
    try {
      await publishRules(store, tenant);
    } catch (error) {
      if (!(error instanceof PolicyChangedError)) throw error;
      log(`  ${tenant}: ${error.code}: ${error.message}`);
    }
  }
}
