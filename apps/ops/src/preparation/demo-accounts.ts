import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Accounts, isPassword, randomPassword } from '#application';
import type { AccountRequest, PersonRole } from '#application';
import { uuidV7 } from '#platform';
import { TROUBLED_WARD, demoStaff } from '../demo/index.js';
import type { ProductDatabase } from './product-database.js';

/** What stands in `demo-accounts.json` (mode 0600) and on the sign-in page of the demo. */
export interface DemoAccount {
  account: string;
  password: string;
  role: PersonRole;
  displayName: string;
}

const whole = (name: string, displayName: string, role: PersonRole): AccountRequest => ({
  ...{ name, displayName, role, unitId: null },
});
const ofWard = (name: string, displayName: string, role: PersonRole, actorId: string): AccountRequest => ({
  ...{ name, displayName, role, unitId: TROUBLED_WARD, actorId },
});

/** Somebody of every role for the whole city, and a clerk, an officer and a supervisor of one ward, whose dossiers exist. */
const ACCOUNTS: readonly AccountRequest[] = [
  whole('tiepnhan', 'Nguyễn Thị Lan', 'clerk'),
  whole('xuly', 'Trần Văn Minh', 'officer'),
  whole('lanhdao', 'Phạm Quang Hưng', 'supervisor'),
  whole('thanhtra', 'Lê Thị Hoa', 'inspector'),
  whole('quantri', 'Vũ Đức Anh', 'admin'),
  ofWard('tiepnhan.hoangmai', 'Đỗ Thu Hà', 'clerk', 'tn-00331-01'),
  ofWard('xuly.hoangmai', 'Bùi Tiến Dũng', 'officer', 'cb-00331-01'),
  ofWard('lanhdao.hoangmai', 'Hoàng Thanh Mai', 'supervisor', 'ld-00331-01'),
];

const pathOf = (dataDir: string): string => join(dataDir, 'demo-accounts.json');

interface Row {
  account_id: string;
  password_hash: string | null;
  disabled: boolean;
}
const FIND = `
  select account_id, password_hash, disabled_at is not null as disabled from account
  where tenant_id = $1 and name = $2 and demo`;
const ENABLE = `update account set disabled_at = null where tenant_id = $1 and account_id = $2`;

/**
 * The others whom the demo's events name: their accounts say what they are called, and have no password to sign in with.
 * Written as one statement with the record of each: hashing passwords for two hundred would hold up the first start.
 */
const ADD_STAFF = `
  with made as (
    insert into account (tenant_id, account_id, name, display_name, role, unit_id, actor_id, demo)
    select $1, gen_random_uuid(), p.login, p.name, p.role, p.unit, p.actor, true
    from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[]) as p(login, actor, name, role, unit)
    on conflict do nothing
    returning account_id, name, role, unit_id, actor_id)
  insert into account_change (tenant_id, change_id, account_id, changed_by, change, details)
  select $1, gen_random_uuid(), account_id, 'demo', 'created',
    jsonb_build_object('name', name, 'role', role, 'unitId', unit_id, 'actorId', actor_id)
  from made`;
const ENABLE_STAFF = `
  update account set disabled_at = null
  where tenant_id = $1 and demo and disabled_at is not null and actor_id = any ($2)`;

async function ensureStaff({ database }: ProductDatabase, tenant: string): Promise<void> {
  const staff = demoStaff();
  const column = (name: keyof (typeof staff)[number]) => staff.map((person) => person[name]);
  const columns = [column('name'), column('actorId'), column('displayName'), column('role'), column('unitId')];
  await database.query(ADD_STAFF, [tenant, ...columns]);
  await database.query(ENABLE_STAFF, [tenant, column('actorId')]);
}

/** Every account of the demo with a password that is random per data folder; what is right already stays. */
export async function ensureDemoAccounts(
  product: ProductDatabase,
  { dataDir, tenant }: { dataDir: string; tenant: string },
): Promise<void> {
  const { database } = product;
  const accounts = new Accounts(database, { uuid: uuidV7 });
  const kept = readFile(dataDir);
  const passwordOf = (name: string) => kept.find(({ account }) => account === name)?.password ?? randomPassword();
  const file = ACCOUNTS.map(({ name, role, displayName }) => ({
    ...{ account: name, password: passwordOf(name), role, displayName },
  }));
  writeFile(dataDir, file);
  for (const [index, request] of ACCOUNTS.entries()) {
    const password = file[index]?.password ?? randomPassword();
    const [row] = await database.query<Row>(FIND, [tenant, request.name]);
    if (row === undefined) await accounts.create(tenant, request, password, 'demo', true);
    else {
      if (row.disabled) await database.query(ENABLE, [tenant, row.account_id]);
      if (!(await isPassword(password, row.password_hash)))
        await accounts.resetPassword(tenant, row.account_id, password, 'demo');
    }
  }
  await ensureStaff(product, tenant);
}

const DISABLE = `
  with gone as (update account set disabled_at = clock_timestamp() where demo and disabled_at is null
                returning tenant_id, account_id)
  update session s set ended_at = clock_timestamp(), ended_because = 'accountChanged'
  from gone where s.tenant_id = gone.tenant_id and s.account_id = gone.account_id and s.ended_at is null`;

/** The passwords stand in a file and on the sign-in page: a start without the demo disables the accounts. */
export async function disableDemoAccounts({ database }: ProductDatabase, dataDir: string): Promise<void> {
  await database.query(DISABLE);
  rmSync(pathOf(dataDir), { force: true });
}

function readFile(dataDir: string): DemoAccount[] {
  const path = pathOf(dataDir);
  if (!existsSync(path)) return [];
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as DemoAccount[];
  } catch (cause) {
    throw new Error(`${path} is not readable; delete it, the next start makes it anew`, { cause });
  }
}

function writeFile(dataDir: string, accounts: readonly DemoAccount[]): void {
  const path = pathOf(dataDir);
  writeFileSync(`${path}.tmp`, `${JSON.stringify(accounts, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${path}.tmp`, path);
}
