export type { ToldActivity } from './told-activity.js';
