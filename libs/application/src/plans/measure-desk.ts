import { parsePeriod } from '#indicators';
import type { Measure } from '#indicators';
import type { Sql } from '#event-store';
import { measureOf } from '#read-models';
import type { MeasureAnswer, MeasureQuestion } from '#read-models';
import type { ScorecardQuery } from './scorecard-query.js';

/** Who asks, and what all measures of one answer have in common. */
export type MeasureContext = Pick<MeasureQuestion, 'tenant' | 'timezone' | 'scope' | 'now'>;

/** Asks each measure of a period once, however many targets of however many plans want it. */
export class MeasureDesk {
  private readonly asked = new Map<string, Promise<MeasureAnswer>>();

  constructor(
    private readonly sql: Sql,
    private readonly context: MeasureContext,
    private readonly query: Pick<ScorecardQuery, 'calendar' | 'asOf'>,
  ) {}

  ask(measure: Measure, period: string, byMonth: boolean): Promise<MeasureAnswer> {
    const { calendar, asOf } = this.query;
    const key = JSON.stringify([measure, period, byMonth]);
    const known = this.asked.get(key);
    if (known !== undefined) return known;
    const question = { ...this.context, ...parsePeriod(period, calendar), calendar, asOf, byMonth };
    const answer = measureOf(this.sql, question, measure);
    this.asked.set(key, answer);
    return answer;
  }
}
