-- Every stored row of a closing under one policy. The order of the hash is made by the caller, not by a collation.
select policy, agency_id as "agencyId", field_code as "fieldCode", procedure_code as "procedureCode", level, channel, counts
from period_figure where tenant_id = $1 and closing_id = $2 and policy = $3
