export * from './evaluate-target.js';
export { DECIMAL_FORM, sameDecimal } from './exact.js';
export * from './goal-of.js';
export { type Measured, type MeasuredPart, worstOf } from './measured.js';
export { type PlanVerdict, isPlanId, parsePlan } from './parse-plan.js';
export * from './plan-difference.js';
export * from './plan.js';
export { SHIPPED_PLANS } from './shipped-plans.js';
