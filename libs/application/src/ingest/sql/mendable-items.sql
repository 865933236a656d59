-- What of these dossiers could not be read and waits for its mended version, oldest first.
select item_id, service, unit, code, reason, origin, sealed, encode(digest, 'hex') as digest, came_at, problems, has_personal
from quarantine where tenant_id = $1 and state = 'open' and code = any ($2::text[]) and reason = any ($3::text[])
order by came_at, item_id
limit 1000
