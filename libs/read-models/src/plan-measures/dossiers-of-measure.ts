import { addDays } from '#calendar';
import type { Sql } from '#event-store';
import type { Measure } from '#indicators';
import { levelCode } from '../dossier-facts/codes.js';
import { MOST_PER_PAGE } from '../indicators/dossiers-behind.js';
import { type KnownPosition, knownPosition } from '../indicators/known-position.js';
import type { MeasureQuestion } from './measure-question.js';
import { type RowMeasure, isRowMeasure, paged } from './statements.js';

/** Measures whose dossiers are listed here; the others are figures, whose dossiers `dossiersBehind` lists. */
export type ListedMeasure = Extract<Measure, { kind: RowMeasure }>;

export const isListed = (measure: Measure): measure is ListedMeasure => isRowMeasure(measure.kind);

/** A dossier that a measure looks at, and what it adds to it. */
export interface DossierOfMeasure {
  code: string;
  numerator: number;
  denominator: number;
}

export interface DossiersOfMeasureQuestion extends Omit<MeasureQuestion, 'byMonth'> {
  /** `counted`: in full; `short`: those that keep the share below 100 %. */
  part: 'counted' | 'short';
  /** The last code of the page before. */
  after: string | null;
  /** 1 to 200. */
  limit: number;
}

export interface DossiersOfMeasurePage {
  items: DossierOfMeasure[];
  /** The code to go on after; null on the last page. */
  next: string | null;
  position: number;
}

/** Exactly the dossiers behind a measure's share, in the order of their codes. Throws as `measureOf` does. */
export async function dossiersOfMeasure(
  sql: Sql,
  question: DossiersOfMeasureQuestion,
  measure: ListedMeasure,
): Promise<DossiersOfMeasurePage> {
  const known = await knownPosition(sql, question.tenant, question.asOf);
  const parameters = parametersOf(question, measure, known);
  const limit = Math.min(Math.max(question.limit, 1), MOST_PER_PAGE);
  const statement = paged(measure.kind, question.part, parameters.length);
  const found = await sql.query<DossierOfMeasure>(statement, [...parameters, question.after ?? '', limit + 1]);
  const items = found.slice(0, limit);
  return { items, next: found.length > limit ? (items.at(-1)?.code ?? null) : null, position: known.position };
}

/** What the statements of `sql/` are asked with. */
export const parametersOf = (
  { tenant, from, to, scope }: Pick<MeasureQuestion, 'tenant' | 'from' | 'to' | 'scope'>,
  measure: ListedMeasure,
  known: KnownPosition,
): unknown[] => [
  ...[tenant, known.asked, addDays(to, 1), from, levelCode(measure.level ?? null), scope],
  ...(measure.kind === 'returnedByPost' ? [known.position] : []),
];
