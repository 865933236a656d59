import type { Sql } from '#event-store';
import { II06A_COLUMNS, ii06aForm, ii06aViolations, orderedRows, periodInstants, viewpointOf } from '#indicators';
import type { Ii06aConventions, Ii06aReport } from '#indicators';
import { zoneOf } from '#read-models';
import { byRow, ii06aFigures } from './ii06a-figures.js';
import type { Ii06aAsker, Ii06aFigures } from './ii06a-figures.js';
import type { Ii06aQuery } from './ii06a-query.js';
import { namesAt } from './names-at.js';
import { unbalancedRows } from './offenders.js';
import { statements } from './statements.js';
import { unbalanced } from './unbalanced.js';

/** Whom a form speaks of. */
export interface Ii06aSubject {
  /** Whose name the title bears; null: the tenant's. */
  unitId: string | null;
  /** How many agencies below it are left out because the reader may not see them. */
  agenciesNotSeen: number;
}

/**
 * Form II.06a as of one state of the tables; call it inside `inSnapshot`.
 * @throws ProblemError `REPORT.UNBALANCED` with rule, row and dossiers; FiguresError as figures do
 */
export async function reportIi06a(
  sql: Sql,
  asker: Ii06aAsker,
  query: Ii06aQuery,
  { unitId, agenciesNotSeen }: Ii06aSubject,
): Promise<Ii06aReport> {
  const { period, previous, next, calendar, groupBy } = query;
  const { tenant, timezone, now } = asker;
  const instants = periodInstants(period, zoneOf(timezone));
  const asOf = query.asOf ?? now;
  const ended = asOf >= instants.endAt;
  const found = await ii06aFigures(sql, asker, query, ended);
  const { split, apart } = found;

  const parts = split.rows.map(({ key, ...counts }) => ({
    ...{ key: key[groupBy] ?? null, channel: key['channel'] ?? null, counts },
  }));
  const form = ii06aForm(parts, split.total);
  const violations = ii06aViolations(form, {
    previousOpen: byRow(found.previous, query, (row) => row.open),
    nextCarriedOver: found.next === null ? null : byRow(found.next, query, (row) => row.carriedOver),
    apart: apart.total,
  });
  if (violations.length > 0) throw unbalanced(await unbalancedRows(sql, asker, query, violations));

  const names = await namesAt(sql, tenant, viewpointOf(instants, asOf), asOf);
  const agencyName = unitId === null ? (names.root ?? (await tenantName(sql, tenant))) : names.agency(unitId)?.name;
  const { policy, policyVersion } = apart;
  return {
    form: 'II.06a',
    tenant,
    agencyId: unitId,
    agencyName: agencyName ?? unitId ?? tenant,
    ...period,
    calendar,
    timezone,
    groupBy,
    columns: II06A_COLUMNS,
    rows: orderedRows(form.rows, (key) => names[groupBy](key)),
    total: form.total,
    empty: form.rows.length === 0,
    interim: !ended,
    conventions: conventionsOf(found),
    agenciesNotSeen,
    rate: { ...apart.total.rate, policy, policyVersion },
    carryOver: {
      previous: { ...previous, open: found.previous.total.open },
      next: found.next === null ? null : { ...next, carriedOver: found.next.total.carriedOver },
    },
    policy: split.policy,
    policyVersion: split.policyVersion,
    asOf: split.asOf,
    computedAt: split.computedAt,
    position: split.position,
    incomplete: split.incomplete,
  };
}

/** What has no column of its own. Under `ii06a` no limit is in time, so these are told apart by a count of their own. */
function conventionsOf({ split, limitless }: Ii06aFigures): Ii06aConventions {
  const { withdrawn, stopped, waiting, refused } = split.total;
  const { noLimitResolved, noLimitOpen } = limitless.total;
  const channelUnknown = split.rows
    .filter(({ key }) => key['channel'] === null)
    .reduce((sum, row) => sum + row.received, 0);
  return { withdrawn, stopped, noLimitResolved, noLimitOpen, waiting, refused, channelUnknown };
}

async function tenantName(sql: Sql, tenant: string): Promise<string | undefined> {
  const [row] = await sql.query<{ name: string }>(statements.tenantName, [tenant]);
  return row?.name;
}
