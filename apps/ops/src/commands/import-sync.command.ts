import { createReadStream, existsSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { Command } from 'commander';
import { ingestSyncFile } from '#application';
import type { SyncFileSummary } from '#application';
import { systemClock } from '#platform';
import type { Operations } from '../context/open-operations.js';
import { catchUp } from './catch-up.js';
import { interruption, printResult, say, startProgress, withOperations } from './command-line.js';
import { withIngest } from './ingest-work.js';
import { openSyncReport, problemText, reportedRow } from './sync-report.js';

interface Options {
  tenant?: string;
  report?: string;
  json?: boolean;
}

export function addImportSyncCommand(imports: Command): void {
  imports
    .command('dvcqg')
    .description('the national portal’s sync as a province sends it (JSON, also gzipped), either service')
    .argument('<file>')
    .option('--tenant <id>')
    .option(
      '--report <file>',
      'the difference report, f.csv or f.xlsx: of every item the events it told, and which were inferred',
    )
    .option('--json', 'result as one JSON object')
    .action(async (file: string, options: Options) => {
      if (!existsSync(file) || !statSync(file).isFile()) throw new Error(`${file}: no such file`);
      const summary = await withOperations((operations) => run(operations, file, options));
      printResult(summary, options.json === true);
      if (summary.interrupted) process.exitCode = 130;
    });
}

/** Lines about single items; the rest is in the quarantine. */
const MOST_SAID = 20;

async function run(operations: Operations, file: string, options: Options): Promise<SyncFileSummary> {
  const { stop } = interruption();
  const progress = startProgress('Importing', 'items', () => systemClock.now());
  let said = 0;
  const report = openSyncReport(options.report);
  try {
    return await withIngest(operations, options.tenant, 'dh import', async ({ dependencies, caller }) => {
      const source = { name: basename(file), open: () => createReadStream(file) };
      const summary = await ingestSyncFile(dependencies, caller, source, {
        stop,
        onProgress: (items, total) => {
          progress.update(items, total);
        },
        onItem: (item) => {
          report?.add(reportedRow(item));
        },
        onQuarantined: (item, { code, problems }) => {
          if (said++ < MOST_SAID) say(`item ${String(item)} (${code}) waits: ${problems.map(problemText).join('; ')}`);
        },
      });
      progress.stop();
      await report?.keep();
      if (said > MOST_SAID)
        say(`and ${String(said - MOST_SAID)} more: npm run dh -- quarantine list --tenant ${caller.tenant}`);
      if (summary.events > 0) await catchUp(operations, caller.tenant);
      return summary;
    });
  } finally {
    progress.stop();
    report?.discard();
  }
}
