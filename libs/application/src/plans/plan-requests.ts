import { Command, Query } from '@nestjs/cqrs';
import type { Plan } from '#indicators';
import type { DossierOfMeasure } from '#read-models';
import type { Principal } from '../access/principal.js';
import type { QueryParameters } from '../parameter-reader.js';
import type { EnteredFigure, EnteredStatement, PlanVersion, Told } from './plan-record.js';
import type { PublishedPlan } from './publish-plan.js';
import type { Scorecard, ScorecardFrame, ScorecardList } from './scorecard.js';

/** Every plan with how many of its targets are met. Parameters: `period` or `year`, `calendar`, `asOf`. */
export class ListScorecards extends Query<ScorecardList> {
  constructor(
    readonly principal: Principal,
    readonly parameters: QueryParameters,
  ) {
    super();
  }
}

/** Every target of a plan: value, target, met or not, gap, trend. Throws PLAN.NOT_FOUND. */
export class GetScorecard extends Query<Scorecard> {
  constructor(
    readonly principal: Principal,
    readonly planId: string,
    readonly parameters: QueryParameters,
  ) {
    super();
  }
}

/**
 * A page of the dossiers behind a target that only the log's own measure knows: those that count, or with `part=short` those
 * that keep it from 100 %. Throws PLAN.NOT_FOUND, NOT_FOUND where the target's dossiers are listed by `/indicators/dossiers`.
 */
export class GetTargetDossiers extends Query<TargetDossiers> {
  constructor(
    readonly principal: Principal,
    readonly planId: string,
    readonly targetId: string,
    readonly parameters: QueryParameters,
  ) {
    super();
  }
}

export interface TargetDossiers extends ScorecardFrame {
  items: DossierOfMeasure[];
  /** The `cursor` of the next page; null on the last one. */
  next: string | null;
}

/** A plan as a document, its versions, and everything ever entered for it, oldest first. */
export interface PlanView extends Plan {
  origin: PlanVersion['origin'];
  versions: PlanVersion[];
  figures: EnteredFigure[];
  statements: EnteredStatement[];
}

/** The plan in force, as known at `asOf`. Throws PLAN.NOT_FOUND. */
export class GetPlan extends Query<PlanView> {
  constructor(
    readonly principal: Principal,
    readonly planId: string,
    readonly parameters: QueryParameters,
  ) {
    super();
  }
}

/** The text of a statement. `erased`: its key is gone. */
export interface StatementText {
  planId: string;
  eventId: string;
  text: string | null;
  erased: boolean;
  /** Of the record that it was read. */
  accessId: string;
}

/**
 * The text of a statement in full, which may name people; the reading is recorded with its reason. Throws
 * VALIDATION.FAILED, PLAN.NOT_FOUND, NOT_FOUND.
 */
export class GetStatementText extends Query<StatementText> {
  constructor(
    readonly principal: Principal,
    readonly planId: string,
    readonly eventId: string,
    readonly reason: string,
  ) {
    super();
  }
}

/** Publishes a plan or its next version; in a dry run only says what it would change. Throws VALIDATION.FAILED. */
export class PublishPlan extends Command<PublishedPlan> {
  constructor(
    readonly principal: Principal,
    readonly document: unknown,
    readonly dryRun: boolean,
  ) {
    super();
  }
}

/** What was entered; `isNew` false: the log said so already, and nothing was written. */
export type Entered<T> = T & Told & { isNew: boolean };

/** Enters a figure published elsewhere for a target and a period. Throws VALIDATION.FAILED, PLAN.NOT_FOUND. */
export class EnterFigure extends Command<Entered<object>> {
  constructor(
    readonly principal: Principal,
    readonly planId: string,
    readonly body: unknown,
  ) {
    super();
  }
}

/** States something for a target, with the document behind it. Throws VALIDATION.FAILED, PLAN.NOT_FOUND. */
export class EnterStatement extends Command<Entered<object>> {
  constructor(
    readonly principal: Principal,
    readonly planId: string,
    readonly body: unknown,
  ) {
    super();
  }
}
