-- What waits for one of these dossiers.
select item_id, service, unit, code, reason, origin, sealed, came_at
from quarantine where tenant_id = $1 and state = 'open' and code = any ($2::text[]) and reason = any ($3::text[])
order by came_at, item_id
