import { basename } from 'node:path';
import type { Command } from 'commander';
import { importCatalogue } from '#application';
import type { CatalogueImportSummary } from '#application';
import { systemClock, uuidV7 } from '#platform';
import type { Operations } from '../context/open-operations.js';
import { catchUp } from './catch-up.js';
import { printResult, tenantOf, withOperations } from './command-line.js';
import { readJsonFile, tellingProblems } from './json-file.js';

interface Options {
  tenant?: string;
  dryRun?: boolean;
  json?: boolean;
}

/** Fifty thousand procedures with a few limits each stay below this. */
const LARGEST_FILE = 64 * 1_048_576;

export function addCatalogCommand(program: Command): void {
  const catalog = program.command('catalog').description('fields, agencies, procedures and clock policies');
  catalog
    .command('import')
    .description('take in a catalogue file (JSON); what is the same writes nothing, so it can be run again')
    .argument('<file>')
    .option('--tenant <id>')
    .option('--dry-run', 'report what would change and write nothing')
    .option('--json', 'result as one JSON object')
    .addHelpText(
      'after',
      `
The file is { fields?, clockPolicies?, agencies?, procedures? }; a whole example stands at POST /api/v1/catalogue/import
in /api/docs. Several definitions of one procedure with validFrom and validTo are its versions: the last that covers a
day holds on it, and a dossier keeps what it was received under.`,
    )
    .action(async (file: string, options: Options) => {
      const document = readJsonFile(file, LARGEST_FILE);
      const summary = await tellingProblems(file, () =>
        withOperations((operations) => run(operations, file, document, options)),
      );
      printSummary(summary, options.json === true);
    });
}

/** Counts, and a line for each definition that changed: from what to what. */
function printSummary(summary: CatalogueImportSummary, json: boolean): void {
  if (json) return printResult(summary, true);
  const { changes, ...counts } = summary;
  printResult(counts, false);
  for (const { kind, id, before, after, backdated } of changes) {
    const past = backdated === true ? ' (also for days gone by)' : '';
    process.stdout.write(`${kind} ${id}${past}: ${JSON.stringify(before)} -> ${JSON.stringify(after)}\n`);
  }
}

async function run(
  operations: Operations,
  file: string,
  document: unknown,
  options: Options,
): Promise<CatalogueImportSummary> {
  const { tenant } = await tenantOf(operations, options.tenant);
  const { store, catalogues } = operations;
  const summary = await importCatalogue(
    {
      store,
      append: async (where, request) => {
        const [outcome] = await store.append(where, [request]);
        if (outcome === undefined) throw new Error('the log gave no answer');
        return outcome;
      },
      clock: systemClock,
      ids: { uuid: uuidV7 },
      onChanged: (changed) => {
        catalogues.forget(changed);
      },
    },
    {
      tenant,
      document,
      dryRun: options.dryRun === true,
      actorId: 'dh catalog import',
      origin: basename(file).normalize('NFC').toWellFormed(),
    },
  );
  if (!summary.dryRun && summary.events > 0) await catchUp(operations, tenant);
  return summary;
}
