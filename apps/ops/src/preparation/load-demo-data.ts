import { civilServiceCalendar } from '#calendar';
import { PersonalVault, Tokens, ROLES, ProjectionRunner, allProjections } from '#application';
import { ProjectionStore } from '#event-store';
import type { Role } from '#application';
import type { Keys } from '#platform';
import { systemClock, uuidV7 } from '#platform';
import { DEMO_SEED, generateDemo, loadDemo } from '../demo/index.js';
import type { DemoFile } from './demo-file.js';
import { hasAllTokens, readDemoFile, writeDemoFile } from './demo-file.js';
import type { ProductDatabase } from './product-database.js';

/** Reserved: `dh tokens create` makes none of these names. */
export const demoTokenName = (role: Role): string => `demo ${role}`;

export interface DemoSurroundings {
  dataDir: string;
  tenant: string;
  keys: Keys;
  onProgress: (done: number, total: number) => void;
  /** Hears what comes after the events. */
  onStage?: (what: string) => void;
}

/** One token per role with the whole tenant as its scope, random per data folder; those that exist stay. */
export async function ensureDemoTokens(
  { database }: ProductDatabase,
  { dataDir, tenant }: DemoSurroundings,
): Promise<DemoFile> {
  const file: DemoFile = readDemoFile(dataDir) ?? {
    url: null,
    tokens: {},
    seed: DEMO_SEED,
    now: new Date(systemClock.now()).toISOString(),
    loaded: false,
  };
  if (hasAllTokens(file)) return file;
  const tokens = new Tokens(database, systemClock, { uuid: uuidV7 });
  for (const role of ROLES) {
    if (file.tokens[role] !== undefined) continue;
    const { token } = await tokens.create({ tenant, role, name: demoTokenName(role), unitId: null, expiresAt: null });
    file.tokens[role] = token;
    writeDemoFile(dataDir, file);
  }
  return file;
}

/**
 * A year of demo data through the ordinary append, then the read models. Interrupted it goes on with the same seed and
 * present. A log that holds somebody's own events is left alone.
 */
export async function loadDemoData(
  product: ProductDatabase,
  around: DemoSurroundings,
): Promise<'loaded' | 'wasThere' | 'logInUse'> {
  const { dataDir, tenant, keys, onProgress } = around;
  const file = await ensureDemoTokens(product, around);
  if (file.loaded) return 'wasThere';
  if (await holdsForeignEvents(product, tenant)) return 'logInUse';
  const vault = new PersonalVault(product.database, keys.key);
  const generated = generateDemo({ seed: file.seed, now: Date.parse(file.now), calendar: civilServiceCalendar });
  await loadDemo({
    store: product.store,
    tenant,
    generated,
    uuid: uuidV7,
    encrypt: (...event) => vault.sealFirst(...event),
    onProgress,
  });
  around.onStage?.('read models: the facts behind every figure');
  const projections = new ProjectionStore(product.database);
  await new ProjectionRunner(projections, allProjections(projections), { batchSize: 5_000 }).catchUpTenant(tenant);
  await product.database.query('select refresh_statistics()');
  writeDemoFile(dataDir, { ...file, loaded: true });
  return 'loaded';
}

const REVOKE = `
  update api_token set revoked_at = clock_timestamp() where name = any ($1) and revoked_at is null`;

/** Demo tokens stand in a file and open everything, so they end with the demo: a start without it revokes them. */
export async function revokeDemoTokens({ database }: ProductDatabase, dataDir: string): Promise<void> {
  await database.query(REVOKE, [ROLES.map(demoTokenName)]);
  const file = readDemoFile(dataDir);
  if (file !== null && Object.keys(file.tokens).length > 0) writeDemoFile(dataDir, { ...file, tokens: {} });
}

/** The nightly run closes the demo year's periods and keeps the rules it counts by: nobody's work, which goes with it. */
const FOREIGN = `
  select exists (
    select from event
    where tenant_id = $1 and metadata ->> 'origin' is distinct from 'demo'
      and not (left(stream_id, 7) in ('period-', 'policy-') and metadata ->> 'actorId' is null)) as foreign`;

/** Whether the log holds an event that the demo loader did not write. */
export async function holdsForeignEvents({ database }: ProductDatabase, tenant: string): Promise<boolean> {
  const [row] = await database.query<{ foreign: boolean }>(FOREIGN, [tenant]);
  return row?.foreign === true;
}
