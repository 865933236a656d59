import type { Command } from 'commander';
import { civilServiceCalendar } from '#calendar';
import { createTenant } from '../tenants/create-tenant.js';
import { publishCalendarIfMissing } from '../tenants/publish-calendar.js';
import { publishRules } from '../tenants/publish-rules.js';
import { printResult, withOperations } from './command-line.js';

interface Options {
  id: string;
  name?: string;
  timezone: string;
  calendar: boolean;
  json?: boolean;
}

export function addTenantsCommand(program: Command): void {
  const tenants = program.command('tenants').description('provinces, each with a log of its own');
  tenants
    .command('create')
    .description(
      'create a tenant; its log begins with the rules of counting, and the civil-service calendar if the zone is Vietnam’s',
    )
    .requiredOption('--id <id>', 'for example H26')
    .option('--name <name>', 'shown to people')
    .option('--timezone <zone>', 'IANA name', 'Asia/Ho_Chi_Minh')
    .option('--no-calendar', 'an empty log, for one that is imported as it was')
    .option('--json', 'result as one JSON object')
    .action(async ({ id, name, timezone, calendar, json }: Options) => {
      await withOperations(async ({ database, store }) => {
        const created = await createTenant(database, { id, name: name ?? id, timezone });
        const usesOurs = calendar && timezone === civilServiceCalendar.timezone;
        const calendarPublished = usesOurs && (await publishCalendarIfMissing(store, id));
        const rulesPublished = calendar ? (await publishRules(store, id)).length : 0;
        printResult({ tenant: id, timezone, created, calendarPublished, rulesPublished }, json === true);
      });
    });
}
