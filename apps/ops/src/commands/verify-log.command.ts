import { join } from 'node:path';
import type { Command } from 'commander';
import { HeadFiles, SignedHeads, signHead, verifyTenant } from '#event-store';
import { createHeadSigner, systemClock } from '#platform';
import { interruption, printResult, startProgress, tenantOf, withOperations } from './command-line.js';

interface Options {
  tenant?: string;
  heads?: string;
  full?: boolean;
  sign?: boolean;
  json?: boolean;
}

export function addVerifyLogCommand(program: Command): void {
  program
    .command('verify-log')
    .description('recompute the hash chain and compare it with every signed head; names the first bad position')
    .option('--tenant <id>')
    .option('--heads <dir>', 'signed heads kept outside the database; default: <data dir>/heads')
    .option('--full', 'from position 1, not from where the last run ended')
    .option('--sign', 'sign the head if the log is sound')
    .option('--json', 'result as one JSON object')
    .action(async (options: Options) => {
      await withOperations(async ({ database, store, keys, config, ...rest }) => {
        const { tenant } = await tenantOf({ database, store, keys, config, ...rest }, options.tenant);
        const files = new HeadFiles(options.heads ?? join(config.dataDir, 'heads'));
        const signing = { store, heads: new SignedHeads(database), files, signer: createHeadSigner(keys.signingKey) };
        const progress = startProgress('Verifying', 'events', () => systemClock.now());
        const { stop } = interruption();
        const onProgress = (done: number, total: number) => {
          progress.update(done, total);
        };
        const result = await verifyTenant(signing, tenant, { full: options.full, onProgress, stop });
        progress.stop();
        const signed = result.ok && options.sign === true ? await signHead(signing, tenant, systemClock.now()) : null;
        printResult({ tenant, ...result, ...(signed === null ? {} : { signed }) }, options.json === true);
        if (!result.ok) process.exitCode = 1;
        else if (!result.complete) process.exitCode = 130;
      });
    });
}
