export { inlineRules, readDeadlineQuestion, rulesFor } from './deadline-question.js';
export type { DeadlineRules } from './deadline-question.js';
export { deadlineView, spanView } from './deadline-view.js';
export type { DeadlineView, SpanView } from './deadline-view.js';
export { explain, explainAsText } from './explain.js';
export { ExplainDeadline } from './explain-deadline.js';
export type { ExplainedDeadline } from './explain-deadline.js';
