import { createInterface } from 'node:readline/promises';
import type { Command } from 'commander';
import { PersonMarks, PersonWatch, erasePerson } from '#application';
import { catchUp } from './catch-up.js';
import { printResult, tenantOf, withOperations } from './command-line.js';
import { withIngest } from './ingest-work.js';
import { operatorOf } from './operator.js';

interface Options {
  reasonCode: string;
  yes?: boolean;
  tenant?: string;
  json?: boolean;
}

export function addPersonsCommand(program: Command): void {
  const persons = program.command('persons').description('whoever applied');
  persons
    .command('erase')
    .description('delete the key of a dossier’s personal data for ever; its events and every figure stay')
    .argument('<code>', 'the dossier')
    .requiredOption('--reason-code <code>', 'why, as a code such as data-subject-request: it stands in the log')
    .option('-y, --yes', 'do not ask')
    .option('--tenant <id>')
    .option('--json', 'result as one JSON object')
    .action(async (code: string, options: Options) => {
      if (options.yes !== true && !(await confirmed(code))) throw new Error('nothing was changed');
      await withOperations(async (operations) => {
        const operator = await operatorOf(operations, options.tenant, 'dh persons');
        const { reasonCode } = options;
        const erased = await withIngest(operations, options.tenant, operator.actorId, ({ dependencies }) =>
          erasePerson(dependencies, operator, { code, reasonCode }),
        );
        if (!erased.repeated) await catchUp(operations, operator.tenant);
        printResult(erased, options.json === true);
      });
    });
  persons
    .command('reindex')
    .description('hear the log again for what applicants are found by: id number, phone and name, as keyed hashes')
    .option('--tenant <id>')
    .option('--json', 'result as one JSON object')
    .action((options: Pick<Options, 'tenant' | 'json'>) =>
      withOperations(async (operations) => {
        const { tenant } = await tenantOf(operations, options.tenant);
        const { database, vault, keys } = operations;
        const position = await new PersonWatch(database, vault, new PersonMarks(keys.key)).again(tenant);
        printResult({ tenant, position }, options.json === true);
      }),
    );
}

async function confirmed(code: string): Promise<boolean> {
  if (!process.stdin.isTTY) throw new Error('there is nobody to ask: add --yes');
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  const question = `The personal data of ${code} can never be read again, by nobody. Type "y" to go on: `;
  const answer = await lines.question(question);
  lines.close();
  return /^y(es)?$/i.test(answer.trim());
}
