export { OcelWriter } from './write-ocel.js';
export type { DossierLife } from './write-ocel.js';
