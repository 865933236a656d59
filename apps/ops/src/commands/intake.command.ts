import { createReadStream, existsSync, statSync } from 'node:fs';
import type { Command } from 'commander';
import { openSheetIntake, receiveSheet } from '#application';
import type { IntakeSummary } from '#application';
import { openWakeUps, systemClock, uuidV7 } from '#platform';
import type { Operations } from '../context/open-operations.js';
import { catchUp } from './catch-up.js';
import { interruption, printResult, say, startProgress, tenantOf, withOperations } from './command-line.js';
import { intakeRow, openIntakeResult, reasonsOf } from './intake-result.js';

interface Options {
  tenant?: string;
  agency?: string;
  dryRun?: boolean;
  result?: string;
  json?: boolean;
}

export function addIntakeCommand(program: Command): void {
  program
    .command('intake')
    .description(
      'receive the new dossiers of a sheet (CSV or XLSX) as the counter does; the same sheet again, or mended, repeats',
    )
    .argument('<file>')
    .option('--tenant <id>')
    .option('--agency <id>', 'whose counter it is: of rows that name no agency, and all that may be received for')
    .option('--dry-run', 'report what would happen and write nothing')
    .option(
      '--result <file>',
      'what became of every row: f.csv, nothing personal; f.xlsx with the sheet’s own columns, to mend and hand in again',
    )
    .option('--json', 'result as one JSON object')
    .action(async (file: string, options: Options) => {
      if (!existsSync(file) || !statSync(file).isFile()) throw new Error(`${file}: no such file`);
      const summary = await withOperations((operations) => run(operations, file, options));
      printResult(summary, options.json === true);
      if (summary.interrupted) process.exitCode = 130;
    });
}

async function run(operations: Operations, file: string, options: Options): Promise<IntakeSummary> {
  const { tenant, timezone } = await tenantOf(operations, options.tenant);
  const { config, keys, database, appUrl } = operations;
  const unitId = options.agency ?? null;
  if (unitId !== null && !(await operations.catalogues.of(tenant)).agencies.has(unitId)) {
    throw new Error(`--agency ${unitId}: tenant ${tenant} has no such agency`);
  }
  const wakeUps = openWakeUps({ databaseUrl: appUrl, redisUrl: config.redisUrl }, say);
  const tools = openSheetIntake({
    ...{ database, masterKey: keys.key, clock: systemClock, ids: { uuid: uuidV7 } },
    houseRules: { lateEntryDays: config.lateEntryDays, lateEntryFlagHours: 24 },
    onAppended: (changed) => {
      wakeUps.wake(changed);
    },
  });
  const principal = { tenant, timezone, tokenId: 'dh', role: 'clerk', actorId: 'dh intake', unitId } as const;
  const open = () => createReadStream(file);
  const result = openIntakeResult(options.result, open);
  const progress = startProgress('Receiving', 'rows', () => systemClock.now());
  let rows = 0;
  try {
    const summary = await receiveSheet(tools, {
      principal,
      open,
      dryRun: options.dryRun === true,
      stop: interruption().stop,
      onRow: (verdict, mark) => {
        result?.add(intakeRow(verdict, mark, timezone));
        progress.update((rows += 1), null);
        if (verdict.verdict === 'refused') say(`row ${String(verdict.row)}: ${reasonsOf(verdict)}`);
      },
    });
    progress.stop();
    await result?.keep();
    if (summary.received > summary.repeated) await catchUp(operations, tenant);
    return summary;
  } finally {
    progress.stop();
    result?.discard();
    await wakeUps.close();
  }
}
