import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { type TestDatabase, createTestDatabase } from '../support/test-database.js';

/**
 * Row-level security keeps every condition with a function or an arithmetic of a row's column away from the indexes: it might
 * fail, and so tell, of a row that is not to be seen. On 2026-11-23 a look-up by `position = (low + high + 1) / 2` read the whole
 * log seventeen times. Each statement is planned twice here, for the product's role and for one that no policy holds; the first
 * may look nothing up by fewer columns.
 */
const LIBS = fileURLToPath(new URL('../../libs/', import.meta.url));
/** Pieces of statements, and templates that are filled in before they are sent. */
const isWhole = (text: string): boolean => !/(?<![:\w]):[a-z]/i.test(text) && !text.trimStart().startsWith('greatest');
/**
 * What no index is needed for. `coalesce($2, …)` is a constant once the statement is asked, which a plan without values cannot know;
 * calendar_publication has a row for each version of a calendar.
 */
const EXCUSED: Record<string, string[]> = {
  'read-models/src/indicators/sql/dossiers-at.sql': ['known_from'],
  'read-models/src/indicators/sql/lives-at.sql': ['known_from'],
  'read-models/src/plan-measures/sql/electronic-hand-overs.sql': ['known_from'],
  'application/src/calendars/sql/missing-publications.sql': ['calendar_id', 'version'],
};

const textOf = (file: string): string => readFileSync(LIBS + file, 'utf8');
const files = readdirSync(LIBS, { recursive: true, encoding: 'utf8' })
  .filter((file) => !file.includes('/testing/') && /\/sql\/[\w-]+\.sql$/.test(file))
  .filter((file) => isWhole(textOf(file).replaceAll(/--.*$/gm, '')))
  .sort();

interface Plan {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Cond'?: string;
  'Index Name'?: string;
  Alias?: string;
  Plans?: Plan[];
}

/** What the planner believes of empty tables: all rows are of one tenant and generation, so that these columns alone find nothing. */
const ONE_TENANT = `
  select pg_restore_attribute_stats('schemaname', 'dunghen', 'relname', c.relname::text, 'attname', a.attname::text,
    'inherited', false, 'null_frac', 0::real, 'avg_width', 4, 'n_distinct', 1::real)
  from pg_class c join pg_attribute a on a.attrelid = c.oid
  where c.relnamespace = 'dunghen'::regnamespace and c.relkind = 'r' and a.attname in ('tenant_id', 'generation')`;

let database: TestDatabase;
let held: Client;
let free: Client;
beforeAll(async () => {
  database = await createTestDatabase();
  held = await connected(database.appUrl);
  free = await connected(database.superuserUrl);
  await free.query(ONE_TENANT);
});
afterAll(async () => {
  await held.end();
  await free.end();
  await database.drop();
});

async function connected(connectionString: string): Promise<Client> {
  const client = new Client({ connectionString });
  await client.connect();
  // Small tables are read whole, and hashed whole, whatever indexes they have.
  await client.query(`set search_path = dunghen; set dunghen.tenant = 'H26'; set enable_seqscan = off;
    set enable_hashjoin = off; set enable_mergejoin = off`);
  return client;
}

/** Columns by which each mention of a table is looked up. */
async function lookUps(client: Client, statement: string): Promise<Map<string, Set<string>>> {
  const answer = await client.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(
    `explain (generic_plan, format json) ${statement}`,
  );
  const found = new Map<string, Set<string>>();
  const walk = (plan: Plan, table: string | undefined): void => {
    const alias = plan.Alias ?? table;
    if (alias !== undefined && plan['Index Cond'] !== undefined) {
      const columns = found.get(alias) ?? new Set();
      for (const [, column] of plan['Index Cond'].matchAll(/\("?(\w+)"?(?:\)::\w+)? (?:=|<|>|<=|>=|~\S*|&&|@>) /g)) {
        columns.add(column ?? '');
      }
      found.set(alias, columns);
    }
    for (const inner of plan.Plans ?? []) walk(inner, alias);
  };
  for (const row of answer.rows) walk(row['QUERY PLAN'][0].Plan, undefined);
  return found;
}

async function lostColumns(statement: string): Promise<string[]> {
  const under = await lookUps(held, statement);
  const without = await lookUps(free, statement);
  return [...without].flatMap(([alias, columns]) =>
    [...columns].filter((column) => under.get(alias)?.has(column) !== true).map((column) => `${alias}.${column}`),
  );
}

describe('statements under row-level security', () => {
  it('are all here', () => {
    expect(files.length).toBeGreaterThan(150);
  });

  it.each(files)('%s is looked up by every column that an index gives', async (file) => {
    const lost = await lostColumns(textOf(file));
    const columns = [...new Set(lost.map((name) => name.split('.')[1]))].sort();
    expect(columns).toEqual(EXCUSED[file] ?? []);
  });

  it('finds what this spec was written for', async () => {
    const lost = await lostColumns(`
      with recursive search (low, high) as (
        select 0::bigint, 1024::bigint
        union all
        select e.position, s.high from search s
        join event e on e.tenant_id = $1 and e.position = (s.low + s.high + 1) / 2
        where s.low < s.high)
      select low from search`);
    expect(lost).toEqual(['e.position']);
  });
});
