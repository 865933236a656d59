-- One seal over the stored figures of a month, policy by policy.
select policy, md5(string_agg(
  md5(concat_ws('/', agency_id, field_code, procedure_code, level, channel) || counts::text), ''
  order by agency_id, field_code, procedure_code, level, channel)) as digest
from monthly_figure where tenant_id = $1 and month = $2
group by policy
