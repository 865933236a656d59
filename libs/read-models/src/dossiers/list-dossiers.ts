import { plainDateOf } from '#calendar';
import type { Instant, PlainDate } from '#calendar';
import type { Channel, DossierStatus, FactFlag } from '#dossier';
import type { Sql } from '#event-store';
import { DEFAULT_POLICY } from '#indicators';
import { codeBackwards } from '../dossier-facts/code-backwards.js';
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
  /** Who holds it now; null: nobody in person. */
  officerId?: string | null;
  /** The unit that holds it now. */
  holderUnitId?: string;
  channel?: Channel;
  /** `dueAt < dueBefore`. */
  dueBefore?: Instant;
  /** `dueAt ≥ dueAfter`. */
  dueAfter?: Instant;
  /** Open and overdue, or everything else, by `tt01-2020` now. */
  overdue?: boolean;
  /** The whole code. */
  code?: string;
  /** The end of a code, in any case of its Latin letters; by an index, where `q` reads every code. */
  codeEnd?: string;
  /** Part of a code, in any case. */
  q?: string;
  /** Received and not ended. */
  open?: true;
  /** Open, in time, running: due today, or on a later day up to `soonUntil`. */
  due?: 'today' | 'soon';
  /** The last local day that is "soon". */
  soonUntil?: PlainDate;
  /** Open, in time, running, and little of the limit left: what the deadline watch dates as `dueSoon` by now. */
  atRisk?: true;
  /** Held by one of these. */
  officers?: readonly string[];
  /** Without these codes. */
  not?: readonly string[];
}

/** `due`: what is due first first, no limit last; only where the filters leave what is open. */
export type DossierOrder = 'received' | 'due';

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
  /** Default: the newest reception first. */
  order?: DossierOrder;
}

/** Where a page ended: at the instant it is ordered by; null: no limit. */
export interface DossierListCursor {
  listedAt: string | null;
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
  /** What of the due counts: its day, or its very instant (a limit in hours); null before reception. */
  grain: 'date' | 'instant' | null;
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
/** Sorts behind every other. */
const LAST_SIGN = 'chr(1114111)';
const LISTED_AT = 'coalesce(f.received_at, f.submitted_at, f.refused_at)';

/** Dossiers as they stand now, the newest reception first (before reception: the submission), then by code; or by due. */
export async function listDossiers(sql: Sql, question: DossierListQuestion): Promise<DossierListPage> {
  const { now, after, order = 'received' } = question;
  const limit = Math.min(Math.max(question.limit, 1), MOST);
  const parameters = new Parameters();
  const conditions = chosen(question, parameters);
  if (after != null) conditions.push(afterCursor(after, order, parameters));
  const statement = `
select f.code, f.version, f.status, f.agency_id, f.receiving_agency_id, f.procedure_code, f.field_code, f.channel,
  f.submitted_at, f.received_at, f.due_at, f.by_date, f.first_promise_at, f.processed_at, f.returned_at, f.holder_unit_id,
  f.officer_id, f.flags, ${order === 'due' ? 'f.due_at' : LISTED_AT} as listed_at,
  ${overdueAt(now, question.timezone, parameters)} as overdue
from fact_current f
where ${conditions.join('\n  and ')}
order by ${order === 'due' ? 'f.due_at nulls last' : `${LISTED_AT} desc`}, f.code
limit ${parameters.use('most', limit + 1, 'integer')}`;
  const rows = await sql.query<FoundRow>(statement, parameters.values);
  const last = rows[limit - 1];
  const next = rows.length > limit && last !== undefined ? cursorOf(last) : null;
  return { items: rows.slice(0, limit).map(toItem), next };
}

/** How many dossiers a list would have, by the same conditions. */
export async function countDossiers(sql: Sql, question: Omit<DossierListQuestion, 'limit' | 'after'>): Promise<number> {
  const parameters = new Parameters();
  const conditions = chosen(question, parameters);
  const statement = `select count(*)::int as count from fact_current f where ${conditions.join('\n  and ')}`;
  const [row] = await sql.query<{ count: number }>(statement, parameters.values);
  return row?.count ?? 0;
}

/** How far in the log the rows that lists and counts are read from have come; 0 before the first. */
export async function listedPosition(sql: Sql, tenant: string): Promise<number> {
  const statement = `select position from projection where tenant_id = $1 and name = 'dossier-facts' and running`;
  const [row] = await sql.query<{ position: string }>(statement, [tenant]);
  return Number(row?.position ?? 0);
}

/** The same by who holds them, the most first. */
export async function countByHolder(
  sql: Sql,
  question: Omit<DossierListQuestion, 'limit' | 'after'>,
): Promise<{ unitId: string | null; officerId: string | null; count: number; firstDueAt: string | null }[]> {
  const parameters = new Parameters();
  const conditions = chosen(question, parameters);
  const statement = `
select f.holder_unit_id as unit_id, f.officer_id, count(*)::int as count, min(f.due_at) as first_due_at
from fact_current f where ${conditions.join('\n  and ')}
group by 1, 2 order by count desc, 1 nulls last, 2 nulls last`;
  type Row = { unit_id: string | null; officer_id: string | null; count: number; first_due_at: Date | null };
  const rows = await sql.query<Row>(statement, parameters.values);
  return rows.map(({ unit_id: unitId, officer_id: officerId, count, first_due_at: due }) => ({
    ...{ unitId, officerId, count, firstDueAt: iso(due) },
  }));
}

type Chosen = Omit<DossierListQuestion, 'limit' | 'after'>;

/** Everything but where a page begins: what a count and a list agree on. */
function chosen(question: Chosen, parameters: Parameters): string[] {
  const { tenant, scope } = question;
  const own = parameters.use('tenant', tenant, 'text');
  const conditions = [
    `f.tenant_id = ${own}`,
    `f.generation = (
    select p.generation from projection p where p.tenant_id = ${own} and p.name = 'dossier-facts' and p.running)`,
    ...conditionsOf(question, parameters),
  ];
  if (scope === null) return conditions;
  const units = `any (${parameters.use('scope', scope, 'text[]')})`;
  return [...conditions, `(f.agency_id = ${units} or f.receiving_agency_id = ${units} or f.holder_unit_id = ${units})`];
}

function afterCursor(after: DossierListCursor, order: DossierOrder, parameters: Parameters): string {
  const code = parameters.use('afterCode', after.code, 'text');
  if (after.listedAt === null) return `f.due_at is null and f.code > ${code}`;
  const at = parameters.use('listedAt', after.listedAt, 'timestamptz');
  if (order === 'due') return `(f.due_at > ${at} or f.due_at is null or (f.due_at = ${at} and f.code > ${code}))`;
  return `${LISTED_AT} <= ${at} and (${LISTED_AT} < ${at} or f.code > ${code})`;
}

/** Only open dossiers can be: the class that figures would give at this moment, asked of the row as it stands. */
function overdueAt(now: Instant, timezone: string, parameters: Parameters): string {
  const at = parameters.use('now', new Date(now).toISOString(), 'timestamptz');
  const on = parameters.use('today', plainDateOf(zoneOf(timezone).localDay(now)), 'date');
  const { openClass } = policyExpression(DEFAULT_POLICY);
  return `(f.settled_on = 'infinity' and f.received_at is not null and f.due_at is not null and (
    select ${openClass} from (select ${on} as v_on, ${at} as v_at) q) = ${String(CLASS_CODES.openOverdue)})`;
}

function conditionsOf({ filters, timezone, now }: Chosen, parameters: Parameters): string[] {
  const conditions: string[] = [];
  const equals = (column: string, value: unknown, type: string): void => {
    if (value !== undefined) conditions.push(`f.${column} = ${parameters.use(column, value, type)}`);
  };
  if (filters.state !== undefined) {
    conditions.push(`f.status = any (${parameters.use('state', filters.state.map(statusCode), 'smallint[]')})`);
  }
  equals('code', filters.code, 'text');
  equals('agency_id', filters.agencyId, 'text');
  equals('field_code', filters.fieldCode, 'text');
  equals('procedure_code', filters.procedureCode, 'text');
  if (filters.officerId === null) conditions.push('f.officer_id is null');
  else equals('officer_id', filters.officerId, 'text');
  equals('holder_unit_id', filters.holderUnitId, 'text');
  equals('channel', filters.channel === undefined ? undefined : channelCode(filters.channel), 'smallint');
  const instant = (name: string, value: Instant): string =>
    parameters.use(name, new Date(value).toISOString(), 'timestamptz');
  if (filters.dueBefore !== undefined) conditions.push(`f.due_at < ${instant('dueBefore', filters.dueBefore)}`);
  if (filters.dueAfter !== undefined) conditions.push(`f.due_at >= ${instant('dueAfter', filters.dueAfter)}`);
  if (filters.codeEnd !== undefined) {
    const end = parameters.use('codeEnd', codeBackwards(filters.codeEnd), 'text');
    conditions.push(`f.code_backwards >= ${end} and f.code_backwards < ${end} || ${LAST_SIGN}`);
  }
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
  if (filters.officers !== undefined) {
    conditions.push(`f.officer_id = any (${parameters.use('officers', filters.officers, 'text[]')})`);
  }
  if (filters.not !== undefined) {
    conditions.push(`f.code <> all (${parameters.use('not', filters.not, 'text[]')})`);
  }
  conditions.push(...deskConditions(filters, now, timezone, parameters));
  return conditions;
}

const OPEN = `f.settled_on = 'infinity' and f.received_on is not null`;

/** The lists of a desk: open; of these in time and running, by how near the due is. */
function deskConditions(
  { open, due, soonUntil, atRisk }: DossierFilters,
  now: Instant,
  timezone: string,
  parameters: Parameters,
): string[] {
  const conditions: string[] = [];
  if (open === true) conditions.push(OPEN);
  if (due === undefined && atRisk !== true) return conditions;
  const waiting = [statusCode('waitingSupplement'), statusCode('waitingPayment')].join(', ');
  conditions.push(`${OPEN} and f.status not in (${waiting}) and not ${overdueAt(now, timezone, parameters)}`);
  const today = parameters.use('today', plainDateOf(zoneOf(timezone).localDay(now)), 'date');
  if (due === 'today') conditions.push(`f.due_on = ${today}`);
  if (due === 'soon') {
    conditions.push(`f.due_on > ${today} and f.due_on <= ${parameters.use('soonUntil', soonUntil ?? null, 'date')}`);
  }
  if (atRisk === true) {
    conditions.push(`exists (
    select from notice n
    where n.tenant_id = f.tenant_id and n.code = f.code and n.promise_at = f.due_at and n.kind = 'dueSoon'
      and n.withdrawn_at is null and n.dated_at <= ${parameters.use('now', new Date(now).toISOString(), 'timestamptz')})`);
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
  by_date: boolean | null;
  first_promise_at: Date | null;
  processed_at: Date | null;
  returned_at: Date | null;
  holder_unit_id: string | null;
  officer_id: string | null;
  listed_at: Date | null;
  overdue: boolean;
  flags: FactFlag[];
}

const iso = (instant: Date | null): string | null => instant?.toISOString() ?? null;

const cursorOf = (row: FoundRow): DossierListCursor => ({ listedAt: iso(row.listed_at), code: row.code });

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
  grain: row.by_date === null ? null : row.by_date ? 'date' : 'instant',
  firstPromiseAt: iso(row.first_promise_at),
  processedAt: iso(row.processed_at),
  returnedAt: iso(row.returned_at),
  holderUnitId: row.holder_unit_id,
  officerId: row.officer_id,
  overdue: row.overdue,
  flags: row.flags,
});
