import { createTenant } from '../tenants/create-tenant.js';
import { publishCalendarIfMissing } from '../tenants/publish-calendar.js';
import type { ProductDatabase } from './product-database.js';

/** The tenant of DUNGHEN_TENANT, with a calendar to promise by unless the demo brings its own. */
export async function ensureTenant(
  { database, store }: ProductDatabase,
  tenant: string,
  withCalendar: boolean,
): Promise<void> {
  await createTenant(database, { id: tenant, name: tenant, timezone: 'Asia/Ho_Chi_Minh' });
  if (withCalendar) await publishCalendarIfMissing(store, tenant);
}
