export { readXes } from './read-xes.js';
export type { XesOptions } from './read-xes.js';
