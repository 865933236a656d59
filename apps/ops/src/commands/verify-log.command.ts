import { join } from 'node:path';
import type { Command } from 'commander';
import { HeadFiles, SignedHeads, broughtLog, signHead, verifyTenant } from '#event-store';
import type { BroughtLog, TenantVerification } from '#event-store';
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
        const result = await verifyTenant(signing, tenant, {
          ...{ full: options.full, onProgress, stop, now: systemClock.now() },
        });
        progress.stop();
        const signed = result.ok && options.sign === true ? await signHead(signing, tenant, systemClock.now()) : null;
        const brought = await broughtLog(database, tenant);
        const found = { tenant, ...result, brought, ...(signed === null ? {} : { signed }) };
        if (options.json === true) printResult(found, true);
        else printResult({ summary: `${summaryOf(result)}${broughtText(brought)}`, ...without(found, 'since') }, false);
        if (!result.ok) process.exitCode = 1;
        else if (!result.complete) process.exitCode = 130;
      });
    });
}

const without = (found: object, name: string): object =>
  Object.fromEntries(Object.entries(found).filter(([key]) => key !== name));

/** Of positions that an import wrote the log knows everything but what is in no hash. */
export const broughtText = (brought: BroughtLog | null): string =>
  brought === null
    ? ''
    : ` Positions 1 to ${String(brought.position)} were brought at ${brought.importedAt} from ${brought.source}: ` +
      'what no hash covers of them (metadata, such as origin) is as it was said there.';

/** What a run says to people: `checked: 0` alone would look as if nothing had ever been checked. */
export function summaryOf(result: TenantVerification): string {
  const { since } = result;
  if (!result.ok) return `The log is NOT sound: first bad position ${String(result.firstBadPosition)}.`;
  if (since === null) return `The whole log was checked: ${String(result.checked)} events.`;
  const when = since.verifiedAt === undefined ? '' : ` (verified ${since.verifiedAt})`;
  const what = result.checked === 0 ? 'Nothing new' : `${String(result.checked)} new events, all sound,`;
  return `${what} since position ${String(since.position)}${when}; --full checks all.`;
}
