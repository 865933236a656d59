import type pg from 'pg';
import { positionAt } from './dossiers-sql.js';
import { LIVE } from './sizes.js';

/**
 * The few events that the search for an as-of's position looks at: each recorded when its position says, and nothing else
 * in the log. So an as-of goes the whole way of the product without a log of eighty million events.
 */
export async function seedPositions(owner: pg.Client, tenant: string, asOf: string): Promise<void> {
  const { rows } = await owner.query<{ asked: string; head: string }>(
    `select ${positionAt('$1::timestamptz')} as asked, ${positionAt(`timestamptz '${LIVE.now}'`)} as head`,
    [asOf],
  );
  const asked = Number(rows[0]?.asked);
  let [low, high] = [0, Number(rows[0]?.head)];
  while (low < high) {
    const middle = Math.floor((low + high + 1) / 2);
    await owner.query(
      `insert into event (tenant_id, position, event_id, stream_id, version, type, schema_version, data, metadata,
         occurred_at, recorded_at, hash)
       select $1, $2, gen_random_uuid(), 'position-' || $2, 1, 'Position', 1, '{}', '{}', at, at, '\\x00'
       from (select timestamptz '${LIVE.begin}' + $2 * interval '0.1 second' as at) m
       on conflict do nothing`,
      [tenant, middle],
    );
    if (middle <= asked) low = middle;
    else high = middle - 1;
  }
}
