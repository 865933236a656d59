import { dayNumberOf } from '#calendar';
import { PERIOD_CALENDARS, duePeriods, periodsOfYear } from '#indicators';
import type { ClosablePeriod } from '#indicators';
import { FiguresError, inSnapshot, periodsTouched, zoneOf } from '#read-models';
import { PostgresEventStore } from '#event-store';
import { ProblemError } from '../problem-error.js';
import { recordDrifts } from '../recomputation/drifts.js';
import type { NightlyContext, NightlyStep } from '../recomputation/nightly-steps.js';
import { closePeriod } from './close-period.js';
import { inForce, readClosingRules } from './closing-rules.js';
import type { ClosingTenant, ClosingTools } from './closing-tools.js';
import { periodRecords } from './period-record.js';
import type { PeriodRecord } from './period-record.js';
import { recordRestatement } from './restate-period.js';
import { statements } from './statements.js';
import { verifyPeriod } from './verify-period.js';

/** What the steps need besides what a nightly run brings. */
export interface ClosingStepTools extends Pick<ClosingTools, 'newId' | 'keepTime'> {
  /** Closed periods verified each night, in turn; a year's two calendars have forty. */
  verifiedPerNight?: number;
}

/**
 * Closing at night: what is due is closed, restatements of what was closed are written down, and a few closed periods are
 * verified, each in its turn. Each period is whole by itself, so a run that was killed goes on with what is missing.
 */
export function closingSteps(own: ClosingStepTools): NightlyStep[] {
  const toolsOf = ({ database, alive }: NightlyContext): ClosingTools => ({
    database,
    alive,
    store: new PostgresEventStore(database),
    ...own,
  });
  return [
    { name: 'closePeriods', run: (context) => closeDue(toolsOf(context), context, context.now) },
    { name: 'restatePeriods', run: (context) => restateTouched(toolsOf(context), context, context.now) },
    { name: 'verifyPeriods', run: (context) => verifySome(toolsOf(context), context, own.verifiedPerNight ?? 2) },
  ];
}

/** What became of the periods that were due. */
export interface ClosedTonight {
  closed: string[];
  /** Not closed, and why. */
  left: { period: string; code: string; detail: string }[];
}

export async function closeDue(tools: ClosingTools, who: ClosingTenant, now: number): Promise<ClosedTonight> {
  const answer: ClosedTonight = { closed: [], left: [] };
  const rules = await readClosingRules(tools, who);
  const due = duePeriods(inForce(rules), now, zoneOf(who.timezone));
  const known = new Set((await periodRecords(tools.store, who.tenant, due)).map(nameOf));
  for (const period of due) {
    if (known.has(nameOf(period))) continue;
    try {
      await closePeriod(tools, who, period, null, now);
      answer.closed.push(nameOf(period));
    } catch (error) {
      if (!isRefusal(error)) throw error;
      // Somebody else was first: that is what was wanted.
      if (error.code === 'PERIOD.ALREADY_CLOSED') continue;
      answer.left.push({ period: nameOf(period), code: error.code, detail: error.message });
    }
  }
  return answer;
}

const nameOf = ({ calendar, period }: Pick<ClosablePeriod, 'calendar' | 'period'>): string => `${calendar} ${period}`;

const isRefusal = (error: unknown): error is ProblemError | FiguresError =>
  error instanceof ProblemError || error instanceof FiguresError;

const STATE = 'select position from restatement_state where tenant_id = $1';
const KEEP_STATE = `
  insert into restatement_state (tenant_id, position) values ($1, $2)
  on conflict (tenant_id) do update set position = greatest(restatement_state.position, excluded.position)`;

/** Looks at the closed periods that events since the last look may have touched. */
export async function restateTouched(
  tools: ClosingTools,
  who: ClosingTenant,
  now: number,
): Promise<{ looked: number; restated: Record<string, number> }> {
  const { database } = tools;
  const records = await closedPeriods(tools, who, now);
  const [state] = await database.query<{ position: string }>(STATE, [who.tenant]);
  const after = state === undefined ? null : Number(state.position);
  const question = { ...who, after };
  const { periods, position } = await inSnapshot(database, (sql) => periodsTouched(sql, question, records));
  const restated: Record<string, number> = {};
  for (const record of periods) {
    const dossiers = await recordRestatement(tools, who, record, now);
    if (dossiers !== null) restated[nameOf(record)] = dossiers;
    await tools.alive?.();
  }
  await database.query(KEEP_STATE, [who.tenant, position]);
  return { looked: periods.length, restated };
}

/** Every closed period, in the order of closing. */
export async function closedPeriods(tools: ClosingTools, who: ClosingTenant, now: number): Promise<PeriodRecord[]> {
  // Not from the go-live on: one that was moved forward leaves closings before it.
  const [row] = await tools.database.query<{ year: number | null }>(statements.firstClosedYear, [who.tenant]);
  const first = row?.year ?? null;
  if (first === null) return [];
  const last = new Date(now).getUTCFullYear() + 1;
  const years = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
  const periods = years.flatMap((year) => PERIOD_CALENDARS.flatMap((calendar) => periodsOfYear(year, calendar)));
  return periodRecords(tools.store, who.tenant, periods);
}

async function verifySome(tools: ClosingTools, context: NightlyContext, most: number): Promise<object> {
  const records = await closedPeriods(tools, context, context.now);
  const start = records.length === 0 ? 0 : (dayNumberOf(context.runOn) * most) % records.length;
  const turn = [...records.slice(start), ...records.slice(0, start)].slice(0, most);
  const verified: string[] = [];
  let drifts = 0;
  for (const record of turn) {
    const verification = await verifyPeriod(tools, context, record, context.now);
    verified.push(nameOf(record));
    const found = verification.otherProgram ? [] : verification.differences;
    if (!verification.rowsIntact) {
      found.push({
        kind: 'figure',
        subject: `closed ${nameOf(record)}/hash`,
        stored: record.closing.data.hash,
        computed: null,
      });
    }
    drifts += await recordDrifts(context.database, context.tenant, context.jobId, found);
  }
  return { verified, drifts };
}
