import { XES_TAIL, xesHead, xesTrace } from '#exchange';
import type { Watching } from '../log-files/index.js';
import { exportDossiers } from './export-dossiers.js';
import type { ExportDependencies, ExportRequest, ExportedDossiers } from './export-types.js';
import { traceOf } from './trace-of.js';

/** Writes every received dossier of a tenant as a trace of an event log (CONTRACT 4.4). */
export function exportXes(
  dependencies: ExportDependencies,
  request: ExportRequest,
  watching: Watching = {},
): Promise<ExportedDossiers> {
  const { tenant } = request;
  const pseudonymOf = (officerId: string) => dependencies.pseudonyms.of(tenant, officerId);
  const head = (position: number) => xesHead(tenant, position);
  const file = {
    head,
    tail: XES_TAIL,
    textOf: (stream: Parameters<typeof traceOf>[0]) => {
      const trace = traceOf(stream, pseudonymOf);
      if (trace === null) return null;
      const facts = Object.values(trace.times).filter((at) => at !== null).length;
      return { text: xesTrace(trace), events: facts + trace.activities.length };
    },
  };
  return exportDossiers(dependencies, request, file, watching);
}
