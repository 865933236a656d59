export { exportOcel } from './export-ocel.js';
export { exportXes } from './export-xes.js';
export type { ExportDependencies, ExportRequest, ExportedDossiers } from './export-types.js';
