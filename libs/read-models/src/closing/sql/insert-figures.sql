-- Rows of one closing; a piece of them, so that no statement carries a province's year at once.
insert into period_figure (tenant_id, closing_id, policy, agency_id, field_code, procedure_code, level, channel, counts)
select $1, $2, policy, "agencyId", "fieldCode", "procedureCode", level, channel, counts
from jsonb_to_recordset($3::jsonb) as r(policy text, "agencyId" text, "fieldCode" text, "procedureCode" text,
                                        level text, channel text, counts jsonb)
