select code, from_due as "from", to_due as "to", verdict
from calendar_preview_move where tenant_id = $1 and job_id = $2 and code > $3
order by code limit $4
