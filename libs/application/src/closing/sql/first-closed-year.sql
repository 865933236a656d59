-- The year that the oldest closing is named after, by the streams' names alone.
select min(substring(stream_id from '-(\d{4})'))::int as year
from event where tenant_id = $1 and stream_id > 'period-' and stream_id < 'period.' and version = 1
