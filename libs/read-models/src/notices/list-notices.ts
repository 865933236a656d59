import type { Sql } from '#event-store';
import { Parameters } from '../indicators/parameters.js';

export interface NoticesQuestion {
  tenant: string;
  kind?: 'dueSoon' | 'overdue';
  /** The competent agency of the dossier. */
  agencyId?: string;
  /** Agencies through which a dossier may be seen: as competent, as receiving or as holding it now; null: all. */
  scope: readonly string[] | null;
  /** Notices with a greater number, in the order they were given. */
  after: number;
  limit: number;
}

/** A notice that was given; instants are ISO strings. */
export interface Notice {
  /** Counts the tenant's notices in the order they were given. */
  number: number;
  code: string;
  kind: 'dueSoon' | 'overdue';
  /** The promise it speaks of: the due then in force. */
  promiseAt: string;
  /** The moment it belongs to. */
  datedAt: string;
  recordedAt: string;
  /** Since when the promise is another one; null while it is in force. */
  withdrawnAt: string | null;
}

/** Notices after a number, oldest first; none that is only planned. */
export async function listNotices(sql: Sql, question: NoticesQuestion): Promise<Notice[]> {
  const { kind, agencyId, scope, after, limit } = question;
  const parameters = new Parameters();
  const tenant = parameters.use('tenant', question.tenant, 'text');
  const conditions = [`n.tenant_id = ${tenant}`, `n.number > ${parameters.use('after', after, 'bigint')}`];
  if (kind !== undefined) conditions.push(`n.kind = ${parameters.use('kind', kind, 'text')}`);
  const seenThrough: string[] = [];
  if (agencyId !== undefined) seenThrough.push(`f.agency_id = ${parameters.use('agencyId', agencyId, 'text')}`);
  if (scope !== null) {
    const units = `any (${parameters.use('scope', scope, 'text[]')})`;
    seenThrough.push(`(f.agency_id = ${units} or f.receiving_agency_id = ${units} or f.holder_unit_id = ${units})`);
  }
  if (seenThrough.length > 0) {
    conditions.push(`exists (
    select from fact_current f
    where f.tenant_id = n.tenant_id and f.code = n.code and ${seenThrough.join(' and ')}
      and f.generation = (
        select p.generation from projection p
        where p.tenant_id = ${tenant} and p.name = 'dossier-facts' and p.running))`);
  }
  const rows = await sql.query<NoticeRow>(
    `
select n.number, n.code, n.kind, n.promise_at, n.dated_at, n.recorded_at, n.withdrawn_at
from notice n
where ${conditions.join('\n  and ')}
order by n.number
limit ${parameters.use('limit', limit, 'integer')}`,
    parameters.values,
  );
  return rows.map(toNotice);
}

/** The number of the notice given last; 0 before the first. */
export async function lastNotice(sql: Sql, tenant: string): Promise<number> {
  const [row] = await sql.query<{ last_number: string }>('select last_number from notice_watch where tenant_id = $1', [
    tenant,
  ]);
  return Number(row?.last_number ?? 0);
}

interface NoticeRow {
  number: string;
  code: string;
  kind: Notice['kind'];
  promise_at: Date;
  dated_at: Date;
  recorded_at: Date;
  withdrawn_at: Date | null;
}

const toNotice = (row: NoticeRow): Notice => ({
  number: Number(row.number),
  code: row.code,
  kind: row.kind,
  promiseAt: row.promise_at.toISOString(),
  datedAt: row.dated_at.toISOString(),
  recordedAt: row.recorded_at.toISOString(),
  withdrawnAt: row.withdrawn_at?.toISOString() ?? null,
});
