import type { CalendarVersion } from '#calendar';
import type { Jobs } from '../jobs/jobs.js';
import { PREVIEW } from './calendar-preview.js';
import type { PreviewParameters } from './calendar-preview.js';

/** Writes a preview down, with the calendar as it is now; whoever carries it out may come later. */
export async function writePreview(
  jobs: Jobs,
  tenant: string,
  calendar: CalendarVersion,
  requestedBy: string,
): Promise<string> {
  const parameters: PreviewParameters = { calendar };
  return jobs.create(tenant, { kind: PREVIEW, parameters, unit: 'dossier', requestedBy });
}
