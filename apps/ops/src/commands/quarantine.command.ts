import type { Command } from 'commander';
import { Quarantine, retryQuarantined } from '#application';
import type { QuarantinePage } from '#application';
import { catchUp } from './catch-up.js';
import { printResult, tenantOf, withOperations } from './command-line.js';
import { withIngest } from './ingest-work.js';

interface Options {
  tenant?: string;
  reason?: string;
  code?: string;
  dismissed?: boolean;
  json?: boolean;
}

export function addQuarantineCommand(program: Command): void {
  const quarantine = program
    .command('quarantine')
    .description('what feeds sent and the log could not take yet; nothing of it is lost');
  const filtered = (command: Command) =>
    command
      .option('--tenant <id>')
      .option('--reason <code>', 'only what waits for this reason, e.g. STATUS.UNKNOWN')
      .option('--code <code>', 'only this dossier')
      .option('--json', 'result as one JSON object');
  filtered(quarantine.command('list').description('one line an item, oldest first, without personal fields'))
    .option('--dismissed', 'what waits no longer, because a mended version of it was taken')
    .action(list);
  filtered(quarantine.command('retry').description('try again, after what stood in their way was mended'))
    .argument('[ids...]', 'items; without any: all that the filters leave')
    .action(retry);
}

const PAGE = 200;

async function list(options: Options): Promise<void> {
  await withOperations(async (operations) => {
    const { tenant } = await tenantOf(operations, options.tenant);
    const pages = pagesOf(new Quarantine(operations.database, operations.vault), tenant, options);
    if (options.json === true) {
      const all = [];
      let counts = {};
      for await (const page of pages) {
        all.push(...page.items);
        ({ counts } = page);
      }
      printResult({ counts, items: all }, true);
      return;
    }
    let counts: Record<string, number> = {};
    for await (const page of pages) {
      ({ counts } = page);
      for (const item of page.items) process.stdout.write(lineOf(item));
    }
    if (options.dismissed === true) return;
    if (Object.keys(counts).length === 0) process.stdout.write('nothing waits\n');
    else printResult(counts, false);
  });
}

function lineOf({ id, code, reason, cameAt, problems, dismissedBy }: QuarantinePage['items'][number]): string {
  const fields = problems.flatMap(({ field }) => field ?? []).join(',');
  const mended =
    dismissedBy === undefined ? '' : `  dismissed by the version of ${dismissedBy.cameAt}, run ${dismissedBy.runId}`;
  return `${id}  ${cameAt}  ${code ?? '-'}  ${reason}${fields === '' ? '' : ` (${fields})`}${mended}\n`;
}

async function retry(ids: string[], options: Options): Promise<void> {
  await withOperations(async (operations) => {
    const { tenant } = await tenantOf(operations, options.tenant);
    const asked =
      ids.length > 0 ? ids : await allIds(new Quarantine(operations.database, operations.vault), tenant, options);
    const { outcomes, counts } = await withIngest(
      operations,
      options.tenant,
      'dh quarantine',
      ({ dependencies, caller }) => retryQuarantined(dependencies, caller, asked),
    );
    if (counts.events > 0) await catchUp(operations, tenant);
    const waiting = outcomes.filter(({ outcome }) => outcome === 'quarantined').length;
    printResult(
      { tried: outcomes.length, taken: outcomes.length - waiting, waiting, events: counts.events },
      options.json === true,
    );
  });
}

async function allIds(quarantine: Quarantine, tenant: string, options: Options): Promise<string[]> {
  const ids: string[] = [];
  for await (const { items } of pagesOf(quarantine, tenant, options)) ids.push(...items.map(({ id }) => id));
  return ids;
}

async function* pagesOf(
  quarantine: Quarantine,
  tenant: string,
  { reason, code, dismissed }: Options,
): AsyncGenerator<QuarantinePage> {
  let after: string | null = null;
  do {
    const page: QuarantinePage = await quarantine.list(tenant, {
      reason: reason ?? null,
      code: code ?? null,
      state: dismissed === true ? 'dismissed' : 'open',
      after,
      limit: PAGE,
    });
    yield page;
    after = page.next;
  } while (after !== null);
}
