export { demoStaff } from './demo-staff.js';
export { DEMO_SEED, generateDemo, type DemoRequest, type GeneratedDemo } from './generate-demo.js';
export type { DemoEntry, DemoSetUpEntry } from './demo-entry.js';
export {
  DemoConflictError,
  loadDemo,
  type LoadDemoOptions,
  type LoadedDemo,
  type SealedPersonal,
} from './load-demo.js';
export { CITY, PUNCTUAL_DEPARTMENT, SLOW_LAND_BRANCH } from './catalogue/city-agencies.js';
export { TROUBLED_WARD } from './catalogue/communes.js';
