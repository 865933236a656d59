import type { DecisionContext } from '#dossier';
import { DAY } from './demo-time.js';

/** The rules of the house that the demo's facts were entered under. */
export type DecisionRules = Omit<DecisionContext, 'now'>;

export const DEMO_DECISION_RULES: DecisionRules = { lateEntryLimitMs: 7 * DAY, lateEntryFlagMs: DAY };
