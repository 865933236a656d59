import type pg from 'pg';
import { DossierFactsProjection, zoneOf } from '#read-models';
import { FILL_CURRENT, FILL_DUES, FILL_HOLDINGS, FILL_WAITINGS, SUPERSEDED, positionAt } from './dossiers-sql.js';
import { LIVE } from './sizes.js';
import type { Size } from './sizes.js';

const TABLES = ['fact_current', 'fact_history', 'fact_due', 'fact_holding', 'fact_waiting'] as const;
const AT_ONCE = 100_000;

/**
 * Writes tenants straight into the fact tables, as a rebuild would leave them: in the order of reception, indexes built
 * afterwards, statistics fresh. The same sizes give the same rows. The tables stay unlogged: only the filling is spared by
 * it, reading costs the same.
 * @param owner a connection that may alter the tables
 */
export async function generateFacts(owner: pg.Client, sizes: readonly Size[]): Promise<void> {
  for (const table of TABLES) await owner.query(`alter table ${table} set unlogged`);
  const { rows: indexes } = await owner.query<{ name: string; definition: string }>(
    `select c.relname as name, pg_get_indexdef(i.indexrelid) as definition from pg_index i
     join pg_class c on c.oid = i.indexrelid
     where i.indrelid = any ($1::regclass[]) and not i.indisprimary`,
    [TABLES],
  );
  for (const { name } of indexes) await owner.query(`drop index ${name}`);
  for (const size of sizes) await fill(owner, size);
  const begun = performance.now();
  for (const { definition } of indexes) await owner.query(definition);
  for (const table of TABLES) await owner.query(`vacuum (analyze) ${table}`);
  process.stderr.write(`  indexes and statistics in ${secondsSince(begun)} s\n`);
}

async function fill(owner: pg.Client, { tenant, dossiers, months, thrownPerMonth, copies }: Size): Promise<void> {
  const begun = performance.now();
  await owner.query('insert into tenant (tenant_id, name, timezone) values ($1, $1, $2)', [tenant, LIVE.timezone]);
  const thrown = thrownPerMonth * months;
  const { rows } = await owner.query<{ first: string }>(
    'select ($1::date - make_interval(months => $2))::date::text as first',
    [LIVE.lastMonth, months - 1],
  );
  for (let from = 1; from <= thrown; from += AT_ONCE) {
    const to = Math.min(from + AT_ONCE - 1, thrown);
    await owner.query(FILL_CURRENT, [tenant, thrownPerMonth, rows[0]?.first, from, to, copies]);
    if (to % (10 * AT_ONCE) === 0 || to === thrown)
      process.stderr.write(`  ${tenant}: ${String(Math.round((100 * to) / thrown))} % in ${secondsSince(begun)} s\n`);
  }
  for (const { where, from, to, columns } of SUPERSEDED) await fillHistory(owner, tenant, { where, from, to, columns });
  for (const statement of [FILL_DUES, FILL_WAITINGS, FILL_HOLDINGS]) await owner.query(statement, [tenant]);
  const now = `timestamptz '${LIVE.now}'`;
  await owner.query(
    `insert into projection (tenant_id, name, version, generation, running, position)
     values ($1, 'dossier-facts', $2, 1, true, ${positionAt(now)})`,
    [tenant, new DossierFactsProjection(() => Promise.resolve([]), zoneOf).version],
  );
  await owner.query(`update tenant_head set position = ${positionAt(now)}, recorded_at = ${now} where tenant_id = $1`, [
    tenant,
  ]);
  await owner.query(`insert into refold_state (tenant_id, position) values ($1, ${positionAt(now)})`, [tenant]);
  process.stderr.write(`  ${tenant}: ${String(dossiers)} dossiers and their history in ${secondsSince(begun)} s\n`);
}

const secondsSince = (begun: number): string => ((performance.now() - begun) / 1_000).toFixed(0);

async function fillHistory(
  owner: pg.Client,
  tenant: string,
  { where, from, to, columns }: (typeof SUPERSEDED)[number],
): Promise<void> {
  const { rows } = await owner.query<{ name: string }>(
    `select quote_ident(attname) as name from pg_attribute
     where attrelid = 'fact_current'::regclass and attnum > 0 and not attisdropped order by attnum`,
  );
  const names = rows.map(({ name }) => name);
  const values = names.map((name) => (name === 'from_position' ? from : (columns[name] ?? `f.${name}`)));
  await owner.query(
    `insert into fact_history (${names.join(', ')}, to_position)
     select ${values.join(', ')}, ${to} from fact_current f
     where f.tenant_id = $1 and ${where}
       and f.received_on >= date '${LIVE.lastMonth}' - interval '${String(LIVE.monthsWithHistory - 1)} months'
       and ${to} > ${from}`,
    [tenant],
  );
}
