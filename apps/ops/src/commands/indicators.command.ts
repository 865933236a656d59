import type { Command } from 'commander';
import { GetIndicatorDossiers, GetIndicatorDossiersHandler, GetIndicators, GetIndicatorsHandler } from '#application';
import { systemClock } from '#platform';
import { printResult, say, withOperations } from './command-line.js';
import { operatorOf } from './operator.js';
import { PAGE_OPTIONS, POPULATION_OPTIONS, addQuestionOptions, givenParameters } from './question-options.js';
import { writeEvidenceFile } from './write-evidence-file.js';

const FIGURES = ['groupBy' as const, ...POPULATION_OPTIONS];
const DOSSIERS = ['class' as const, ...FIGURES, ...PAGE_OPTIONS];

type Options = Record<string, string | undefined>;

export function addIndicatorsCommand(program: Command): void {
  const command = program
    .command('indicators')
    .description('counts and rates as JSON; the same parameters as GET /indicators, with --class as its /dossiers')
    .option('--tenant <id>')
    .option('--evidence <zip>', 'instead write the figures with everything behind them, signed; see verify-evidence')
    .option('--json', 'always so');
  addQuestionOptions(command, DOSSIERS).action(async (options: Options) => {
    await withOperations(async (operations) => {
      const operator = await operatorOf(operations, options['tenant'], 'dh indicators');
      const { database, catalogues } = operations;
      const given = givenParameters(options, DOSSIERS);
      const { evidence } = options;
      if (evidence !== undefined) {
        await writeEvidenceFile(operations, operator, given, evidence);
        say(`Evidence written to ${evidence}; check it with: npm run dh -- verify-evidence ${evidence}`);
        return;
      }
      const answer = await (options['class'] === undefined
        ? new GetIndicatorsHandler(database, systemClock, catalogues).execute(new GetIndicators(operator, given))
        : new GetIndicatorDossiersHandler(database, systemClock, catalogues).execute(
            new GetIndicatorDossiers(operator, given),
          ));
      printResult(answer, true);
    });
  });
}
