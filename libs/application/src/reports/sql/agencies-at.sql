-- Definitions of agencies that were recorded by an instant, in their order.
select type, data
from event
where tenant_id = $1 and stream_id = 'catalogue' and type = 'AgenciesDefined' and recorded_at <= $2
order by position
