import { Option } from 'commander';
import type { Command } from 'commander';
import { closingMarkOf, parseIndicatorQuery } from '#application';
import { systemClock } from '#platform';
import { figures, inSnapshot } from '#read-models';
import { say, tenantOf, withOperations } from './command-line.js';
import { writeEvidenceFile } from './write-evidence-file.js';

const PARAMETERS = [
  'from',
  'to',
  'period',
  'calendar',
  'policy',
  'population',
  'groupBy',
  'agencyId',
  'fieldCode',
  'procedureCode',
  'level',
  'channel',
  'officerId',
  'handlingAgencyId',
  'asOf',
];

export function addIndicatorsCommand(program: Command): void {
  const command = program
    .command('indicators')
    .description('counts and rates as JSON; the same parameters as GET /indicators')
    .option('--tenant <id>')
    .option('--evidence <zip>', 'instead write the figures with everything behind them, signed; see verify-evidence')
    .option('--json', 'always so');
  for (const name of PARAMETERS) {
    const flag = name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    command.option(`--${flag} <value>`);
    // As HTTP spells it.
    if (flag !== name) command.addOption(new Option(`--${name} <value>`).hideHelp());
  }
  command.action(async (options: Record<string, string | boolean | undefined>) => {
    await withOperations(async (operations) => {
      const { tenant, timezone } = await tenantOf(operations, options['tenant'] as string | undefined);
      const now = systemClock.now();
      const given = Object.fromEntries(
        PARAMETERS.flatMap((name) => (options[name] === undefined ? [] : [[name, options[name]]])),
      );
      const evidence = options['evidence'];
      if (typeof evidence === 'string') {
        await writeEvidenceFile(operations, { tenant, timezone }, given, evidence);
        say(`Evidence written to ${evidence}; check it with: npm run dh -- verify-evidence ${evidence}`);
        return;
      }
      const query = parseIndicatorQuery(given, now, timezone);
      const question = { tenant, timezone, scope: null, now, ...query };
      const answer = await inSnapshot(operations.database, async (sql) => {
        const closing = await closingMarkOf(sql, question);
        return { ...(await figures(sql, question)), closing };
      });
      process.stdout.write(`${JSON.stringify(answer)}\n`);
    });
  });
}
