import pg from 'pg';
import type { BenchDatabase } from './bench-database.js';

/** The fastest way PostgreSQL has to take the very rows of a tenant's dossiers in: COPY from a file of its own. Seconds. */
export function copyInSeconds(bench: BenchDatabase, tenant: string): Promise<number> {
  return withServerFile(bench, async (superuser, file) => {
    await superuser.query(`copy (select * from event where tenant_id = '${tenant}' and stream_id like 'dossier-%'
      order by position) to '${file}'`);
    await superuser.query('drop table if exists plain_event');
    await superuser.query('create table plain_event (like event including all)');
    return seconds(() => superuser.query(`copy plain_event from '${file}'`));
  });
}

/** The fastest way out: COPY of a tenant's whole log to a file of the server's. Seconds. */
export function copyOutSeconds(bench: BenchDatabase, tenant: string): Promise<number> {
  const rows = `select * from event where tenant_id = '${tenant}' order by position`;
  return withServerFile(bench, (superuser, file) => seconds(() => superuser.query(`copy (${rows}) to '${file}'`)));
}

export async function seconds(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1_000;
}

async function withServerFile<T>(
  { superuserUrl, migratorUrl }: BenchDatabase,
  work: (superuser: pg.Client, file: string) => Promise<T>,
): Promise<T> {
  const url = new URL(superuserUrl);
  url.pathname = new URL(migratorUrl).pathname;
  const superuser = new pg.Client({ connectionString: url.href, options: '-c search_path=dunghen' });
  await superuser.connect();
  try {
    const { rows } = await superuser.query<{ folder: string }>("select current_setting('data_directory') as folder");
    return await work(superuser, `${rows[0]?.folder ?? ''}/bench-events.copy`);
  } finally {
    await superuser.end();
  }
}
