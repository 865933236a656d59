import { Query } from '@nestjs/cqrs';
import type { AgainstTotal, Interval, Movement, RankOrder, Rate, Span, Unranked } from '#indicators';
import type { FigureRow } from '#read-models';
import type { Principal } from '../access/principal.js';
import type { QueryParameters } from '../parameter-reader.js';
import type { Ranked } from './ranking-query.js';

/** Agencies, officers, fields or procedures compared over a period, within the principal's scope. */
export class GetRanking extends Query<RankingAnswer> {
  constructor(
    readonly principal: Principal,
    readonly parameters: QueryParameters,
  ) {
    super();
  }
}

/** The figures of a row as `/indicators` gives them, and where it stands. */
export interface RankingRow extends FigureRow {
  /** From the catalogue; null for an officer or an id it does not know. */
  name: string | null;
  /** 1 is first in the order asked; rows that share one are not told apart. Null where `unranked` says why. */
  place: number | null;
  unranked: Unranked | null;
  /** Wilson score interval of `rate`; null without a base. */
  interval: Interval | null;
  /** Its interval overlaps that of the row listed just before or after. */
  notDistinguished: boolean;
  /** Against the rate of all rows together, each row for itself; null without a base. */
  againstTotal: AgainstTotal | null;
  /** The same row in the period before; null if it was not there. */
  previous: { place: number | null; rate: Rate } | null;
  movement: Movement;
}

export interface RankingAnswer {
  by: Ranked;
  order: RankOrder;
  /** Rows with a smaller denominator are shown and not ranked. */
  minimum: number;
  /** Of the intervals, in percent. */
  confidence: string;
  rows: RankingRow[];
  total: FigureRow & { interval: Interval | null };
  from: string;
  to: string;
  /** What the movement is measured against, seen from the same position of the log. */
  previous: Span;
  policy: string;
  policyVersion: number;
  /** ISO instant. */
  asOf: string;
  position: number;
  computedAt: string;
  incomplete: number;
}
