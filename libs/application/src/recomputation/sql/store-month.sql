-- Puts a month's figures of one policy in place of the stored ones, in one statement; answers the rows that differed
-- where the caller wants to know ($5).
with computed as (
  select * from jsonb_to_recordset($4::jsonb)
    as r(agency_id text, field_code text, procedure_code text, level text, channel text, counts jsonb)
), stored as (
  select agency_id, field_code, procedure_code, level, channel, counts
  from monthly_figure where tenant_id = $1 and month = $2 and policy = $3
), different as (
  select agency_id, field_code, procedure_code, level, channel, s.counts as stored, c.counts as computed
  from stored s full join computed c using (agency_id, field_code, procedure_code, level, channel)
  where s.counts is distinct from c.counts
), gone as (
  delete from monthly_figure f using different d
  where f.tenant_id = $1 and f.month = $2 and f.policy = $3 and d.computed is null
    and f.agency_id = d.agency_id and f.field_code = d.field_code and f.procedure_code = d.procedure_code
    and f.level = d.level and f.channel = d.channel
), written as (
  insert into monthly_figure (tenant_id, month, policy, agency_id, field_code, procedure_code, level, channel, counts)
  select $1, $2, $3, agency_id, field_code, procedure_code, level, channel, computed
  from different where computed is not null
  on conflict (tenant_id, month, policy, agency_id, field_code, procedure_code, level, channel)
  do update set counts = excluded.counts
)
select concat_ws('/', agency_id, field_code, procedure_code, level, channel) as subject, stored, computed
from different where $5::boolean
order by 1
