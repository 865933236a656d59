import { Option } from 'commander';
import type { Command } from 'commander';
import { Accounts, PERSON_ROLES } from '#application';
import type { AccountView, PersonRole } from '#application';
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
  subject?: string;
  issuer?: string;
  unlink?: boolean;
  passwordStdin?: boolean;
  enable?: boolean;
  all?: boolean;
  json?: boolean;
}

export function addAccountsCommand(program: Command): void {
  const accounts = program.command('accounts').description('accounts of people');
  addCreate(accounts);
  addList(accounts);
  addDisable(accounts);
  addResetPassword(accounts);
  addLink(accounts);
  addSessionsCommand(program);
}

function addCreate(accounts: Command): void {
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
}

function addList(accounts: Command): void {
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
        else printResult(Object.fromEntries(items.map((account) => [account.name, lineOf(account)])), false);
      });
    });
}

function addDisable(accounts: Command): void {
  accounts
    .command('disable')
    .description('nobody signs in with it any more; its sessions end at once')
    .option('--tenant <id>')
    .requiredOption('--name <name>')
    .option('--enable', 'the opposite')
    .option('--json', 'result as one JSON object')
    .action(async ({ tenant: option, name, enable, json }: Options) => {
      await withOperations(async (operations) => {
        const { tenant } = await tenantOf(operations, option);
        const accounts = accountsOf(operations);
        const before = await accounts.named(tenant, name);
        const { disabledAt } = await accounts.change(tenant, before, { disabled: enable !== true }, ACTOR);
        printResult({ tenant, name, disabledAt }, json === true);
      });
    });
}

function addResetPassword(accounts: Command): void {
  accounts
    .command('reset-password')
    .description('a new one-time password, shown once; every session of the account ends')
    .option('--tenant <id>')
    .requiredOption('--name <name>')
    .option('--password-stdin', 'read the password from standard input instead of making one')
    .option('--json', 'result as one JSON object')
    .action(async ({ tenant: option, name, passwordStdin, json }: Options) => {
      const chosen = passwordStdin === true ? await passwordFromInput() : null;
      await withOperations(async (operations) => {
        const { tenant } = await tenantOf(operations, option);
        const accounts = accountsOf(operations);
        const { accountId } = await accounts.named(tenant, name);
        const password = await accounts.resetPassword(tenant, accountId, chosen, ACTOR);
        printResult({ tenant, name, ...(password === null ? {} : { password }) }, json === true);
      });
    });
}

function addLink(accounts: Command): void {
  accounts
    .command('link')
    .description('say who an account is at the OpenID provider; whoever is not linked cannot sign in there')
    .option('--tenant <id>')
    .requiredOption('--name <name>')
    .option('--subject <id>', 'the `sub` of the person at the provider')
    .option('--issuer <url>', 'absent: the provider of DUNGHEN_OIDC_ISSUER')
    .option('--unlink', 'nobody any more; sessions of the account end')
    .option('--json', 'result as one JSON object')
    .action(async ({ tenant: option, name, subject, issuer, unlink, json }: Options) => {
      if ((subject === undefined) === (unlink !== true)) throw new Error('say who it is: --subject <id> or --unlink');
      await withOperations(async (operations) => {
        const { tenant } = await tenantOf(operations, option);
        const provider = issuer ?? operations.config.oidc?.issuer;
        if (subject !== undefined && provider === undefined) {
          throw new Error('no provider is configured: set DUNGHEN_OIDC_ISSUER or give --issuer');
        }
        const identity = subject === undefined || provider === undefined ? null : { issuer: provider, subject };
        const accounts = accountsOf(operations);
        const { accountId } = await accounts.named(tenant, name);
        const { hasIdentity } = await accounts.link(tenant, accountId, identity, ACTOR);
        printResult({ tenant, name, linked: hasIdentity }, json === true);
      });
    });
}

function addSessionsCommand(program: Command): void {
  program
    .command('sessions')
    .description('sessions of people')
    .command('end')
    .description('end every session of an account, or of the whole tenant')
    .option('--tenant <id>')
    .option('--name <name>', 'of this account')
    .option('--all', 'of everybody')
    .option('--json', 'result as one JSON object')
    .action(async ({ tenant: option, name, all, json }: Partial<Options>) => {
      if ((name === undefined) === (all !== true)) throw new Error('say whose sessions: --name <name> or --all');
      await withOperations(async (operations) => {
        const { tenant } = await tenantOf(operations, option);
        const accounts = accountsOf(operations);
        const whose = name === undefined ? await accounts.list(tenant) : [await accounts.named(tenant, name)];
        let ended = 0;
        for (const { accountId } of whose) ended += await accounts.endSessions(tenant, accountId, ACTOR);
        printResult({ tenant, ended }, json === true);
      });
    });
}

const lineOf = ({ role, unitId, displayName, disabledAt }: AccountView): string =>
  [role, unitId ?? 'whole tenant', displayName, ...(disabledAt === null ? [] : ['disabled'])].join(' · ');

const accountsOf = ({ database }: { database: ConstructorParameters<typeof Accounts>[0] }): Accounts =>
  new Accounts(database, { uuid: uuidV7 });
