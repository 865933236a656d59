import type { Command } from 'commander';
import { parseScorecardQuery, scorecardList, scorecardOf } from '#application';
import { systemClock } from '#platform';
import { tenantOf, withOperations } from './command-line.js';

const PARAMETERS = ['period', 'year', 'calendar', 'asOf'] as const;

type Options = Partial<Record<(typeof PARAMETERS)[number] | 'tenant', string>>;

export function addScorecardCommand(program: Command): void {
  program
    .command('scorecard')
    .description('how the targets of a plan stand, or of all plans in short, as JSON; as GET /scorecards')
    .argument('[planId]')
    .option('--tenant <id>')
    .option('--period <period>', '2026, 2026-H1, 2026-Q3, 2026-08; nothing given: the present year')
    .option('--year <year>')
    .option('--calendar <calendar>', 'gregorian or kstt')
    .option('--as-of <instant>', 'what the log knew then')
    .option('--json', 'always so')
    .action(async (planId: string | undefined, options: Options) => {
      await withOperations(async ({ database, ...operations }) => {
        const { tenant, timezone } = await tenantOf({ database, ...operations }, options.tenant);
        const now = systemClock.now();
        const given = PARAMETERS.flatMap((name) => (options[name] === undefined ? [] : [[name, options[name]]]));
        const query = parseScorecardQuery(Object.fromEntries(given) as Record<string, string>, now, timezone);
        const request = { database, tenant, timezone, now, query, scope: null };
        const answer = planId === undefined ? await scorecardList(request) : await scorecardOf(request, planId);
        process.stdout.write(`${JSON.stringify(answer)}\n`);
      });
    });
}
