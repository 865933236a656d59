import { Option } from 'commander';
import type { Command } from 'commander';
import { readIi06a } from '#application';
import { II06A_FORMATS, ii06aFile } from '#exchange';
import type { Ii06aFormat } from '#exchange';
import { systemClock } from '#platform';
import { catchUp } from './catch-up.js';
import { say, tenantOf, withOperations } from './command-line.js';
import { writeFileWhole } from './write-file-whole.js';

interface Options {
  tenant?: string;
  period?: string;
  calendar?: string;
  groupBy?: string;
  agencyId?: string;
  asOf?: string;
  format?: Ii06aFormat;
  out?: string;
}

export function addReportCommand(program: Command): void {
  program
    .command('report')
    .description('reports as the authorities ask for them')
    .command('ii06a')
    .description('form II.06a, every balance asserted; the same answer as GET /reports/ii06a')
    .option('--period <period>', '2026, 2026-H1, 2026-9M, 2026-Q3, 2026-08; default: this month')
    .option('--calendar <name>', 'gregorian or kstt')
    .option('--group-by <what>', 'field or agency')
    .option('--agency-id <id>', 'a unit, with everything below it')
    .option('--as-of <instant>', 'what the log knew then')
    .addOption(new Option('--format <format>', 'default: as the file is called, else json').choices([...II06A_FORMATS]))
    .option('--out <file>', 'default: standard output')
    .option('--tenant <id>')
    .option('--json', 'the same as --format json')
    .action(async (options: Options & { json?: boolean }) => {
      const format = options.json === true ? 'json' : formatOf(options);
      refuseBinaryOnTerminal(format, options.out);
      const bytes = await fileFor(options, format);
      if (options.out === undefined) process.stdout.write(bytes);
      else {
        writeFileWhole(options.out, bytes);
        say(`${options.out}: ${String(bytes.length)} bytes`);
      }
    });
}

function formatOf({ format, out = '' }: Options): Ii06aFormat {
  return format ?? II06A_FORMATS.find((candidate) => out.toLowerCase().endsWith(`.${candidate}`)) ?? 'json';
}

function refuseBinaryOnTerminal(format: Ii06aFormat, out: string | undefined): void {
  if (format === 'json' || out !== undefined || !process.stdout.isTTY) return;
  throw new Error(`${format} is no text for a terminal; name a file with --out, or redirect the output`);
}

function fileFor(
  { tenant: named, period, calendar, groupBy, agencyId, asOf }: Options,
  format: Ii06aFormat,
): Promise<Buffer> {
  return withOperations(async (operations) => {
    const { tenant, timezone } = await tenantOf(operations, named);
    await catchUp(operations, tenant);
    const reader = { tenant, timezone, unitId: null };
    const parameters = { period, calendar, groupBy, agencyId, asOf };
    return ii06aFile(await readIi06a(operations, reader, parameters, systemClock.now()), format);
  });
}
