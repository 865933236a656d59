import type { Command } from 'commander';
import { once } from 'node:events';
import { createWriteStream, mkdirSync } from 'node:fs';
import type { WriteStream } from 'node:fs';
import { join } from 'node:path';
import { exportSync } from '#application';
import { SYNC_SERVICES } from '#exchange';
import type { SyncText } from '#exchange';
import { printResult, tenantOf, withOperations } from './command-line.js';

interface Options {
  tenant?: string;
  out: string;
  dossiers: string;
  json?: boolean;
}

export function addExportSyncCommand(exports: Command): void {
  exports
    .command('dvcqg')
    .description('the newest dossiers as a province would send them: a file for each service, nothing personal')
    .requiredOption('--out <folder>')
    .option('--dossiers <n>', 'how many', '200')
    .option('--tenant <id>')
    .option('--json', 'result as one JSON object')
    .action(async ({ tenant: asked, out, dossiers, json }: Options) => {
      const most = Number(dossiers);
      if (!Number.isInteger(most) || most < 1) throw new Error(`--dossiers ${dossiers}: give a whole number above 0`);
      mkdirSync(out, { recursive: true });
      await withOperations(async (operations) => {
        const asking = { ...(await tenantOf(operations, asked)), dossiers: most };
        const [snapshots, steps] = SYNC_SERVICES.map((service) => new Message(out, service, asking.tenant));
        for await (const piece of exportSync(operations, asking)) {
          await snapshots?.add(piece.snapshots);
          await steps?.add(piece.steps);
        }
        await snapshots?.end();
        await steps?.end();
        printResult({ out, snapshots: snapshots?.items ?? 0, steps: steps?.items ?? 0 }, json === true);
      });
    });
}

/** One service's envelope, written item by item. */
class Message {
  private readonly file: WriteStream;
  items = 0;

  constructor(folder: string, service: string, unit: string) {
    this.file = createWriteStream(join(folder, `${service}.json`));
    this.file.write(`{"madonvi":${JSON.stringify(unit)},"service":"${service}","isUpdating":"True","data":[`);
  }

  async add(items: readonly SyncText[]): Promise<void> {
    for (const item of items) {
      const text = `${this.items++ === 0 ? '' : ','}\n${JSON.stringify(item)}`;
      if (!this.file.write(text)) await once(this.file, 'drain');
    }
  }

  async end(): Promise<void> {
    this.file.end('\n]}\n');
    await once(this.file, 'finish');
  }
}
