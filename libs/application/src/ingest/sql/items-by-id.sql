select item_id, service, unit, code, reason, origin, sealed, encode(digest, 'hex') as digest, came_at
from quarantine where tenant_id = $1 and state = 'open' and item_id = any ($2::uuid[])
