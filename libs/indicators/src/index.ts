export * from './classification/classification.js';
export { classify } from './classification/classify.js';
export { waitingBegan } from './classification/waiting-began.js';
export { type BalanceViolation, balanceViolations } from './counting/balance.js';
export * from './closing/closing-phase.js';
export * from './closing/periods-of-year.js';
export * from './counting/cells-of.js';
export * from './counting/count-population.js';
export * from './counting/counts.js';
export * from './counting/meets-target.js';
export { type Whole, percent, score } from './counting/percent.js';
export * from './counting/rate-of.js';
export * from './facts.js';
export * from './fixed-offset-zone.js';
export * from './forms/ii06a/index.js';
export * from './indicators-error.js';
export * from './parse-facts.js';
export * from './periods/months.js';
export * from './periods/neighbouring-periods.js';
export * from './periods/parse-period.js';
export * from './periods/parse-span.js';
export * from './periods/period-instants.js';
export * from './periods/period.js';
export { previousPeriod } from './periods/previous-period.js';
export * from './periods/resolve-period.js';
export * from './plans/index.js';
export * from './policies/find-policy.js';
export * from './policies/known-policies.js';
export * from './policies/policy.js';
export * from './reconciliation/published-progress.js';
export { AGAINST_TOTAL, type AgainstTotal, againstTotal } from './ranking/against-total.js';
export { isBeyondChance } from './ranking/beyond-chance.js';
export { type Movement, type Standing, movementOf } from './ranking/movement.js';
export {
  DEFAULT_MINIMUM,
  type Placed,
  RANK_ORDERS,
  type RankOrder,
  type Ranking,
  type Unranked,
  placeRows,
} from './ranking/place-rows.js';
export { CONFIDENCE, type Interval, wilsonInterval } from './ranking/wilson-interval.js';
export { KNOWN_SIGNALS } from './signals/known-signals.js';
export * from './signals/signal-rules.js';
export * from './signals/signal.js';
export { zoneOf } from './zone-of.js';
export type * from './zone.js';
