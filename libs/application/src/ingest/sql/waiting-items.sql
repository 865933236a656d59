-- What waits for one of these dossiers: of each the $4 that were tried longest ago, so that none waits for ever behind others.
select item_id, service, unit, code, reason, origin, sealed, encode(digest, 'hex') as digest, came_at
from (select q.*, row_number() over (partition by code order by tried_at, came_at, item_id) as place
      from quarantine q
      where tenant_id = $1 and state = 'open' and code = any ($2::text[]) and reason = any ($3::text[])) waiting
where place <= $4
order by came_at, item_id
