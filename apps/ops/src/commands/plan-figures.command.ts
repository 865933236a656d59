import type { Command } from 'commander';
import { PlanDesk, planOf } from '#application';
import { FIGURE_UNITS } from '#indicators';
import type { Operations } from '../context/open-operations.js';
import { catchUp } from './catch-up.js';
import { printResult, withOperations } from './command-line.js';
import { normalised, readJsonFile, tellingProblems } from './json-file.js';
import { operatorOf, useCaseTools } from './operator.js';

interface Options extends Partial<Record<'target' | 'year' | 'period' | 'calendar' | 'value' | 'unit', string>> {
  source?: string;
  publishedOn?: string;
  file?: string;
  tenant?: string;
}

const LARGEST_FILE = 4 * 1_048_576;
const MEMBERS = ['year', 'period', 'calendar', 'value', 'unit', 'source', 'publishedOn'] as const;
const EXAMPLE = `
Without a figure: the targets that take one, and everything ever entered. For example:
  dh plan figures hn-27-2022 --target sipas --year 2022 --value 86.5 --unit percent \\
    --source 'Bộ Nội vụ, SIPAS 2022' --published-on 2023-04-19
A file is one such object, or a list of them, with the members of POST /plans/{id}/figures:
  [{"targetId": "sipas", "year": 2022, "value": "86.5", "unit": "percent", "source": "…", "publishedOn": "2023-04-19"}]`;

/** Adds `plan figures` to the command `plan`. */
export function addPlanFiguresCommand(plan: Command): void {
  plan
    .command('figures')
    .description('enter what a survey or ranking published for a target; what says the same writes nothing')
    .argument('<planId>')
    .option('--target <id>', 'a target that takes an entered figure')
    .option('--year <year>', 'or --period 2022-H1')
    .option('--period <period>')
    .option('--calendar <name>', 'gregorian (default) or kstt')
    .option('--value <value>')
    .option('--unit <unit>', `one of ${FIGURE_UNITS.join(', ')}, as the target asks`)
    .option('--source <text>', 'who published it, and where')
    .option('--published-on <date>')
    .option('--file <file>', 'instead: figures as JSON, all of them or none')
    .option('--tenant <id>')
    .option('--json', 'always so')
    .addHelpText('after', EXAMPLE)
    .action(async (planId: string, options: Options) => {
      const bodies = figuresOf(options);
      const result = await tellingProblems(options.file ?? 'figure', () =>
        withOperations((operations) => run(operations, planId, bodies, options)),
      );
      printResult(result, true);
    });
}

/** Null: nothing is entered. */
function figuresOf({ file, target, ...options }: Options): unknown[] | null {
  const given = MEMBERS.flatMap((name) => (options[name] === undefined ? [] : [[name, options[name]]]));
  const named = target !== undefined || given.length > 0;
  if (file !== undefined && named) throw new Error('give the figure either in --file or by options');
  if (file !== undefined) return [normalised(readJsonFile(file, LARGEST_FILE))].flat();
  return named ? [normalised({ targetId: target, ...Object.fromEntries(given) })] : null;
}

async function run(
  operations: Operations,
  planId: string,
  bodies: unknown[] | null,
  options: Options,
): Promise<object> {
  const operator = await operatorOf(operations, options.tenant, 'dh plan figures');
  const { tenant } = operator;
  const { database, vault } = operations;
  if (bodies === null) {
    const { plan, figures } = await planOf(database, tenant, planId, null);
    const taking = plan.targets.filter(({ kind }) => kind === 'entered');
    return { id: plan.id, targets: taking.map(({ id, title, unit }) => ({ id, title, unit })), figures };
  }
  const { appender, clock, ids } = useCaseTools(operations);
  const entered = await new PlanDesk(database, vault, appender, clock, ids).enterFigures(operator, planId, bodies);
  if (entered.some(({ isNew }) => isNew)) await catchUp(operations, tenant);
  return { id: planId, entered };
}
