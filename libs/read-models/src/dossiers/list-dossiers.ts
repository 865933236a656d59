import { plainDateOf } from '#calendar';
import type { Instant } from '#calendar';
import type { Channel, DossierStatus, FactFlag } from '#dossier';
import type { Sql } from '#event-store';
import { DEFAULT_POLICY } from '#indicators';
import { CLASS_CODES, channelCode, channelOfCode, statusCode, statusOfCode } from '../dossier-facts/codes.js';
import { Parameters } from '../indicators/parameters.js';
import { policyExpression } from '../indicators/policy-expression.js';
import { zoneOf } from '../zone-of.js';

/** What a list of dossiers can be narrowed by; absent members narrow nothing. */
export interface DossierFilters {
  state?: readonly DossierStatus[];
  agencyId?: string;
  fieldCode?: string;
  procedureCode?: string;
  /** Who holds it now. */
  officerId?: string;
  channel?: Channel;
  /** `dueAt < dueBefore`. */
  dueBefore?: Instant;
  /** `dueAt ≥ dueAfter`. */
  dueAfter?: Instant;
  /** Open and overdue, or everything else, by `tt01-2020` now. */
  overdue?: boolean;
  /** Part of a code, in any case. */
  q?: string;
}

export interface DossierListQuestion {
  tenant: string;
  timezone: string;
  filters: DossierFilters;
  /** Agencies through which a dossier may be seen: as competent, as receiving or as holding it now; null: all. */
  scope: readonly string[] | null;
  /** What the page before answered as `next`. */
  after?: DossierListCursor | null;
  /** 1 to 200. */
  limit: number;
  now: Instant;
}

/** Where a page ended. */
export interface DossierListCursor {
  listedAt: string;
  code: string;
}

/** A dossier as a list shows it; instants are ISO strings, nothing personal. */
export interface ListedDossier {
  code: string;
  version: number;
  state: DossierStatus;
  agencyId: string | null;
  receivingAgencyId: string | null;
  procedureCode: string | null;
  fieldCode: string | null;
  channel: Channel | null;
  submittedAt: string | null;
  receivedAt: string | null;
  dueAt: string | null;
  firstPromiseAt: string | null;
  processedAt: string | null;
  returnedAt: string | null;
  holderUnitId: string | null;
  officerId: string | null;
  overdue: boolean;
  flags: FactFlag[];
}

export interface DossierListPage {
  items: ListedDossier[];
  next: DossierListCursor | null;
}

const MOST = 200;
const LISTED_AT = 'coalesce(f.received_at, f.submitted_at, f.refused_at)';

/** Dossiers as they stand now, the newest reception first (before reception: the submission), then by code. */
export async function listDossiers(sql: Sql, question: DossierListQuestion): Promise<DossierListPage> {
  const { tenant, scope, now } = question;
  const limit = Math.min(Math.max(question.limit, 1), MOST);
  const parameters = new Parameters();
  const own = parameters.use('tenant', tenant, 'text');
  const conditions = conditionsOf(question, parameters);
  if (scope !== null) {
    const units = `any (${parameters.use('scope', scope, 'text[]')})`;
    conditions.push(`(f.agency_id = ${units} or f.receiving_agency_id = ${units} or f.holder_unit_id = ${units})`);
  }
  if (question.after != null) {
    const at = parameters.use('listedAt', question.after.listedAt, 'timestamptz');
    const code = parameters.use('code', question.after.code, 'text');
    conditions.push(`${LISTED_AT} <= ${at} and (${LISTED_AT} < ${at} or f.code > ${code})`);
  }
  const statement = `
select f.code, f.version, f.status, f.agency_id, f.receiving_agency_id, f.procedure_code, f.field_code, f.channel,
  f.submitted_at, f.received_at, f.due_at, f.first_promise_at, f.processed_at, f.returned_at, f.holder_unit_id,
  f.officer_id, f.flags, ${LISTED_AT} as listed_at, ${overdueAt(now, question.timezone, parameters)} as overdue
from fact_current f
where ${[
    `f.tenant_id = ${own}`,
    `f.generation = (
    select p.generation from projection p where p.tenant_id = ${own} and p.name = 'dossier-facts' and p.running)`,
    ...conditions,
  ].join('\n  and ')}
order by ${LISTED_AT} desc, f.code
limit ${parameters.use('most', limit + 1, 'integer')}`;
  const rows = await sql.query<FoundRow>(statement, parameters.values);
  const last = rows[limit - 1];
  const next = rows.length > limit && last !== undefined ? cursorOf(last) : null;
  return { items: rows.slice(0, limit).map(toItem), next };
}

/** Only open dossiers can be: the class that figures would give at this moment, asked of the row as it stands. */
function overdueAt(now: Instant, timezone: string, parameters: Parameters): string {
  const at = parameters.use('now', new Date(now).toISOString(), 'timestamptz');
  const on = parameters.use('today', plainDateOf(zoneOf(timezone).localDay(now)), 'date');
  const { openClass } = policyExpression(DEFAULT_POLICY);
  return `(f.settled_on = 'infinity' and f.received_at is not null and f.due_at is not null and (
    select ${openClass} from (select ${on} as v_on, ${at} as v_at) q) = ${String(CLASS_CODES.openOverdue)})`;
}

function conditionsOf({ filters, timezone, now }: DossierListQuestion, parameters: Parameters): string[] {
  const conditions: string[] = [];
  const equals = (column: string, value: unknown, type: string): void => {
    if (value !== undefined) conditions.push(`f.${column} = ${parameters.use(column, value, type)}`);
  };
  if (filters.state !== undefined) {
    conditions.push(`f.status = any (${parameters.use('state', filters.state.map(statusCode), 'smallint[]')})`);
  }
  equals('agency_id', filters.agencyId, 'text');
  equals('field_code', filters.fieldCode, 'text');
  equals('procedure_code', filters.procedureCode, 'text');
  equals('officer_id', filters.officerId, 'text');
  equals('channel', filters.channel === undefined ? undefined : channelCode(filters.channel), 'smallint');
  const instant = (name: string, value: Instant): string =>
    parameters.use(name, new Date(value).toISOString(), 'timestamptz');
  if (filters.dueBefore !== undefined) conditions.push(`f.due_at < ${instant('dueBefore', filters.dueBefore)}`);
  if (filters.dueAfter !== undefined) conditions.push(`f.due_at >= ${instant('dueAfter', filters.dueAfter)}`);
  if (filters.q !== undefined) {
    const pattern = `%${filters.q.replaceAll(/[\\%_]/g, '\\$&')}%`;
    conditions.push(`f.code ilike ${parameters.use('q', pattern, 'text')}`);
  }
  if (filters.overdue !== undefined) {
    const overdue = overdueAt(now, timezone, parameters);
    // Whatever is overdue lies after its due instant too: the bounds are there for the index of open dossiers.
    const bounds = `f.settled_on = 'infinity' and f.due_at < ${instant('now', now)} and `;
    conditions.push(filters.overdue ? `${bounds}${overdue}` : `not ${overdue}`);
  }
  return conditions;
}

interface FoundRow {
  code: string;
  version: number;
  status: number;
  agency_id: string | null;
  receiving_agency_id: string | null;
  procedure_code: string | null;
  field_code: string | null;
  channel: number | null;
  submitted_at: Date | null;
  received_at: Date | null;
  due_at: Date | null;
  first_promise_at: Date | null;
  processed_at: Date | null;
  returned_at: Date | null;
  holder_unit_id: string | null;
  officer_id: string | null;
  listed_at: Date;
  overdue: boolean;
  flags: FactFlag[];
}

const iso = (instant: Date | null): string | null => instant?.toISOString() ?? null;

const cursorOf = (row: FoundRow): DossierListCursor => ({ listedAt: row.listed_at.toISOString(), code: row.code });

const toItem = (row: FoundRow): ListedDossier => ({
  code: row.code,
  version: row.version,
  state: statusOfCode(row.status),
  agencyId: row.agency_id,
  receivingAgencyId: row.receiving_agency_id,
  procedureCode: row.procedure_code,
  fieldCode: row.field_code,
  channel: channelOfCode(row.channel),
  submittedAt: iso(row.submitted_at),
  receivedAt: iso(row.received_at),
  dueAt: iso(row.due_at),
  firstPromiseAt: iso(row.first_promise_at),
  processedAt: iso(row.processed_at),
  returnedAt: iso(row.returned_at),
  holderUnitId: row.holder_unit_id,
  officerId: row.officer_id,
  overdue: row.overdue,
  flags: row.flags,
});
