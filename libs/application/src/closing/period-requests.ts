import { Command, Query } from '@nestjs/cqrs';
import type { PeriodCalendar, PolicyName } from '#indicators';
import type { RestatedDossier } from '#read-models';
import type { Principal } from '../access/principal.js';
import type { QueryParameters } from '../parameter-reader.js';
import type { ClosingReason } from './closing-events.js';
import type { ClosingRulesChange, ClosingRulesView } from './closing-rules.js';
import type { PeriodFigures } from './period-figures.js';
import type { PeriodView } from './period-view.js';

/** The periods of a year, by their end; parameters `calendar` and `year`. */
export class ListPeriods extends Query<{
  calendar: PeriodCalendar;
  year: number;
  rules: ClosingRulesView;
  items: PeriodView[];
}> {
  constructor(
    readonly principal: Principal,
    readonly parameters: QueryParameters,
  ) {
    super();
  }
}

/** A period with its closed figures and those of now; parameters `policy` and `groupBy`. */
export class GetPeriod extends Query<PeriodView & { figures: PeriodFigures }> {
  constructor(
    readonly principal: Principal,
    readonly calendar: string,
    readonly period: string,
    readonly parameters: QueryParameters,
  ) {
    super();
  }
}

/** A page of the dossiers that a closed period counts otherwise since. */
export interface RestatementPage {
  calendar: PeriodCalendar;
  period: string;
  /** null: under any. */
  policy: PolicyName | null;
  /** ISO instant. */
  asOf: string;
  /** The last position compared. */
  position: number;
  /** Dossiers of all pages, within the caller's scope. */
  dossiers: number;
  items: RestatedDossier[];
  /** The `cursor` of the next page; null on the last one. */
  next: string | null;
}

/**
 * The restatement of a closed period as it is known now or at an instant; parameters `policy`, `asOf`, `cursor`, `limit`.
 * Throws PERIOD.NOT_CLOSED.
 */
export class GetRestatement extends Query<RestatementPage> {
  constructor(
    readonly principal: Principal,
    readonly calendar: string,
    readonly period: string,
    readonly parameters: QueryParameters,
  ) {
    super();
  }
}

/**
 * Has a period closed by hand; answers the job's id at once. Throws PERIOD.NOT_ENDED, .ALREADY_CLOSED, .RECONSTRUCTED; that
 * dossiers are parked (.INCOMPLETE) is the job's error.
 */
export class ClosePeriod extends Command<{ jobId: string }> {
  constructor(
    readonly principal: Principal,
    readonly calendar: string,
    readonly period: string,
    readonly reasonCode: ClosingReason,
  ) {
    super();
  }
}

export class GetClosingRules extends Query<ClosingRulesView> {
  constructor(readonly principal: Principal) {
    super();
  }
}

/** Changes when periods close. Throws VALIDATION.FAILED, CLOSING_RULES.CONFLICT. */
export class ChangeClosingRules extends Command<ClosingRulesView> {
  constructor(
    readonly principal: Principal,
    readonly change: ClosingRulesChange,
  ) {
    super();
  }
}
