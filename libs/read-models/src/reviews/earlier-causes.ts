import type { Instant } from '#calendar';
import type { Sql } from '#event-store';

const EARLIER = `
select r.code, count(*) over ()::int as count
from late_review r
where r.tenant_id = $1 and r.cause_code = $2 and r.responsible_unit_id = $3 and r.cause_coded_at >= $4 and r.code <> $5
  and r.to_position = 9007199254740991
  and r.generation = (
    select p.generation from projection p where p.tenant_id = $1 and p.name = 'late-reviews' and p.running)
order by r.cause_coded_at desc, r.code
limit 20`;

/** Other reviews as they stand in which this cause of this unit was coded since an instant: how many, and the newest. */
export async function earlierCauses(
  sql: Sql,
  tenant: string,
  asked: { causeCode: string; responsibleUnitId: string; since: Instant; otherThan: string },
): Promise<{ count: number; codes: string[] }> {
  const { causeCode, responsibleUnitId, since, otherThan } = asked;
  const values = [tenant, causeCode, responsibleUnitId, new Date(since).toISOString(), otherThan];
  const rows = await sql.query<{ code: string; count: number }>(EARLIER, values);
  return { count: rows[0]?.count ?? 0, codes: rows.map(({ code }) => code) };
}
