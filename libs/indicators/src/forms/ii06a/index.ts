export * from './columns.js';
export * from './form.js';
export * from './ordered-rows.js';
export type * from './report.js';
export { II06A_GROUPS } from './report.js';
export * from './violations.js';
