import type { Command } from 'commander';
import { GetRanking, GetRankingHandler } from '#application';
import { systemClock } from '#platform';
import { printResult, withOperations } from './command-line.js';
import { operatorOf } from './operator.js';
import { POPULATION_OPTIONS, addQuestionOptions, givenParameters } from './question-options.js';

const PARAMETERS = [...(['by', 'order', 'minimum'] as const), ...POPULATION_OPTIONS];

type Options = Record<string, string | undefined>;

export function addRankingCommand(program: Command): void {
  const command = program
    .command('ranking')
    .description('who stands where, told apart only where the numbers allow it, as JSON; as GET /indicators/ranking')
    .option('--tenant <id>')
    .option('--json', 'always so');
  addQuestionOptions(command, PARAMETERS).action(async (options: Options) => {
    await withOperations(async (operations) => {
      const operator = await operatorOf(operations, options['tenant'], 'dh ranking');
      const { database, catalogues } = operations;
      const handler = new GetRankingHandler(database, systemClock, catalogues);
      const question = new GetRanking(operator, givenParameters(options, PARAMETERS));
      printResult(await handler.execute(question), true);
    });
  });
}
