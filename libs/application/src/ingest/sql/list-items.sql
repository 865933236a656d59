-- A page of what waits, or was dismissed, oldest first; $2 reason and $3 code: null for any; after ($4, $5).
select item_id, feed, service, unit, code, reason, problems, plain, origin, came_at, tried_at, tries, dismissed_by
from quarantine
where tenant_id = $1 and state = $7 and ($2::text is null or reason = $2) and ($3::text is null or code = $3)
  and ($4::timestamptz is null or (came_at, item_id) > ($4, $5::uuid))
order by came_at, item_id
limit $6
