-- The mended version of each of these was taken; what is personal was in it or goes.
update quarantine q
set state = 'dismissed', dismissed_by = i.dismissed_by, tried_at = clock_timestamp(), sealed = '', has_personal = false
from jsonb_to_recordset($2::jsonb) as i(item_id uuid, dismissed_by jsonb)
where q.tenant_id = $1 and q.item_id = i.item_id and q.state = 'open'
