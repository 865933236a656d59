import type { Database } from '../database.js';

let made = 0;

/** Creates one more tenant with an empty log. */
export async function newTenant(database: Database): Promise<string> {
  made += 1;
  const tenant = `T${String(made)}`;
  await database.query(`insert into tenant (tenant_id, name, timezone) values ($1, $1, 'Asia/Ho_Chi_Minh')`, [tenant]);
  return tenant;
}
