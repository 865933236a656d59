import type { Instant } from '#calendar';
import { subtreeOf } from '#dossier';
import type { Database } from '#event-store';
import type { Ii06aReport } from '#indicators';
import { inSnapshot } from '#read-models';
import type { Catalogues } from '../catalogue/catalogues.js';
import type { QueryParameters } from '../parameter-reader.js';
import { ProblemError } from '../problem-error.js';
import { parseIi06aQuery } from './ii06a-query.js';
import { reportIi06a } from './report-ii06a.js';

/** Who asks: a tenant and the unit whose subtree may be seen; null: all of it. */
export interface ReportReader {
  tenant: string;
  timezone: string;
  unitId: string | null;
}

/**
 * Form II.06a from parameters as HTTP or a command line hands them in.
 * @throws ProblemError `VALIDATION.FAILED`, `AGENCY.NOT_FOUND` for a unit that is unknown or out of scope,
 *   `REPORT.UNBALANCED`; FiguresError while the read models are behind
 */
export async function readIi06a(
  tools: { database: Database; catalogues: Catalogues },
  { tenant, timezone, unitId }: ReportReader,
  parameters: QueryParameters,
  now: Instant,
): Promise<Ii06aReport> {
  const query = parseIi06aQuery(parameters, now, timezone);
  const catalogue = await tools.catalogues.of(tenant);
  const visible = subtreeOf(catalogue, unitId);
  const { agencyId } = query;
  if (agencyId !== null && (!catalogue.agencies.has(agencyId) || visible?.has(agencyId) === false)) {
    throw new ProblemError('AGENCY.NOT_FOUND', `there is no agency ${agencyId}`, { agencyId });
  }
  const unit = agencyId ?? unitId;
  const scope = subtreeOf(catalogue, unit);
  const asker = { tenant, timezone, now, scope: scope === null ? null : [...scope] };
  return inSnapshot(tools.database, (sql) => reportIi06a(sql, asker, query, unit));
}
