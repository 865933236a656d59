import type { Sql } from '#event-store';
import { findPolicy, monthsOf } from '#indicators';
import type { Measure, MonthSpan } from '#indicators';
import { cutOf, figures } from '../indicators/figures.js';
import { type KnownPosition, knownPosition } from '../indicators/known-position.js';
import type { GroupName } from '../indicators/question.js';
import { measuredOf } from './measured-of.js';
import type { MeasureAnswer, MeasureQuestion } from './measure-question.js';
import { sharesOf } from './shares-of.js';

/** Measures that are figures: the same code path, so that the drill-down shows the same number. */
type FigureMeasure = Extract<Measure, { kind: 'onTimeRate' | 'worstField' | 'channelShare' }>;

/**
 * What the log says of a measure in a span, as of a moment, and month by month. Call it inside `inSnapshot`.
 * @throws FiguresError as `figures` does
 */
export function measureOf(sql: Sql, question: MeasureQuestion, measure: Measure): Promise<MeasureAnswer> {
  return isFigure(measure) ? figureOf(sql, question, measure) : ownOf(sql, question, measure);
}

const isFigure = (measure: Measure): measure is FigureMeasure =>
  measure.kind === 'onTimeRate' || measure.kind === 'worstField' || measure.kind === 'channelShare';

async function figureOf(sql: Sql, question: MeasureQuestion, measure: FigureMeasure): Promise<MeasureAnswer> {
  const policy = findPolicy(measure.kind === 'channelShare' ? undefined : measure.policy);
  const group: GroupName | null =
    measure.kind === 'worstField' ? 'field' : measure.kind === 'channelShare' ? 'channel' : null;
  const filters = measure.level === undefined ? {} : { level: measure.level };
  const common = { ...question, policy, filters };
  const whole = await figures(sql, { ...common, groupBy: group === null ? [] : [group] });
  // How many came through a channel is no matter of a policy.
  const under = measure.kind === 'channelShare' ? null : policy;
  const named = { policy: under?.name ?? null, policyVersion: under?.version ?? null };
  const answer = { ...named, position: whole.position, detail: null };
  const measured = measuredOf(measure, whole.rows);
  if (!question.byMonth) return { ...answer, measured, months: null };
  const byMonth = await figures(sql, { ...common, groupBy: ['month', ...(group === null ? [] : [group])] });
  const months = begunMonths(question).map((span) => ({
    ...span,
    measured: measuredOf(
      measure,
      byMonth.rows.filter(({ key }) => key['month'] === span.month),
    ),
  }));
  return { ...answer, measured, months };
}

async function ownOf(
  sql: Sql,
  question: MeasureQuestion,
  measure: Exclude<Measure, FigureMeasure>,
): Promise<MeasureAnswer> {
  const known = await knownPosition(sql, question.tenant, question.asOf);
  const policy = measure.kind === 'lateNamed' ? findPolicy(measure.policy) : null;
  const begun = question.byMonth ? begunMonths(question) : [];
  const [whole, ...shares] = await sharesOf(sql, question, measure, [question, ...begun], known);
  if (whole === undefined) throw new Error(`no answer about ${measure.kind}`);
  const months = begun.flatMap((span, index) => {
    const measured = shares[index]?.measured;
    return measured === undefined ? [] : [{ ...span, measured }];
  });
  const under = { policy: policy?.name ?? null, policyVersion: policy?.version ?? null };
  return { ...whole, months: question.byMonth ? months : null, ...under, position: known.position };
}

/** The months of the span up to V; what has not begun has no figure and no place in a trend. */
function begunMonths(question: MeasureQuestion): MonthSpan[] {
  const { viewedOn } = cutOf({ ...question, policy: findPolicy(), filters: {} }, question, NOWHERE);
  return monthsOf(question, question.calendar).filter(({ from }) => from <= viewedOn);
}

const NOWHERE: KnownPosition = { position: 0, asked: null };
