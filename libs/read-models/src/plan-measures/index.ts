export { measureOf } from './measure-of.js';
export type * from './measure-question.js';
