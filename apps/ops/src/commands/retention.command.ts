import type { Command } from 'commander';
import { Retention } from '#application';
import { systemClock } from '#platform';
import { printResult, withOperations } from './command-line.js';
import { operatorOf } from './operator.js';

interface Options {
  months?: string;
  forEver?: boolean;
  tenant?: string;
  json?: boolean;
}

/** The same table as `/retention` over HTTP. */
export function addRetentionCommand(program: Command): void {
  const retention = program
    .command('retention')
    .description('how long personal data is kept after a dossier’s end, by procedure; the nightly run erases');
  const add = (name: string, description: string): Command =>
    retention
      .command(name)
      .description(description)
      .option('--tenant <id>')
      .option('--json', 'result as one JSON object');
  add('list', 'the rules, and how many dossiers the next night would erase').action((options: Options) =>
    answer(options, (desk, operator) => desk.list(operator)),
  );
  add('set', 'set the rule of a procedure')
    .argument('<procedure>', 'its code')
    .option('--months <n>', 'whole months after the end')
    .option('--for-ever', 'erase nothing any more')
    .action((procedure: string, options: Options) => {
      if ((options.months === undefined) === (options.forEver !== true))
        throw new Error('give --months n or --for-ever');
      const months = options.months === undefined ? null : Number(options.months);
      return answer(options, (desk, operator) => desk.set(operator, procedure, months));
    });
}

function answer(
  options: Options,
  work: (desk: Retention, operator: Awaited<ReturnType<typeof operatorOf>>) => ReturnType<Retention['list']>,
): Promise<void> {
  return withOperations(async (operations) => {
    const operator = await operatorOf(operations, options.tenant, 'dh retention');
    const desk = new Retention(operations.database, operations.catalogues, systemClock);
    printResult({ items: await work(desk, operator) }, options.json === true);
  });
}
