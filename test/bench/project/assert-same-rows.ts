import type pg from 'pg';

/** Each fact table and its double that is filled by hand. */
export const TABLES = ['current', 'history', 'due', 'holding', 'waiting'] as const;
type Table = (typeof TABLES)[number];

/**
 * A baseline that leaves something out would be no baseline: the same rows, or a difference is shown. Compared by the sum of
 * the rows' hashes, as sorting the rows of a million dossiers takes longer than the benchmark.
 */
export async function assertSameRows(owner: pg.Pool): Promise<void> {
  for (const table of TABLES) {
    if ((await digest(owner, 'fact', table)) === (await digest(owner, 'plain', table))) continue;
    throw new Error(`${table}: ${await difference(owner, table)}`);
  }
}

async function digest(owner: pg.Pool, kind: 'fact' | 'plain', table: Table): Promise<string> {
  const { rows: columns } = await owner.query<{ list: string }>(
    `select string_agg(quote_ident(attname), ', ' order by attname) as list from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped and attname <> 'generation'`,
    [`fact_${table}`],
  );
  const { rows } = await owner.query<{ digest: string }>(
    `select concat(count(*), ' rows, ', sum(hash_record_extended(row(${columns[0]?.list ?? ''}), 0))) as digest
     from ${kind}_${table}`,
  );
  return rows[0]?.digest ?? '';
}

async function difference(owner: pg.Pool, table: Table): Promise<string> {
  const rows = (kind: string) => `select to_jsonb(t) - 'generation' from ${kind}_${table} t`;
  const { rows: found } = await owner.query<{ count: number; example: string }>(
    `with difference as ((${rows('fact')} except all ${rows('plain')}) union all (${rows('plain')} except all ${rows('fact')}))
     select count(*)::int as count, min(difference::text) as example from difference`,
  );
  return JSON.stringify(found[0]);
}
