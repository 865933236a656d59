import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { Command } from 'commander';
import { Pseudonyms, importCaseList } from '#application';
import type { CaseListSummary } from '#application';
import { parseCaseListMapping } from '#exchange';
import type { CaseFileFormat } from '#exchange';
import { openWakeUps, systemClock, uuidV7 } from '#platform';
import type { Operations } from '../context/open-operations.js';
import { catchUp } from './catch-up.js';
import { importedRow, openImportResult, problemText } from './import-result.js';
import { addImportEventsCommand } from './import-events.command.js';
import { addImportSyncCommand } from './import-sync.command.js';
import { interruption, printResult, say, startProgress, tenantOf, withOperations } from './command-line.js';

interface Options {
  tenant?: string;
  mapping?: string;
  dryRun?: boolean;
  sheet?: string;
  result?: string;
  json?: boolean;
}

export function addImportCommand(program: Command): void {
  const imports = program
    .command('import')
    .description('take in a file of somebody else’s cases; can be run again at any time');
  for (const [format, description] of Object.entries(FORMATS) as [CaseFileFormat, string][]) {
    imports
      .command(format)
      .description(description)
      .argument('<file>')
      .option('--tenant <id>')
      .option('--mapping <file>', 'JSON: which column or attribute says what')
      .option('--sheet <name>', 'of a workbook; default: the first whose header fits')
      .option('--dry-run', 'report what would happen and write nothing')
      .option('--result <file>', 'what became of every row: f.csv, or f.xlsx with the sheet’s own columns')
      .option('--json', 'result as one JSON object')
      .action(async (file: string, options: Options) => {
        if (!existsSync(file) || !statSync(file).isFile()) throw new Error(`${file}: no such file`);
        const summary = await withOperations((operations) => run(operations, file, format, options));
        printResult(summary, options.json === true);
        if (summary.interrupted) process.exitCode = 130;
      });
  }
  addImportEventsCommand(imports);
  addImportSyncCommand(imports);
}

const FORMATS: Record<CaseFileFormat, string> = {
  csv: 'a case list, one row per dossier or fact (also gzipped); Vietnamese headers need no mapping',
  xlsx: 'the same as a workbook; the sheet whose header fits, or --sheet',
  xes: 'an event log (XES, also gzipped), a trace per dossier; its events become the timeline',
};

/** Lines about single rows; the result file has them all. */
const MOST_SAID = 20;

async function run(
  operations: Operations,
  file: string,
  format: CaseFileFormat,
  options: Options,
): Promise<CaseListSummary> {
  const { tenant, timezone } = await tenantOf(operations, options.tenant);
  const mapping = options.mapping === undefined ? null : parseCaseListMapping(readFileSync(options.mapping, 'utf8'));
  const { redisUrl } = operations.config;
  const wakeUps = openWakeUps({ databaseUrl: operations.appUrl, redisUrl }, say);
  const { stop } = interruption();
  const progress = startProgress(options.dryRun === true ? 'Checking' : 'Importing', 'rows', () => systemClock.now());
  const open = () => createReadStream(file);
  let said = 0;
  const result = openImportResult(options.result, { format, sheet: options.sheet, mapping, open });
  try {
    const summary = await importCaseList(
      {
        store: operations.store,
        clock: systemClock,
        ids: { uuid: uuidV7 },
        pseudonyms: new Pseudonyms(operations.keys.key),
        onAppended: (changed) => {
          wakeUps.wake(changed);
        },
        onCatalogueChanged: (changed) => {
          operations.catalogues.forget(changed);
        },
      },
      {
        tenant,
        timezone,
        source: { name: basename(file), open },
        format,
        sheet: options.sheet,
        mapping,
        dryRun: options.dryRun === true,
        actorId: 'dh import',
        unitId: null,
        onProgress: ({ rows, totalRows }) => {
          progress.update(rows, totalRows);
        },
        onRejected: ({ row, code, problems }) => {
          if (++said > MOST_SAID) return;
          say(
            `${format === 'xes' ? 'trace' : 'row'} ${String(row)} (${code}): ${problems.map(problemText).join('; ')}`,
          );
        },
        onVerdict:
          result === null
            ? undefined
            : (verdict) => {
                result.add(importedRow(format, verdict));
              },
        stop,
      },
    );
    progress.stop();
    if (said > MOST_SAID) say(`and ${String(said - MOST_SAID)} more: --result <file> has every row`);
    await result?.keep();
    if (!summary.dryRun && summary.events > 0) await catchUp(operations, tenant);
    return summary;
  } finally {
    progress.stop();
    result?.discard();
    await wakeUps.close();
  }
}
