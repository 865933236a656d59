export { LONGEST_KEPT_MONTHS, Retention } from './retention.js';
export type { RetentionRule } from './retention.js';
export { RETENTION_REASON, retentionStep } from './retention.step.js';
