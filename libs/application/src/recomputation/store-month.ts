/**
 * Puts a month's figures in place of the stored ones, in one statement, and answers the cells that differed where the
 * caller wants to know. The figures never leave the database: at ten million dossiers a month has 15,000 cells.
 * Somebody else's run that inserts the same month meanwhile violates the key; `writingSnapshot` then tries again.
 * @param computed a select of `CellCode`, standings and dossiers
 */
export const storeMonth = (
  computed: string,
  { tenant, month, compare }: { tenant: string; month: string; compare: string },
): string => `
with computed as materialized (${computed}
), stored as (
  select ${KEYS}, ${VALUES} from monthly_figure where tenant_id = ${tenant} and month = ${month}
), different as materialized (
  select ${KEYS}, s.standings as stored, s.dossiers as stored_dossiers, c.standings as computed,
    c.dossiers as computed_dossiers
  from stored s full join computed c using (${KEYS})
  where s.standings is distinct from c.standings or s.dossiers is distinct from c.dossiers
), gone as (
  delete from monthly_figure f using different d
  where f.tenant_id = ${tenant} and f.month = ${month} and d.computed is null and ${SAME}
), changed as (
  update monthly_figure f set standings = d.computed, dossiers = d.computed_dossiers from different d
  where d.stored is not null and d.computed is not null and f.tenant_id = ${tenant} and f.month = ${month} and ${SAME}
), written as (
  insert into monthly_figure (tenant_id, month, ${KEYS}, ${VALUES})
  select ${tenant}, ${month}, ${KEYS}, computed, computed_dossiers from different where stored is null
)
select ${KEYS}, stored, stored_dossiers, computed, computed_dossiers from different where ${compare}
order by ${KEYS}`;

const KEYS = 'agency_id, field_code, procedure_code, level, channel';
const VALUES = 'standings, dossiers';
const SAME = KEYS.split(', ')
  .map((key) => `f.${key} = d.${key}`)
  .join(' and ');
