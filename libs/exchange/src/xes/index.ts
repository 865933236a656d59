export { readXes } from './read-xes.js';
export type { XesOptions } from './read-xes.js';
export { XES_TAIL, xesHead, xesTrace } from './write-xes.js';
export type { DossierTrace, TraceTimes } from './write-xes.js';
