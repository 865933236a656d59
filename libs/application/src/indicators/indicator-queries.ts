import { Query } from '@nestjs/cqrs';
import type { DossierBehind, FiguresAnswer, TimeSplitAnswer } from '#read-models';
import type { Principal } from '../access/principal.js';
import type { ClosingMark } from '../closing/period-view.js';
import type { QueryParameters } from '../parameter-reader.js';

/** Figures, and whether they are those of a closed period: what was closed then, `GET /periods` tells. */
export interface IndicatorFigures extends FiguresAnswer {
  /** null: the days are no period of the calendar asked for, or it is not closed. */
  closing: ClosingMark | null;
}

/** The figures of a period, within the principal's scope (CONTRACT 3, `/indicators`). */
export class GetIndicators extends Query<IndicatorFigures> {
  constructor(
    readonly principal: Principal,
    readonly parameters: QueryParameters,
  ) {
    super();
  }
}

/** A page of the dossiers behind a cell. */
export interface IndicatorDossiers {
  items: DossierBehind[];
  /** The `cursor` of the next page; null on the last one. */
  next: string | null;
  policy: string;
  policyVersion: number;
  /** ISO instant. */
  asOf: string;
  position: number;
}

/** Exactly the dossiers that a cell counts: the same parameters and `class` (CONTRACT 7.8). */
export class GetIndicatorDossiers extends Query<IndicatorDossiers> {
  constructor(
    readonly principal: Principal,
    readonly parameters: QueryParameters,
  ) {
    super();
  }
}

export interface TimeSplitFigures extends TimeSplitAnswer {
  policy: string;
  policyVersion: number;
  from: string;
  to: string;
  /** ISO instant. */
  asOf: string;
}

/** Whose working time the dossiers took that were resolved in a period; the same parameters as figures. */
export class GetTimeSplitFigures extends Query<TimeSplitFigures> {
  constructor(
    readonly principal: Principal,
    readonly parameters: QueryParameters,
  ) {
    super();
  }
}
