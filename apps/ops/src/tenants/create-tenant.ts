import { isTimeZone } from '#calendar';
import type { Database } from '#event-store';

export interface TenantRequest {
  id: string;
  name: string;
  timezone: string;
}

const CREATE = `
  insert into tenant (tenant_id, name, timezone) values ($1, $2, $3)
  on conflict (tenant_id) do nothing returning tenant_id`;

/** Creates a tenant with an empty log unless it is there; answers whether it is new. */
export async function createTenant(database: Database, { id, name, timezone }: TenantRequest): Promise<boolean> {
  if (!/^[A-Z0-9][A-Za-z0-9-]{0,31}$/.test(id)) {
    throw new Error(`--id "${id}": a capital letter or digit, then letters, digits and "-", at most 32`);
  }
  if (!isTimeZone(timezone))
    throw new Error(`--timezone "${timezone}" is not an IANA time zone, such as Asia/Ho_Chi_Minh`);
  const created = await database.query(CREATE, [id, name, timezone]);
  return created.length > 0;
}
