import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { Command } from 'commander';
import {
  CalendarDrafts,
  ProblemError,
  checkCalendar,
  draftSummary,
  isInForce,
  publishCalendar,
  readCalendar,
} from '#application';
import type { CheckedCalendar, FieldProblem, RunEnd } from '#application';
import { MOST_CALENDAR_BYTES } from '#exchange';
import { systemClock, uuidV7 } from '#platform';
import type { Operations } from '../context/open-operations.js';
import { openCalendarWork } from './calendar-work.js';
import type { CalendarWork } from './calendar-work.js';
import { printResult, say, tenantOf, withOperations } from './command-line.js';

interface Options {
  tenant?: string;
  agency?: string[];
  calendar?: string;
  publishedThrough?: string;
  json?: boolean;
  moves?: boolean;
  wait?: boolean;
}

/** What a subcommand works on. */
interface Task {
  operations: Operations;
  work: CalendarWork;
  tenant: string;
  timezone: string;
  file: string;
  options: Options;
}

const ACTOR = 'dh calendar';

const FILES = `
A CSV has the columns date (YYYY-MM-DD or dd/mm/yyyy), kind (OFF nghỉ, WORK làm bù, ORDINARY ngày thường) and name. It
changes the dates it names and no other. A JSON file is the whole calendar, as GET /api/v1/catalogue/calendars shows it.
Dossiers keep the calendar they were promised under: a new id, or another agency's, moves none of them.`;

export function addCalendarCommand(program: Command): void {
  const calendar = program
    .command('calendar')
    .description('working calendars: JSON (a whole one) or CSV (days of some years)');
  const add = (name: string, description: string, run: (task: Task) => Promise<object>): Command =>
    calendar
      .command(name)
      .description(description)
      .argument('<file>')
      .option('--tenant <id>')
      .option('--agency <id...>', 'agencies that work by it from now on, with all below them; absent: whom it serves')
      .option('--calendar <id>', 'of a CSV: the calendar it changes; absent: the tenant’s')
      .option('--published-through <year>', 'of a CSV: the last year whose days off are all announced with it')
      .option('--json', 'result as one JSON object')
      .addHelpText('after', FILES)
      .action((file: string, options: Options) => onFile(file, options, run));
  add('import', 'check a calendar and keep it as a draft, in place of the one before', importDraft);
  add('preview', 'which open dossiers it would move, and which of them become late or stop being late', preview).option(
    '--moves',
    'name every dossier that moves',
  );
  add('publish', 'publish it and move the open dossiers; can be run again after an interruption', publish).option(
    '--no-wait',
    'leave moving the dossiers to the worker',
  );
}

async function onFile(file: string, options: Options, run: (task: Task) => Promise<object>): Promise<void> {
  if (!existsSync(file) || !statSync(file).isFile()) throw new Error(`${file}: no such file`);
  if (statSync(file).size > MOST_CALENDAR_BYTES)
    throw new Error(`${file}: larger than ${String(MOST_CALENDAR_BYTES)} bytes`);
  try {
    await withOperations(async (operations) => {
      const { tenant, timezone } = await tenantOf(operations, options.tenant);
      const work = openCalendarWork(operations, tenant);
      try {
        printResult(await run({ operations, work, tenant, timezone, file, options }), options.json === true);
      } finally {
        await work.close();
      }
    });
  } catch (error) {
    if (!(error instanceof ProblemError) || error.code !== 'VALIDATION.FAILED') throw error;
    const problems = error.extra['errors'] as FieldProblem[];
    for (const { pointer, code, detail } of problems) say(`${pointer || '/'}: ${detail ?? code}`);
    throw new Error(`${file}: not a calendar that can be published; nothing was written`, { cause: error });
  }
}

async function importDraft(task: Task): Promise<object> {
  const checked = await checkedFile(task);
  await new CalendarDrafts(task.operations.database).keep(task.tenant, checked, ACTOR);
  return draftSummary(checked, systemClock.now());
}

async function preview(task: Task): Promise<object> {
  const { work, options } = task;
  const { calendar } = await checkedFile(task);
  const { jobId, end } = await work.preview(calendar, ACTOR);
  setExitCode(end);
  const result = await work.result(jobId);
  if (options.moves !== true || end !== 'done') return { jobId, end, ...result };
  const moves = await work.moves(jobId);
  if (options.json === true) return { jobId, end, ...result, moves };
  if (moves.length > 0) process.stdout.write('dossier\tdue now\tdue then\tverdict\n');
  for (const { code, from, to, verdict } of moves) {
    process.stdout.write([code, from, to, verdict ?? 'as before'].join('\t') + '\n');
  }
  return { jobId, end, ...result };
}

/** The same file again publishes nothing and goes on with what is not finished. */
async function publish(task: Task): Promise<object> {
  const { operations, work, tenant, options } = task;
  const catalogue = await operations.catalogues.of(tenant);
  const { calendar, agencyIds } = given(task, catalogue);
  if (isInForce(calendar, agencyIds, catalogue)) {
    const jobId = await work.unfinished(calendar.id, ACTOR);
    const known = { id: calendar.id, version: catalogue.calendars.get(calendar.id)?.at(-1)?.version, published: false };
    return jobId === null ? { ...known, state: 'done' } : { ...known, ...(await recalculate(task, jobId)) };
  }
  const checked = await checkedFile(task);
  const { database, store } = operations;
  const tools = { database, store, jobs: work.jobs, clock: systemClock, ids: { uuid: uuidV7 } };
  const by = { actorId: ACTOR, unitId: null, origin: basename(task.file).normalize('NFC').toWellFormed() };
  const { jobId, ...published } = await publishCalendar(tools, tenant, checked, by);
  operations.catalogues.forget(tenant);
  if (jobId === null || options.wait === false) return { ...published, published: true, jobId };
  return { ...published, published: true, ...(await recalculate(task, jobId)) };
}

async function recalculate({ work, options }: Task, jobId: string): Promise<object> {
  if (options.wait === false) return { jobId };
  const end = await work.recalculate(jobId);
  setExitCode(end);
  return { jobId, end, ...(await work.result(jobId)) };
}

const given = ({ file, options }: Task, catalogue: Parameters<typeof readCalendar>[1]) => ({
  calendar: readCalendar(
    { kind: 'file', bytes: readFileSync(file), calendarId: options.calendar, publishedThrough: yearOf(options) },
    catalogue,
  ),
  agencyIds: options.agency,
});

function yearOf({ publishedThrough }: Options): number | undefined {
  if (publishedThrough === undefined) return undefined;
  if (!/^\d{4}$/.test(publishedThrough))
    throw new Error(`--published-through "${publishedThrough}": a year of four digits`);
  return Number(publishedThrough);
}

async function checkedFile(task: Task): Promise<CheckedCalendar> {
  const { operations, tenant, timezone } = task;
  const catalogue = await operations.catalogues.of(tenant);
  const { calendar, agencyIds } = given(task, catalogue);
  return checkCalendar(calendar, agencyIds, { catalogue, timezone, now: systemClock.now() });
}

function setExitCode(end: RunEnd): void {
  if (end !== 'done') process.exitCode = end === 'stopped' ? 130 : 1;
}
