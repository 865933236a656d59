import { Option } from 'commander';
import type { Command } from 'commander';
import { Accounts, PERSON_ROLES } from '#application';
import type { PersonRole } from '#application';
import { uuidV7 } from '#platform';
import { printResult, tenantOf, withOperations } from './command-line.js';
import { passwordFromInput } from './password-from-input.js';

const ACTOR = 'dh accounts';

interface Options {
  tenant?: string;
  role: PersonRole;
  name: string;
  display?: string;
  unit?: string;
  email?: string;
  passwordStdin?: boolean;
  json?: boolean;
}

export function addAccountsCommand(program: Command): void {
  const accounts = program.command('accounts').description('accounts of people');
  accounts
    .command('create')
    .description('make an account; its one-time password is shown once, and changed at the first sign-in')
    .option('--tenant <id>')
    .addOption(new Option('--role <role>').choices(PERSON_ROLES).makeOptionMandatory())
    .requiredOption('--name <name>', 'what the person types: a-z, digits, dot, dash, underscore')
    .option('--display <name>', 'what screens call the person; absent: the name')
    .option('--unit <agency>', 'root of the subtree it may see; absent: the whole tenant')
    .option('--email <address>', 'verified address at the OpenID provider')
    .option('--password-stdin', 'read the password from standard input instead of making one')
    .option('--json', 'result as one JSON object')
    .action(async (options: Options) => {
      const { role, name, display, unit, email, json } = options;
      const chosen = options.passwordStdin === true ? await passwordFromInput() : null;
      await withOperations(async (operations) => {
        const { tenant } = await tenantOf(operations, options.tenant);
        const { agencies } = await operations.catalogues.of(tenant);
        if (unit !== undefined && !agencies.has(unit))
          throw new Error(`--unit: there is no agency ${unit} in ${tenant}`);
        const request = {
          name,
          displayName: display ?? name,
          role,
          unitId: unit ?? null,
          email: email?.toLowerCase() ?? null,
        };
        const made = await accountsOf(operations).create(tenant, request, chosen, ACTOR);
        const { accountId, password } = made;
        printResult({ accountId, tenant, role, name, ...(password === null ? {} : { password }) }, json === true);
      });
    });
  accounts
    .command('list')
    .description('every account of the tenant')
    .option('--tenant <id>')
    .option('--json', 'result as one JSON object')
    .action(async ({ tenant: option, json }: Options) => {
      await withOperations(async (operations) => {
        const { tenant } = await tenantOf(operations, option);
        const items = await accountsOf(operations).list(tenant);
        if (json === true) printResult({ items }, true);
        else {
          for (const { name, role, unitId, disabledAt, displayName } of items)
            printResult(
              { [name]: `${role} · ${unitId ?? 'whole tenant'} · ${displayName}${disabledAt ? ' · disabled' : ''}` },
              false,
            );
        }
      });
    });
}

const accountsOf = ({ database }: { database: ConstructorParameters<typeof Accounts>[0] }): Accounts =>
  new Accounts(database, { uuid: uuidV7 });
