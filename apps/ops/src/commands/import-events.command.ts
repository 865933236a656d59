import { createReadStream, existsSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { Option } from 'commander';
import type { Command } from 'commander';
import { importLogFile } from '#application';
import { systemClock } from '#platform';
import type { Operations } from '../context/open-operations.js';
import { catchUp } from './catch-up.js';
import { interruption, printResult, startProgress, tenantOf, withOperations } from './command-line.js';

interface Options {
  tenant?: string;
  recordedTime?: 'keep';
  json?: boolean;
}

/** Adds `import events` to the command `import`. */
export function addImportEventsCommand(imports: Command): void {
  imports
    .command('events')
    .description('CloudEvents, one JSON object a line (also gzipped), as `export events` writes them')
    .argument('<file>')
    .option('--tenant <id>')
    .addOption(
      new Option(
        '--recorded-time <what>',
        'keep: write the log as it was, positions and hashes kept; only into a tenant without events',
      ).choices(['keep']),
    )
    .option('--json', 'result as one JSON object')
    .action(async (file: string, options: Options) => {
      if (!existsSync(file) || !statSync(file).isFile()) throw new Error(`${file}: no such file`);
      if (options.recordedTime !== 'keep') throw new Error('say --recorded-time keep');
      await withOperations(async (operations) => {
        printResult(await keep(operations, file, options), options.json === true);
      });
    });
}

async function keep(operations: Operations, file: string, { tenant: asked }: Options): Promise<object> {
  const { tenant } = await tenantOf(operations, asked);
  const progress = startProgress('Importing', 'events', () => systemClock.now());
  const { stop } = interruption();
  const onProgress = (position: number) => {
    progress.update(position, null);
  };
  const source = { tenant, name: basename(file), open: () => createReadStream(file) };
  const imported = await importLogFile(operations.database, source, { onProgress, stop }).finally(() => {
    progress.stop();
  });
  await operations.database.query('select refresh_statistics()');
  await catchUp(operations, tenant);
  const { position, hash } = imported;
  return { tenant, rows: position, accepted: position, duplicate: 0, rejected: 0, position, hash };
}
