import { createReadStream, existsSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { Option } from 'commander';
import type { Command } from 'commander';
import { MOST_EVENTS, eachOnce, importLogFile, openEventsIn, takeEvents } from '#application';
import type { ClosedPeriodName } from '#application';
import { readEventLines } from '#exchange';
import type { EventLine } from '#exchange';
import { openWakeUps, systemClock, uuidV7 } from '#platform';
import type { Operations } from '../context/open-operations.js';
import { catchUp } from './catch-up.js';
import { interruption, printResult, say, startProgress, tenantOf, withOperations } from './command-line.js';

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
      await withOperations(async (operations) => {
        const work = options.recordedTime === 'keep' ? keep : tell;
        printResult(await work(operations, file, options), options.json === true);
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

/** Facts of another system: decided one by one, as `POST /ingest/events` does. Run again, what was taken is a duplicate. */
async function tell(operations: Operations, file: string, { tenant: asked }: Options): Promise<object> {
  const { tenant, timezone } = await tenantOf(operations, asked);
  const { config, keys, database, appUrl } = operations;
  const wakeUps = openWakeUps({ databaseUrl: appUrl, redisUrl: config.redisUrl }, say);
  const tools = openEventsIn({
    ...{ database, masterKey: keys.key, clock: systemClock, ids: { uuid: uuidV7 } },
    houseRules: { lateEntryDays: config.lateEntryDays, lateEntryFlagHours: 24 },
    onAppended: (changed) => {
      wakeUps.wake(changed);
    },
  });
  const principal = {
    tenant,
    timezone,
    tokenId: 'dh',
    role: 'integration',
    actorId: 'dh import',
    unitId: null,
  } as const;
  const sum = { rows: 0, accepted: 0, duplicate: 0, rejected: 0, interrupted: false };
  let closedPeriods: ClosedPeriodName[] = [];
  const progress = startProgress('Importing', 'events', () => systemClock.now());
  const { stop } = interruption();
  try {
    for await (const lines of batchesOf(createReadStream(file))) {
      if ((sum.interrupted = stop())) break;
      const values = lines.map(({ value }) => value);
      const taken = await takeEvents(tools, principal, values);
      sum.rows += lines.length;
      closedPeriods = eachOnce([...closedPeriods, ...taken.closedPeriods]);
      for (const name of ['accepted', 'duplicate', 'rejected'] as const) sum[name] += taken[name];
      for (const item of taken.items) {
        if (item.verdict !== 'rejected') continue;
        say(`line ${String(lines[item.index]?.line)} (${item.id ?? 'no id'}): ${item.code}: ${item.detail}`);
      }
      progress.update(sum.rows, null);
    }
    progress.stop();
    if (sum.accepted > 0) await catchUp(operations, tenant);
    if (sum.interrupted) process.exitCode = 130;
    return { tenant, ...sum, closedPeriods };
  } catch (error) {
    if (sum.rows > 0) {
      say(
        `${String(sum.rows)} rows were told before this, ${String(sum.accepted)} accepted; told again they are duplicates`,
      );
      await catchUp(operations, tenant);
    }
    throw error;
  } finally {
    progress.stop();
    await wakeUps.close();
  }
}

async function* batchesOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<EventLine[]> {
  const batch: EventLine[] = [];
  for await (const lines of readEventLines(bytes)) {
    batch.push(...lines);
    while (batch.length >= MOST_EVENTS) yield batch.splice(0, MOST_EVENTS);
  }
  if (batch.length > 0) yield batch;
}
