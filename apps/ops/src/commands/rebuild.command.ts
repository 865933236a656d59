import type { Command } from 'commander';
import { allProjections, rebuildReadModels } from '#application';
import { ProjectionStore } from '#event-store';
import { systemClock } from '#platform';
import { interruption, printResult, startProgress, tenantOf, withOperations } from './command-line.js';

export function addRebuildCommand(program: Command): void {
  program
    .command('rebuild')
    .description(
      'fill read models anew from the log beside the running ones, then swap; can be interrupted and run again',
    )
    .argument('[read-model]', 'absent: all of them')
    .option('--tenant <id>')
    .option('--json', 'result as one JSON object')
    .action(async (name: string | undefined, { tenant: asked, json }: { tenant?: string; json?: boolean }) => {
      await withOperations(async (operations) => {
        const { tenant } = await tenantOf(operations, asked);
        const store = new ProjectionStore(operations.database);
        const progress = startProgress('Rebuilding', 'events', () => systemClock.now());
        const { stop } = interruption();
        const onProgress = (_: string, position: number, head: number) => {
          progress.update(position, head);
        };
        const results = await rebuildReadModels(store, allProjections(store), { tenant, name, stop, onProgress });
        progress.stop();
        printResult({ tenant, results }, json === true);
        if (results.some((result) => result.state === 'interrupted')) process.exitCode = 130;
      });
    });
}
