/**
 * Puts a month's figures in place of the stored ones, in one statement, and answers the cells that differed where the
 * caller wants to know. The figures never leave the database: at ten million dossiers a month has 15,000 cells.
 * Somebody else's run that inserts the same month meanwhile violates the key; `writingSnapshot` then tries again.
 * @param computed a select of `CellCode` and counts
 */
export const storeMonth = (
  computed: string,
  { tenant, month, compare }: { tenant: string; month: string; compare: string },
): string => `
with computed as materialized (${computed}
), stored as (
  select ${KEYS}, counts from monthly_figure where tenant_id = ${tenant} and month = ${month}
), different as materialized (
  select ${KEYS}, s.counts as stored, c.counts as computed
  from stored s full join computed c using (${KEYS})
  where s.counts is distinct from c.counts
), gone as (
  delete from monthly_figure f using different d
  where f.tenant_id = ${tenant} and f.month = ${month} and d.computed is null and ${SAME}
), changed as (
  update monthly_figure f set counts = d.computed from different d
  where d.stored is not null and d.computed is not null and f.tenant_id = ${tenant} and f.month = ${month} and ${SAME}
), written as (
  insert into monthly_figure (tenant_id, month, ${KEYS}, counts)
  select ${tenant}, ${month}, ${KEYS}, computed from different where stored is null
)
select ${KEYS}, stored, computed from different where ${compare}
order by ${KEYS}`;

const KEYS = 'agency_id, field_code, procedure_code, level, channel';
const SAME = KEYS.split(', ')
  .map((key) => `f.${key} = d.${key}`)
  .join(' and ');
