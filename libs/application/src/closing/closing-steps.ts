import { dayNumberOf } from '#calendar';
import type { Instant } from '#calendar';
import { PERIOD_CALENDARS, duePeriods, periodsOfYear } from '#indicators';
import type { ClosablePeriod } from '#indicators';
import { FiguresError, inSnapshot, periodsTouched, zoneOf } from '#read-models';
import { PostgresEventStore } from '#event-store';
import { ProblemError } from '../problem-error.js';
import { recordDrifts } from '../recomputation/drifts.js';
import type { Drift } from '../recomputation/drifts.js';
import type { NightlyContext, NightlyStep } from '../recomputation/nightly-steps.js';
import { closePeriod, settledCut } from './close-period.js';
import { inForce, readClosingRules } from './closing-rules.js';
import type { ClosingTenant, ClosingTools } from './closing-tools.js';
import { comparedUpTo, keepComparedUpTo } from './compared-up-to.js';
import { periodRecords } from './period-record.js';
import type { PeriodRecord } from './period-record.js';
import { recordRestatement } from './restate-period.js';
import { statements } from './statements.js';
import { verifyPeriod } from './verify-period.js';
import type { PeriodVerification } from './verify-period.js';

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

/** A period that a step could not do its work on, and why; the next night tries again. */
export interface LeftPeriod {
  period: string;
  code: string;
  detail: string;
}

/** What became of the periods that were due. */
export interface ClosedTonight {
  closed: string[];
  left: LeftPeriod[];
}

/** All that is due tonight stands on one cut, so that a quarter closed tonight counts its last month as that was closed. */
export async function closeDue(tools: ClosingTools, who: ClosingTenant, now: number): Promise<ClosedTonight> {
  const answer: ClosedTonight = { closed: [], left: [] };
  const rules = await readClosingRules(tools, who);
  const due = duePeriods(inForce(rules), now, zoneOf(who.timezone));
  const known = new Set((await periodRecords(tools.store, who.tenant, due)).map(nameOf));
  let cut: Instant | null = null;
  for (const period of due) {
    if (known.has(nameOf(period))) continue;
    try {
      cut ??= await settledCut(tools, who, now);
      await closePeriod(tools, who, period, null, now, cut);
      answer.closed.push(nameOf(period));
    } catch (error) {
      // Somebody else was first: that is what was wanted.
      if (isRefusal(error) && error.code === 'PERIOD.ALREADY_CLOSED') continue;
      answer.left.push(leftBy(error, period));
    }
  }
  return answer;
}

const nameOf = ({ calendar, period }: Pick<ClosablePeriod, 'calendar' | 'period'>): string => `${calendar} ${period}`;

const isRefusal = (error: unknown): error is ProblemError | FiguresError =>
  error instanceof ProblemError || error instanceof FiguresError;

/** Throws what is no refusal again. */
function leftBy(error: unknown, period: Pick<ClosablePeriod, 'calendar' | 'period'>): LeftPeriod {
  if (!isRefusal(error)) throw error;
  return { period: nameOf(period), code: error.code, detail: error.message };
}

/** What became of the closed periods that were looked at again. */
export interface RestatedTonight {
  looked: number;
  /** Dossiers of the restatements that were written down. */
  restated: Record<string, number>;
  left: LeftPeriod[];
}

/**
 * Looks at the closed periods that events since the last look may have touched. If one of them was left, so is the mark of
 * how far was looked: the next night looks at all of them again.
 */
export async function restateTouched(tools: ClosingTools, who: ClosingTenant, now: number): Promise<RestatedTonight> {
  const { database } = tools;
  const records = await closedPeriods(tools, who, now);
  const question = { ...who, after: await comparedUpTo(database, who.tenant) };
  const { periods, position } = await inSnapshot(database, (sql) => periodsTouched(sql, question, records));
  const answer: RestatedTonight = { looked: periods.length, restated: {}, left: [] };
  for (const { period: record } of periods) {
    try {
      const dossiers = await recordRestatement(tools, who, record, now);
      if (dossiers !== null) answer.restated[nameOf(record)] = dossiers;
    } catch (error) {
      answer.left.push(leftBy(error, record));
    }
    await tools.alive?.();
  }
  if (answer.left.length === 0) await keepComparedUpTo(database, who.tenant, position);
  return answer;
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

/** What the verification of a night found. */
export interface VerifiedTonight {
  verified: string[];
  /** Differences that nothing explains. */
  drifts: number;
  /** By period: differences found after the version of the facts changed, which may explain them. */
  afterUpgrade: Record<string, number>;
  left: LeftPeriod[];
}

async function verifySome(tools: ClosingTools, context: NightlyContext, most: number): Promise<VerifiedTonight> {
  const { database, tenant, jobId, now } = context;
  const records = await closedPeriods(tools, context, now);
  const start = records.length === 0 ? 0 : (dayNumberOf(context.runOn) * most) % records.length;
  const turn = [...records.slice(start), ...records.slice(0, start)].slice(0, most);
  const answer: VerifiedTonight = { verified: [], drifts: 0, afterUpgrade: {}, left: [] };
  for (const record of turn) {
    try {
      const verification = await verifyPeriod(tools, context, record, now);
      answer.verified.push(nameOf(record));
      const found = verification.rowsIntact ? [] : [brokenHash(record)];
      if (!verification.otherProgram) found.push(...verification.differences);
      answer.drifts += await recordDrifts(database, tenant, jobId, found);
      const upgraded = afterUpgradeOf(verification, record);
      if (upgraded.length > 0) {
        answer.afterUpgrade[nameOf(record)] = await recordDrifts(database, tenant, jobId, upgraded);
      }
    } catch (error) {
      answer.left.push(leftBy(error, record));
    }
    await tools.alive?.();
  }
  return answer;
}

const brokenHash = (record: PeriodRecord): Drift => ({
  kind: 'figure',
  subject: `closed ${nameOf(record)}/hash`,
  stored: record.closing.data.hash,
  computed: null,
});

/** The differences of a period whose facts another version of the program wrote, under a subject that says so. */
function afterUpgradeOf({ otherProgram, differences }: PeriodVerification, record: PeriodRecord): Drift[] {
  if (!otherProgram) return [];
  const note = `after an upgrade of the facts from version ${String(record.closing.data.factsVersion)}`;
  return differences.map((difference) => ({ ...difference, subject: `${note}: ${difference.subject}` }));
}
