select position, encode(hash, 'hex') as hash, recorded_at from tenant_head where tenant_id = $1
