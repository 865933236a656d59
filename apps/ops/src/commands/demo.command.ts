import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import type { Command } from 'commander';
import { prepareDatabase, recreateDatabase, systemClock } from '#platform';
import { loadDemoData, holdsForeignEvents } from '../preparation/load-demo-data.js';
import { printResult, say, startProgress, withOperations } from './command-line.js';
import { createTenant } from '../tenants/create-tenant.js';
import { publishCalendarIfMissing } from '../tenants/publish-calendar.js';

export function addDemoCommand(program: Command): void {
  const demo = program.command('demo').description('the year of demo data of the embedded database');
  demo
    .command('load')
    .description('load it into the tenant, unless its log holds events of its own')
    .option('--json', 'result as one JSON object')
    .action(async ({ json }: { json?: boolean }) => {
      await withOperations(async ({ database, store, keys, config, superuserUrl }) => {
        if (superuserUrl === null) throw new Error('demo data goes only into the embedded database');
        const { tenant, dataDir } = config;
        await createTenant(database, { id: tenant, name: tenant, timezone: 'Asia/Ho_Chi_Minh' });
        const progress = startProgress('Demo data', 'events', () => systemClock.now());
        const onProgress = (done: number, total: number) => {
          progress.update(done, total);
        };
        const result = await loadDemoData({ database, store }, { dataDir, tenant, keys, onProgress });
        progress.stop();
        printResult({ tenant, result }, json === true);
        if (result === 'logInUse') process.exitCode = 1;
      });
    });
  demo
    .command('wipe')
    .description('re-create the whole embedded database without demo data')
    .option('--all', 'also when the log holds events that the demo loader did not write')
    .option('--yes', 'do not ask')
    .action(async ({ all, yes }: { all?: boolean; yes?: boolean }) => {
      await withOperations(async (operations) => {
        const { database, store, config, superuserUrl, appUrl, migratorUrl } = operations;
        if (superuserUrl === null) throw new Error('dh demo wipe works only on the embedded database');
        const tenants = await database.query<{ tenant_id: string }>('select tenant_id from tenant order by 1');
        const foreign: string[] = [];
        for (const { tenant_id } of tenants)
          if (await holdsForeignEvents({ database, store }, tenant_id)) foreign.push(tenant_id);
        if (foreign.length > 0 && all !== true) {
          throw new Error(
            `the log of ${foreign.join(', ')} holds events that the demo loader did not write; add --all to lose them`,
          );
        }
        if (yes !== true && !(await confirmed())) throw new Error('nothing was changed');
        await operations.disconnect();
        await recreateDatabase(superuserUrl);
        await prepareDatabase(migratorUrl, { appUrl, log: say });
        for (const file of ['demo.json', 'demo-accounts.json', 'heads'])
          rmSync(join(config.dataDir, file), { recursive: true, force: true });
        const fresh = await operations.reconnect();
        await createTenant(fresh.database, { id: config.tenant, name: config.tenant, timezone: 'Asia/Ho_Chi_Minh' });
        await publishCalendarIfMissing(fresh.store, config.tenant);
        say('The database is empty. Start it without demo data: DUNGHEN_DEMO=0 npm start');
      });
    });
}

async function confirmed(): Promise<boolean> {
  if (!process.stdin.isTTY) throw new Error('there is nobody to ask: add --yes');
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await lines.question('This deletes the whole embedded database. Type "wipe" to go on: ');
  lines.close();
  return answer.trim() === 'wipe';
}
