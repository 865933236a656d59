-- Definitions of fields and agencies in the order they were recorded; `known`: by the instant asked about, `seen`: by as-of.
select type, data, recorded_at <= $2 as known, recorded_at <= $3 as seen
from event
where tenant_id = $1 and stream_id = 'catalogue' and type in ('FieldsDefined', 'AgenciesDefined')
order by position
