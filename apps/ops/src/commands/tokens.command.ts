import { Option } from 'commander';
import type { Command } from 'commander';
import { ROLES } from '#application';
import type { Role } from '#application';
import { printResult, tenantOf, withOperations } from './command-line.js';

interface Options {
  tenant?: string;
  role: Role;
  name: string;
  unit?: string;
  expires?: string;
  json?: boolean;
}

export function addTokensCommand(program: Command): void {
  const tokens = program.command('tokens').description('bearer tokens of the API');
  tokens
    .command('create')
    .description('make a token; it is shown once and stored only as a hash')
    .option('--tenant <id>')
    .addOption(new Option('--role <role>').choices(ROLES).makeOptionMandatory())
    .requiredOption('--name <name>', 'whose token it is; becomes its actor')
    .option('--unit <agency>', 'root of the subtree it may see; absent: the whole tenant')
    .option('--expires <date>', 'YYYY-MM-DD or an ISO instant; absent: never')
    .option('--json', 'result as one JSON object')
    .action(async (options: Options) => {
      await withOperations(async (operations) => {
        const { tenant } = await tenantOf(operations, options.tenant);
        const { role, name } = options;
        if (name.startsWith('demo '))
          throw new Error('--name: names that begin with "demo " are kept for the demo’s own tokens');
        const request = { tenant, role, name, unitId: options.unit ?? null, expiresAt: expiryOf(options.expires) };
        const { token, tokenId } = await operations.tokens.create(request);
        printResult({ token, tokenId, tenant, role, name }, options.json === true);
      });
    });
}

function expiryOf(text: string | undefined): number | null {
  if (text === undefined) return null;
  const instant = Date.parse(text);
  if (Number.isNaN(instant)) throw new Error(`--expires "${text}" is neither a date nor an instant`);
  return instant;
}
