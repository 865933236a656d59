select position, encode(hash, 'hex') as hash, signed_at, key_id, encode(signature, 'base64') as signature
from signed_head where tenant_id = $1 and position between $2 and $3
order by position
