export type { ToldActivity } from './told-activity.js';
export { activitiesOf, timelineOf } from './activities-of.js';
export type { PseudonymOf, TimelineStep } from './activities-of.js';
export { dueHistory } from './due-history.js';
export type { DueSince } from './due-history.js';
