import type { Provider } from '@nestjs/common';
import { EnterFigureHandler, EnterStatementHandler, PublishPlanHandler } from './plan-commands.handlers.js';
import { GetStatementTextHandler } from './get-statement-text.handler.js';
import { planOf } from './plan-book.js';
import { PlanDesk } from './plan-desk.js';
import {
  GetPlanHandler,
  GetScorecardHandler,
  GetTargetDossiersHandler,
  ListScorecardsHandler,
} from './plan-queries.handlers.js';
import { ScorecardTurnstile } from './scorecard-turnstile.js';

export * from './plan-requests.js';
export { PlanDesk, planOf };
export type { PlanVersion } from './plan-record.js';
export { publishPlan } from './publish-plan.js';
export type { PublishedPlan } from './publish-plan.js';
export { parseScorecardQuery } from './scorecard-query.js';
export type { Scorecard, ScorecardList, ScorecardSummary, TargetCard } from './scorecard.js';
export { scorecardList, scorecardOf } from './scorecards.js';

export const PLAN_PROVIDERS: Provider[] = [
  PlanDesk,
  ScorecardTurnstile,
  ListScorecardsHandler,
  GetScorecardHandler,
  GetTargetDossiersHandler,
  GetPlanHandler,
  GetStatementTextHandler,
  PublishPlanHandler,
  EnterFigureHandler,
  EnterStatementHandler,
];
