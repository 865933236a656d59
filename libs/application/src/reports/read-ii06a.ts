import type { Instant } from '#calendar';
import { subtreeOf } from '#dossier';
import type { Database } from '#event-store';
import { periodInstants } from '#indicators';
import type { Ii06aReport } from '#indicators';
import { inSnapshot, zoneOf } from '#read-models';
import type { Catalogues } from '../catalogue/catalogues.js';
import type { QueryParameters } from '../parameter-reader.js';
import { ProblemError } from '../problem-error.js';
import { parseIi06aQuery } from './ii06a-query.js';
import type { Ii06aQuery } from './ii06a-query.js';
import { reportIi06a } from './report-ii06a.js';
import { subtreeAt } from './subtree-at.js';

/** Who asks: a tenant and the unit whose subtree may be seen; null: all of it. */
export interface ReportReader {
  tenant: string;
  timezone: string;
  unitId: string | null;
}

/**
 * Form II.06a from parameters as HTTP or a command line hands them in. What stands below a unit is as it was known at
 * as-of; what the reader may see is as it is today, and what was below then and may not be seen now is counted out aloud.
 * @throws ProblemError `VALIDATION.FAILED`, `AGENCY.NOT_FOUND` for a unit that is unknown or out of scope,
 *   `PERIOD.NOT_BEGUN`, `REPORT.UNBALANCED`; FiguresError while the read models are behind
 */
export async function readIi06a(
  tools: { database: Database; catalogues: Catalogues },
  { tenant, timezone, unitId }: ReportReader,
  parameters: QueryParameters,
  now: Instant,
): Promise<Ii06aReport> {
  const query = parseIi06aQuery(parameters, now, timezone);
  const asOf = query.asOf ?? now;
  requireBegun(query, asOf, timezone);
  const catalogue = await tools.catalogues.of(tenant);
  const visible = subtreeOf(catalogue, unitId);
  const { agencyId } = query;
  if (agencyId !== null && (!catalogue.agencies.has(agencyId) || visible?.has(agencyId) === false)) {
    throw new ProblemError('AGENCY.NOT_FOUND', `there is no agency ${agencyId}`, { agencyId });
  }
  const unit = agencyId ?? unitId;
  return inSnapshot(tools.database, async (sql) => {
    const below = unit === null ? null : [...(await subtreeAt(sql, tenant, unit, asOf))];
    const scope = below?.filter((id) => visible === null || visible.has(id)) ?? null;
    const agenciesNotSeen = (below?.length ?? 0) - (scope?.length ?? 0);
    return reportIi06a(sql, { tenant, timezone, now, scope }, query, { unitId: unit, agenciesNotSeen });
  });
}

/** Of a period that has not begun there is nothing to report: what stands open today is no carry-over of a future one. */
function requireBegun({ period: { period, from }, calendar }: Ii06aQuery, asOf: Instant, timezone: string): void {
  const { fromAt } = periodInstants({ from, to: from }, zoneOf(timezone));
  if (asOf >= fromAt) return;
  const message = `${period} (${calendar}) begins on ${from}, after ${new Date(asOf).toISOString()}`;
  throw new ProblemError('PERIOD.NOT_BEGUN', message, { period, calendar, from });
}
