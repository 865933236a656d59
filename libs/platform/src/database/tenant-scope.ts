import { AsyncLocalStorage } from 'node:async_hooks';

/** A tenant's id, or one of {@link NO_TENANT} and {@link EVERY_TENANT}. */
export type TenantReach = string;

/** Sees no row of any tenant: what holds where nobody has said otherwise. */
export const NO_TENANT: TenantReach = '';

/** The named way over all tenants; no tenant may be called so. */
export const EVERY_TENANT: TenantReach = '*';

/** Of a request: empty until somebody has shown who they are. */
interface Frame {
  reach: TenantReach | null;
}

const frames = new AsyncLocalStorage<Frame>();

/** Work whose statements see the rows of one tenant alone, whatever they ask for. */
export function withinTenant<T>(tenant: string, work: () => T): T {
  return frames.run({ reach: tenant }, work);
}

/** Begins work of which it shows only later whose it is; see {@link enterTenant}. */
export function withinNoTenantYet(work: () => void): void {
  frames.run({ reach: null }, work);
}

/** From here on the work that {@link withinNoTenantYet} began sees the rows of this tenant. */
export function enterTenant(tenant: string): void {
  const frame = frames.getStore();
  if (frame === undefined) throw new Error('no work was begun that could be of a tenant');
  frame.reach = tenant;
}

/** Whose rows the running work may see; null: nobody has said. */
export function reachNow(): TenantReach | null {
  return frames.getStore()?.reach ?? null;
}
