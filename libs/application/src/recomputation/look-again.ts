import type { Database } from '#event-store';
import { writingSnapshot } from './writing-snapshot.js';

const MONTHS = 'update monthly_state set position = $2 where tenant_id = $1 and position > $2';
const RESTATED = 'update restatement_state set position = $2 where tenant_id = $1 and position > $2';
const REFOLDED = 'update refold_state set position = $2 where tenant_id = $1 and position > $2';

/**
 * The facts of events from a position on have been learnt late (a parked stream goes on): the next recomputation looks
 * at what they touch again and calls the difference no drift.
 */
export async function lookAgainFrom(database: Database, tenant: string, position: number): Promise<void> {
  await writingSnapshot(database, async (sql) => {
    await sql.query(MONTHS, [tenant, position - 1]);
    await sql.query(RESTATED, [tenant, position - 1]);
    await sql.query(REFOLDED, [tenant, position - 1]);
  });
}
