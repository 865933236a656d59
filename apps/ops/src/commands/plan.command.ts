import { basename } from 'node:path';
import type { Command } from 'commander';
import { publishPlan } from '#application';
import type { PublishedPlan } from '#application';
import { systemClock, uuidV7 } from '#platform';
import type { Operations } from '../context/open-operations.js';
import { catchUp } from './catch-up.js';
import { printResult, tenantOf, withOperations } from './command-line.js';
import { normalised, readJsonFile, tellingProblems } from './json-file.js';
import { addPlanFiguresCommand } from './plan-figures.command.js';

interface Options {
  tenant?: string;
  dryRun?: boolean;
  json?: boolean;
}

/** Two hundred targets in long words stay far below this. */
const LARGEST_FILE = 4 * 1_048_576;

export function addPlanCommand(program: Command): void {
  const plan = program.command('plan').description('plans of a city and their targets');
  addPlanFiguresCommand(plan);
  plan
    .command('import')
    .description('publish a plan, or the next version of one, from a file (JSON); what says the same writes nothing')
    .argument('<file>')
    .option('--tenant <id>')
    .option('--dry-run', 'report what would change and write nothing')
    .option('--json', 'result as one JSON object')
    .addHelpText('after', '\nA whole example stands at POST /api/v1/plans in /api/docs.')
    .action(async (file: string, options: Options) => {
      const document = normalised(readJsonFile(file, LARGEST_FILE));
      const published = await tellingProblems(file, () =>
        withOperations((operations) => run(operations, file, document, options)),
      );
      printPublished(published, options.json === true);
    });
}

async function run(operations: Operations, file: string, document: unknown, options: Options): Promise<PublishedPlan> {
  const { tenant } = await tenantOf(operations, options.tenant);
  const { store, database, vault } = operations;
  const tools = {
    ...{ database, vault, clock: systemClock, ids: { uuid: uuidV7 } },
    append: async (...[where, request]: Parameters<Parameters<typeof publishPlan>[0]['append']>) => {
      const [outcome] = await store.append(where, [request]);
      if (outcome === undefined) throw new Error('the log gave no answer');
      return outcome;
    },
  };
  const by = { actorId: 'dh plan import', unitId: null, origin: basename(file).normalize('NFC').toWellFormed() };
  const published = await publishPlan(tools, tenant, document, by, options.dryRun === true);
  if (published.position !== null) await catchUp(operations, tenant);
  return published;
}

function printPublished(published: PublishedPlan, json: boolean): void {
  if (json) return printResult(published, true);
  const { difference, ...rest } = published;
  const { members, added, changed, removed } = difference;
  const counts = { members: members.length, added: added.length, changed: changed.length, removed: removed.length };
  printResult({ ...rest, ...counts }, false);
  for (const { id, before, after } of changed) {
    process.stdout.write(`${id}: ${JSON.stringify(before)} -> ${JSON.stringify(after)}\n`);
  }
}
