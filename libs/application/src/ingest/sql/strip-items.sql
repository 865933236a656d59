update quarantine q set sealed = decode(i.sealed, 'base64'), has_personal = false
from jsonb_to_recordset($2::jsonb) as i(item_id uuid, sealed text)
where q.tenant_id = $1 and q.item_id = i.item_id
