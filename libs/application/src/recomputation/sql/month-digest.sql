-- One seal over the stored figures of a month. A sum needs no order; numeric, so that it cannot overflow.
select count(*) || ':' || coalesce(sum(hash_record_extended(
  row(agency_id, field_code, procedure_code, level, channel, standings, dossiers), 0)), 0) as digest
from monthly_figure where tenant_id = $1 and month = $2
