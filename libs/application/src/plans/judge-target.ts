import { baseYearOf, evaluateTarget, goalOf } from '#indicators';
import type { Measure, Measured, Target } from '#indicators';
import { isListed } from '#read-models';
import type { MeasureAnswer } from '#read-models';
import { dossiersPath, indicatorsPath } from './indicators-path.js';
import type { MeasureDesk } from './measure-desk.js';
import type { EnteredFigure, PeriodKey, PlanRecord } from './plan-record.js';
import { enteredFor } from './plan-record.js';
import { periodOfYear } from './scorecard-query.js';
import type { ScorecardQuery } from './scorecard-query.js';
import type { LogFigure, SupersededFigure, TargetCard, TrendMonth } from './scorecard.js';
import { valueView } from './value-view.js';

/** What a target is judged from. */
export interface Judging {
  desk: MeasureDesk;
  record: PlanRecord;
  query: ScorecardQuery;
  now: number;
  /** With trend and figures beside; a list of plans does without. */
  inFull: boolean;
  /** Whether the log is asked about a part of the city alone, of which the plan says nothing. */
  partOnly: boolean;
}

/** One target of a plan in a period. */
export async function judgeTarget(judging: Judging, target: Target): Promise<TargetCard> {
  const { desk, record, query, inFull } = judging;
  const { entered, superseded } = figuresFor(record, target, query);
  const statement =
    target.kind === 'statement' ? withSuperseded(enteredFor(record.statements, target.id, query)) : null;
  const answer = target.measure === null ? null : await desk.ask(target.measure, query.period, inFull);
  const base = await baseOf(judging, target);
  const current = entered === null ? (answer?.measured ?? null) : measuredOfEntry(entered);
  const { year } = query;
  const evaluation = evaluateTarget(target, {
    year,
    current,
    base: base?.measured ?? null,
    stated: statement !== null,
    partOnly: judging.partOnly && entered === null,
  });
  const { id, title, kind, source, note } = target;
  return {
    ...{ id, title, kind, source, note, ...evaluation },
    value: current === null ? null : valueView(current),
    valueFrom: entered !== null ? 'entered' : current === null ? null : 'log',
    base: base === null ? null : { year: base.year, value: base.measured === null ? null : valueView(base.measured) },
    log: target.measure === null || answer === null ? null : logFigure(judging, target.measure, answer, target.id),
    beside: inFull ? await besideOf(judging, target) : [],
    trend: trendOf(judging, target, answer),
    entered,
    superseded,
    statement,
  };
}

function withSuperseded<T>(entries: T[]): (T & { superseded: T[] }) | null {
  const last = entries.at(-1);
  return last === undefined ? null : { ...last, superseded: entries.slice(0, -1) };
}

interface FiguresOfPeriod {
  entered: EnteredFigure | null;
  superseded: SupersededFigure[];
}

/** What was entered for the period: only what fits the target as it is now can hold. */
function figuresFor({ figures }: PlanRecord, target: Target, period: PeriodKey): FiguresOfPeriod {
  const all = enteredFor(figures, target.id, period);
  const entered = all.findLast((entry) => fits(entry, target)) ?? null;
  const superseded = all
    .filter((entry) => entry !== entered)
    .map((entry) => ({ ...entry, why: whyNot(entry, target) }));
  return { entered, superseded };
}

const fits = ({ unit }: EnteredFigure, target: Target): boolean => target.kind === 'entered' && target.unit === unit;

const whyNot = (entry: EnteredFigure, target: Target): SupersededFigure['why'] =>
  target.kind !== 'entered' ? 'takesNoFigure' : fits(entry, target) ? 'laterEntry' : 'otherUnit';

function measuredOfEntry({ unit, value }: EnteredFigure): Measured {
  return unit === 'rank' ? { kind: 'rank', value: Number(value) } : { kind: unit, value };
}

/** The figure of the year that the goal compares with: entered for the same period of that year, else from the log. */
async function baseOf(
  { desk, record, query, partOnly }: Judging,
  target: Target,
): Promise<{ year: number; measured: Measured | null } | null> {
  const inForce = goalOf(target, query.year);
  const year = inForce === null ? null : baseYearOf(inForce.goal, query.year);
  if (year === null) return null;
  const period = periodOfYear(query.period, year);
  const { calendar } = query;
  const { entered } = figuresFor(record, target, { period, calendar });
  if (entered !== null) return { year, measured: measuredOfEntry(entered) };
  // A part of the city is nothing to compare the city with.
  if (target.measure === null || partOnly) return { year, measured: null };
  const { measured } = await desk.ask(target.measure, period, false);
  return { year, measured };
}

async function besideOf(judging: Judging, { beside }: Target): Promise<LogFigure[]> {
  const figures: LogFigure[] = [];
  for (const measure of beside) {
    figures.push(logFigure(judging, measure, await judging.desk.ask(measure, judging.query.period, false)));
  }
  return figures;
}

function logFigure(
  { query, now, record }: Judging,
  measure: Measure,
  answer: MeasureAnswer,
  targetId: string | null = null,
): LogFigure {
  const { measured, detail, policy, policyVersion, position } = answer;
  return {
    ...{ measure: measure.kind, value: valueView(measured), detail, policy, policyVersion, position },
    computedAt: new Date(now).toISOString(),
    indicators: indicatorsPath(measure, query),
    dossiers: targetId === null || !isListed(measure) ? null : dossiersPath(record.plan.id, targetId, query),
  };
}

function trendOf({ partOnly }: Judging, target: Target, answer: MeasureAnswer | null): TrendMonth[] | null {
  return (
    answer?.months?.map(({ month, from, to, measured }) => {
      const findings = { year: Number(month.slice(0, 4)), current: measured, base: null, stated: false, partOnly };
      return { month, from, to, value: valueView(measured), met: evaluateTarget(target, findings).met };
    }) ?? null
  );
}
