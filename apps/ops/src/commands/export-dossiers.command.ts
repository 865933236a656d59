import type { Command } from 'commander';
import { Pseudonyms, exportOcel, exportXes } from '#application';
import { systemClock } from '#platform';
import { interruption, printResult, startProgress, tenantOf, withOperations } from './command-line.js';

interface Options {
  tenant?: string;
  out: string;
  json?: boolean;
}

const EXPORTS = {
  xes: {
    write: exportXes,
    description: 'every dossier as a trace of an event log (XES), officers as pseudonyms; import xes reads it again',
  },
  ocel: {
    write: exportOcel,
    description:
      'the same as objects and events (OCEL 2.0, JSON); the due of a dossier is an attribute with its history',
  },
};

/** `export xes`, `export ocel`: dossiers for programs that study processes; nothing personal. */
export function addDossierExports(exports: Command): void {
  for (const [name, { write, description }] of Object.entries(EXPORTS)) {
    exports
      .command(name)
      .description(description)
      .requiredOption('--out <file>', 'gzipped if the name ends in .gz')
      .option('--tenant <id>')
      .option('--json', 'result as one JSON object')
      .action(async ({ tenant: asked, out, json }: Options) => {
        await withOperations(async (operations) => {
          const { tenant } = await tenantOf(operations, asked);
          const { database, store, keys } = operations;
          const progress = startProgress('Exporting', 'dossiers', () => systemClock.now());
          const onProgress = (done: number) => {
            progress.update(done, null);
          };
          const { stop } = interruption();
          const dependencies = { database, store, pseudonyms: new Pseudonyms(keys.key) };
          const result = await write(dependencies, { tenant, path: out }, { onProgress, stop }).finally(() => {
            progress.stop();
          });
          printResult({ tenant, out, ...result }, json === true);
        });
      });
  }
}
