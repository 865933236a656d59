import { addDays } from '#calendar';
import type { Sql } from '#event-store';
import type { Measure, Measured, Span } from '#indicators';
import type { KnownPosition } from '../indicators/known-position.js';
import { parametersOf } from './dossiers-of-measure.js';
import type { ListedMeasure } from './dossiers-of-measure.js';
import { lateResponsible } from './late-responsible.js';
import type { MeasureDetail, MeasureQuestion } from './measure-question.js';
import { isDayMeasure, summed, summedBySpan } from './statements.js';

export interface Share {
  measured: Measured;
  detail: MeasureDetail | null;
}

interface ShareRow {
  numerator: number;
  denominator: number;
  scoreSum?: number;
  handOvers?: number;
  handOversElectronic?: number;
}

type OwnMeasure = ListedMeasure | Extract<Measure, { kind: 'lateNamed' }>;

/** The share of a measure in a span and in parts of it; what belongs beside it is told of the first alone. */
export async function sharesOf(
  sql: Sql,
  question: MeasureQuestion,
  measure: OwnMeasure,
  [whole, ...parts]: readonly [Span, ...Span[]],
  known: KnownPosition,
): Promise<Share[]> {
  if (measure.kind !== 'lateNamed' && isDayMeasure(measure.kind)) {
    return byDay(sql, question, measure, [whole, ...parts], known);
  }
  const shares = [await oneShare(sql, question, measure, whole, known, true)];
  for (const span of parts) shares.push(await oneShare(sql, question, measure, span, known, false));
  return shares;
}

/** Each dossier is read once, however many the parts. */
async function byDay(
  sql: Sql,
  question: MeasureQuestion,
  measure: ListedMeasure,
  spans: readonly [Span, ...Span[]],
  known: KnownPosition,
): Promise<Share[]> {
  if (!isDayMeasure(measure.kind)) throw new Error(`${measure.kind} is of no single day`);
  const parameters = parametersOf({ ...question, ...spans[0] }, measure, known);
  const bounds = [spans.map(({ from }) => from), spans.map(({ to }) => addDays(to, 1))];
  const rows = await sql.query<ShareRow>(summedBySpan(measure.kind, parameters.length), [...parameters, ...bounds]);
  return rows.map((row, index) => shareOfRow(row, index === 0));
}

async function oneShare(
  sql: Sql,
  question: MeasureQuestion,
  measure: OwnMeasure,
  span: Span,
  known: KnownPosition,
  withDetail: boolean,
): Promise<Share> {
  if (measure.kind === 'lateNamed') {
    const { numerator, denominator, ...detail } = await lateResponsible(
      ...([sql, question, measure, span, known, withDetail] as const),
    );
    return { measured: { kind: 'ratio', numerator, denominator }, detail: withDetail ? detail : null };
  }
  const [row] = await sql.query<ShareRow>(summed(measure.kind), parametersOf({ ...question, ...span }, measure, known));
  if (row === undefined) throw new Error(`no answer about ${measure.kind}`);
  return shareOfRow(row, withDetail);
}

function shareOfRow(row: ShareRow, withDetail: boolean): Share {
  const { numerator, denominator } = row;
  return { measured: { kind: 'ratio', numerator, denominator }, detail: withDetail ? detailOf(row) : null };
}

function detailOf({ denominator, scoreSum, handOvers, handOversElectronic }: ShareRow): MeasureDetail | null {
  if (scoreSum !== undefined) return { ratings: { n: denominator, scoreSum } };
  if (handOvers === undefined) return null;
  return { handOvers: { numerator: handOversElectronic ?? 0, denominator: handOvers } };
}
