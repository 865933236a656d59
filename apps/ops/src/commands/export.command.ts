import type { Command } from 'commander';
import { exportLog } from '#application';
import { systemClock } from '#platform';
import { addDossierExports } from './export-dossiers.command.js';
import { addExportSyncCommand } from './export-sync.command.js';
import { interruption, printResult, startProgress, tenantOf, withOperations } from './command-line.js';

interface Options {
  tenant?: string;
  out: string;
  json?: boolean;
}

export function addExportCommand(program: Command): void {
  const exports = program.command('export').description('everything that happened, as a file that other systems read');
  exports
    .command('events')
    .description('the log as CloudEvents 1.0, one JSON object a line; loss-free, personal data stays encrypted')
    .requiredOption('--out <file>', 'gzipped if the name ends in .gz')
    .option('--tenant <id>')
    .option('--json', 'result as one JSON object')
    .action(async ({ tenant: asked, out, json }: Options) => {
      await withOperations(async (operations) => {
        const { tenant } = await tenantOf(operations, asked);
        const progress = startProgress('Exporting', 'events', () => systemClock.now());
        const onProgress = (done: number, total: number) => {
          progress.update(done, total);
        };
        const { stop } = interruption();
        const result = await exportLog(operations.store, { tenant, path: out }, { onProgress, stop }).finally(() => {
          progress.stop();
        });
        printResult({ tenant, out, ...result }, json === true);
      });
    });
  addDossierExports(exports);
  addExportSyncCommand(exports);
}
