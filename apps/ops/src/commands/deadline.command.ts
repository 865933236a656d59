import { readFileSync } from 'node:fs';
import { Option } from 'commander';
import type { Command } from 'commander';
import { explain, explainAsText, inlineRules, readDeadlineQuestion, rulesFor } from '#application';
import type { DeadlineRules } from '#application';
import { MOST_FILE_LEVELS, TEXT_LANGUAGES, deeperThan } from '#exchange';
import type { TextLanguage } from '#exchange';
import { tenantOf, withOperations } from './command-line.js';

interface Options {
  tenant?: string;
  text?: boolean;
  lang: TextLanguage;
}

/** Larger than any question: an inline calendar of ten thousand days takes less than half of it. */
const MOST_BYTES = 2 * 1024 ** 2;
const STANDARD_INPUT = 0;

export function addDeadlineCommand(program: Command): void {
  program
    .command('deadline')
    .description('working out due dates')
    .command('explain')
    .description('a due with every span counted or not; the question as JSON, the same as POST /deadlines/explain')
    .argument('<file>', 'or - for standard input')
    .option('--tenant <id>', 'whose calendars and policies are meant')
    .option('--text', 'as text a citizen can check with a wall calendar')
    .addOption(new Option('--lang <language>', 'of the text').choices([...TEXT_LANGUAGES]).default('vi'))
    .option('--json', 'always so, without --text')
    .action(async (file: string, options: Options) => {
      process.stdout.write(await explainFile(readQuestion(file), options));
    });
}

/** The answer as it is printed. A question that brings its own calendar and policy needs no database. */
export async function explainFile(text: string, { tenant, text: asText, lang }: Options): Promise<string> {
  const asked = parsed(text);
  if (deeperThan(asked, MOST_FILE_LEVELS)) {
    throw new Error(`the question is nested deeper than ${String(MOST_FILE_LEVELS)} levels`);
  }
  const question = readDeadlineQuestion(asked);
  const fromCatalogue = (): Promise<DeadlineRules> =>
    withOperations(async (operations) => {
      const named = await tenantOf(operations, tenant);
      return rulesFor(question, await operations.catalogues.of(named.tenant));
    });
  const { calendar, policy } = inlineRules(question) ?? (await fromCatalogue());
  if (asText === true) return explainAsText(question, calendar, policy, lang);
  return `${JSON.stringify(explain(question, calendar, policy))}\n`;
}

function readQuestion(file: string): string {
  const bytes = readFileSync(file === '-' ? STANDARD_INPUT : file);
  if (bytes.length > MOST_BYTES) throw new Error(`${file}: larger than ${String(MOST_BYTES)} bytes`);
  return bytes
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .normalize('NFC');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`the question is not JSON: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}
