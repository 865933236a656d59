import type { Command } from 'commander';
import {
  CLOSING_REASONS,
  MOST_CLOSE_AFTER_DAYS,
  changeClosingRules,
  closeDue,
  closePeriod,
  closedPeriods,
  pendingChanges,
  periodRecord,
  periodRecords,
  periodView,
  readClosingRules,
  readPeriodPath,
  readPeriodsQuery,
  restateTouched,
  restatementOf,
  restatementSlices,
  verifyPeriod,
} from '#application';
import type { ClosingReason, ClosingTools } from '#application';
import { localDate, parsePlainDate } from '#calendar';
import { periodsOfYear } from '#indicators';
import { systemClock, uuidV7 } from '#platform';
import { availablePolicies, inSnapshot } from '#read-models';
import type { Operations } from '../context/open-operations.js';
import { catchUp } from './catch-up.js';
import { printResult, say, startProgress, tenantOf, withOperations } from './command-line.js';
import { restatementPages } from './restatement-table.js';

interface Options {
  tenant?: string;
  calendar?: string;
  year?: string;
  reason?: string;
  goLiveOn?: string;
  closeAfterDays?: string;
  json?: boolean;
}

interface Task {
  operations: Operations;
  tools: ClosingTools;
  who: { tenant: string; timezone: string };
  now: number;
  options: Options;
}

const ACTOR = { actorId: 'dh periods', unitId: null };

export function addPeriodsCommand(program: Command): void {
  const periods = program
    .command('periods')
    .description('closed periods: what stands, what came later, and whether it is still what was closed');
  const add = (name: string, description: string, run: (task: Task, period?: string) => Promise<object>): Command =>
    periods
      .command(name)
      .description(description)
      .option('--tenant <id>')
      .option('--calendar <name>', 'gregorian or kstt', 'gregorian')
      .option('--json', 'result as one JSON object')
      .action((...given: unknown[]) => {
        const period = typeof given[0] === 'string' ? given[0] : undefined;
        const options = (typeof given[0] === 'object' ? given[0] : given[1]) as Options;
        return carryOut(options, (task) => run(task, period));
      });
  add('list', 'the periods of a year and where each stands', list).option('--year <year>', 'default: the current one');
  add('close', 'close a period by hand; without a period: everything that is due, as the nightly run does', close)
    .argument('[period]', 'for example 2026, 2026-Q3, 2026-08')
    .option('--reason <code>', `one of ${CLOSING_REASONS.join(', ')}`);
  add('restatement', 'the dossiers that a closed period counts otherwise since', restatement).argument('<period>');
  add('verify', 'hash and figures of closed periods, computed anew and compared', verify).argument(
    '[period]',
    'absent: all of both calendars',
  );
  add('rules', 'when periods close; with values: change it, by an event in the log', rules)
    .option('--go-live-on <date>', 'periods that ended before it are never closed')
    .option('--close-after-days <n>', 'whole days after a period’s end');
}

async function carryOut(options: Options, run: (task: Task) => Promise<object>): Promise<void> {
  await withOperations(async (operations) => {
    const who = await tenantOf(operations, options.tenant);
    const { database, store } = operations;
    const tools: ClosingTools = { database, store, newId: uuidV7 };
    printResult(await run({ operations, tools, who, now: systemClock.now(), options }), options.json === true);
  });
}

async function list({ operations, tools, who, now, options }: Task): Promise<object> {
  await catchUp(operations, who.tenant);
  const given = { calendar: options.calendar, year: options.year };
  const { calendar, year } = readPeriodsQuery(given, localDate(now, who.timezone));
  const periods = periodsOfYear(year, calendar);
  const records = await periodRecords(tools.store, who.tenant, periods);
  const inForce = await readClosingRules(tools, who);
  const changes = await inSnapshot(tools.database, (sql) => pendingChanges(sql, who, records, null));
  const views = periods.map((period) => {
    const record = records.find((known) => known.period === period.period) ?? null;
    const counts = record?.restatement?.data ?? null;
    const pending = record === null ? null : (changes.get(record) ?? null);
    return periodView(period, record, inForce, { now, timezone: who.timezone, counts, pending });
  });
  if (options.json === true) return { rules: inForce, items: views };
  return Object.fromEntries(
    views.map(({ period, from, to, state, closing, restated, pending }) => [
      period,
      [
        `${from} to ${to}`,
        state,
        closing === null ? '' : `closed ${closing.closedAt} at position ${String(closing.position)}`,
        restated === null ? '' : `${String(restated.dossiers)} dossiers counted otherwise since`,
        pending === null ? '' : `${String(pending.dossiers ?? 'many')} dossiers changed, to be compared tonight`,
      ]
        .filter((part) => part !== '')
        .join(', '),
    ]),
  );
}

async function close({ operations, tools, who, options }: Task, period?: string): Promise<object> {
  await catchUp(operations, who.tenant);
  const now = systemClock.now();
  if (period === undefined) {
    const closed = await closeDue(tools, who, now);
    const restated = await restateTouched(tools, who, now);
    const left = [...closed.left, ...restated.left];
    if (left.length > 0) process.exitCode = 1;
    return { ...closed, ...restated, left };
  }
  const reasonCode = CLOSING_REASONS.find((known) => known === options.reason);
  if (reasonCode === undefined) throw new Error(`--reason: one of ${CLOSING_REASONS.join(', ')}`);
  const by: { actor: typeof ACTOR; reasonCode: ClosingReason } = { actor: ACTOR, reasonCode };
  const named = readPeriodPath(options.calendar ?? '', period);
  const progress = startProgress('Closing', 'policies', () => systemClock.now());
  let done = 0;
  const alive = (): Promise<void> => {
    done += 1;
    progress.update(done, availablePolicies().length);
    return Promise.resolve();
  };
  const record = await closePeriod({ ...tools, alive }, who, named, by, now).finally(() => {
    progress.stop();
  });
  return periodView(named, record, await readClosingRules(tools, who), {
    now,
    timezone: who.timezone,
    counts: null,
    pending: null,
  });
}

async function restatement({ operations, tools, who, now, options }: Task, period = ''): Promise<object> {
  await catchUp(operations, who.tenant);
  const named = readPeriodPath(options.calendar ?? '', period);
  const record = await periodRecord(tools.store, who.tenant, named);
  if (record === null) throw new Error(`${named.period} (${named.calendar}) is not closed`);
  const about = { calendar: named.calendar, period: named.period };
  const known = { asOf: null, now };
  if (options.json === true) {
    const { dossiers, position } = await restatementOf(tools, who, record, known);
    return { ...about, position, dossiers: dossiers.length, items: dossiers };
  }
  let dossiers = 0;
  const position = await restatementSlices(tools, who, record, known, (slice) => {
    dossiers += slice.length;
    for (const page of restatementPages(slice)) process.stdout.write(page);
  });
  return { ...about, position, dossiers };
}

async function verify({ operations, tools, who, now, options }: Task, period?: string): Promise<object> {
  await catchUp(operations, who.tenant);
  const named = period === undefined ? null : readPeriodPath(options.calendar ?? '', period);
  const all = await closedPeriods(tools, who, now);
  const records = all.filter(
    (known) => named === null || (known.period === period && known.calendar === named.calendar),
  );
  if (named !== null && records.length === 0) throw new Error(`${named.period} (${named.calendar}) is not closed`);
  const verified = [];
  for (const record of records) {
    const verification = await verifyPeriod(tools, who, record, now);
    if (!verification.ok) {
      say(`${record.period} (${record.calendar}) is not what was closed`);
      process.exitCode = 1;
    }
    verified.push(verification);
  }
  return { verified: verified.length, bad: verified.filter(({ ok }) => !ok).length, periods: verified };
}

async function rules({ tools, who, now, options }: Task): Promise<object> {
  const { goLiveOn, closeAfterDays } = options;
  if (goLiveOn === undefined && closeAfterDays === undefined) return readClosingRules(tools, who);
  const change = {
    ...(goLiveOn === undefined ? {} : { goLiveOn: dateOf(goLiveOn) }),
    ...(closeAfterDays === undefined ? {} : { closeAfterDays: daysOf(closeAfterDays) }),
  };
  return changeClosingRules(tools, who, change, ACTOR, now);
}

function dateOf(text: string): string {
  if (parsePlainDate(text) === null) throw new Error(`--go-live-on "${text}": YYYY-MM-DD, a real date`);
  return text;
}

function daysOf(text: string): number {
  if (/^\d{1,2}$/.test(text) && Number(text) <= MOST_CLOSE_AFTER_DAYS) return Number(text);
  throw new Error(`--close-after-days "${text}": a whole number from 0 to ${String(MOST_CLOSE_AFTER_DAYS)}`);
}
