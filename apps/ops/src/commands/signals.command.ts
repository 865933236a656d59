import type { Command } from 'commander';
import {
  ConfigureSignal,
  ConfigureSignalHandler,
  GetSignalDossiers,
  GetSignalDossiersHandler,
  GetSignalsSummary,
  GetSignalsSummaryHandler,
  ListSignals,
  ListSignalsHandler,
  SignalsTurnstile,
} from '#application';
import type { Principal } from '#application';
import { SIGNAL_NAMES } from '#indicators';
import { systemClock } from '#platform';
import type { Operations } from '../context/open-operations.js';
import { printResult, withOperations } from './command-line.js';
import { operatorOf, useCaseTools } from './operator.js';
import {
  PAGE_OPTIONS,
  POPULATION_OPTIONS,
  SIGNAL_GROUPS,
  addQuestionOptions,
  givenParameters,
} from './question-options.js';
import type { QuestionName } from './question-options.js';

type Options = Record<string, string | string[] | undefined> & { tenant?: string; with?: string[] };

const SUMMARY = ['groupBy' as const, ...POPULATION_OPTIONS];
const DOSSIERS = [...POPULATION_OPTIONS, ...PAGE_OPTIONS];
const NAMES = `one of ${SIGNAL_NAMES.join(', ')}`;

/** Every answer is JSON, the same as over HTTP. */
export function addSignalsCommand(program: Command): void {
  const signals = program
    .command('signals')
    .description('patterns that are worth a look, each with its innocent explanations, as JSON; as /signals over HTTP');
  const add = (name: string, description: string): Command =>
    signals.command(name).description(description).option('--tenant <id>').option('--json', 'always so');
  add('list', 'the catalogue, with the values in force').action((options: Options) =>
    answer(options, ({ database }, operator) => new ListSignalsHandler(database).execute(new ListSignals(operator))),
  );
  addQuestionOptions(add('summary', 'a period by signal, and the rate without them'), SUMMARY, SIGNAL_GROUPS)
    .option('--with <signal.parameter=n...>', 'a value for this answer alone, such as bulkEndings.minCount=30')
    .action((options: Options) =>
      answer(options, (operations, operator) => {
        const parameters = parametersOf(options, SUMMARY);
        return new GetSignalsSummaryHandler(...asking(operations)).execute(new GetSignalsSummary(operator, parameters));
      }),
    );
  addQuestionOptions(add('dossiers', 'a page of the dossiers that a signal names'), DOSSIERS)
    .argument('<name>', NAMES)
    .option('--with <signal.parameter=n...>', 'a value for this answer alone')
    .action((name: string, options: Options) =>
      answer(options, (operations, operator) => {
        const question = new GetSignalDossiers(operator, name, parametersOf(options, DOSSIERS));
        return new GetSignalDossiersHandler(...asking(operations)).execute(question);
      }),
    );
  add('configure', 'set the parameters of a signal, by an event; what is not named is the default again')
    .argument('<name>', NAMES)
    .argument('[parameter=n...]', 'such as minCount=20')
    .action((name: string, values: string[], options: Options) =>
      answer(options, (operations, operator) => {
        const { appender, clock, ids } = useCaseTools(operations);
        const body = { parameters: Object.fromEntries(values.map(numberNamed)) };
        const handler = new ConfigureSignalHandler(operations.store, appender, clock, ids);
        return handler.execute(new ConfigureSignal(operator, name, body));
      }),
    );
}

async function answer(
  { tenant }: Options,
  ask: (operations: Operations, operator: Principal) => Promise<object>,
): Promise<void> {
  await withOperations(async (operations) => {
    printResult(await ask(operations, await operatorOf(operations, tenant, 'dh signals')), true);
  });
}

const asking = ({ database, catalogues }: Operations) =>
  [database, systemClock, catalogues, new SignalsTurnstile()] as const;

const parametersOf = (options: Options, names: readonly QuestionName[]) => ({
  ...givenParameters(options, names),
  ...Object.fromEntries((options.with ?? []).map(named)),
});

function named(text: string): [string, string] {
  const [, name, value] = /^([^=]+)=(.*)$/.exec(text) ?? [];
  if (name === undefined || value === undefined) throw new Error(`"${text}": name=value, such as minCount=20`);
  return [name, value];
}

/** What is no whole number goes on as it is and is refused with what would be accepted. */
function numberNamed(text: string): [string, number | string] {
  const [name, value] = named(text);
  return [name, /^\d{1,9}$/.test(value) ? Number(value) : value];
}
