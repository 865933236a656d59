import pg from 'pg';
import type { BenchDatabase } from '../bench-database.js';

/** The fastest way PostgreSQL has to take the very rows of a tenant in: COPY from a file of its own. Seconds. */
export async function copySeconds({ superuserUrl, migratorUrl }: BenchDatabase, tenant: string): Promise<number> {
  const url = new URL(superuserUrl);
  url.pathname = new URL(migratorUrl).pathname;
  const superuser = new pg.Client({ connectionString: url.href, options: '-c search_path=dunghen' });
  await superuser.connect();
  try {
    const { rows } = await superuser.query<{ folder: string }>("select current_setting('data_directory') as folder");
    const file = `${rows[0]?.folder ?? ''}/bench-events.copy`;
    await superuser.query(`copy (select * from event where tenant_id = '${tenant}' and stream_id like 'dossier-%'
      order by position) to '${file}'`);
    await superuser.query('drop table if exists plain_event');
    await superuser.query('create table plain_event (like event including all)');
    const started = performance.now();
    await superuser.query(`copy plain_event from '${file}'`);
    return (performance.now() - started) / 1_000;
  } finally {
    await superuser.end();
  }
}
