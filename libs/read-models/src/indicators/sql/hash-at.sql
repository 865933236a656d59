select encode(hash, 'hex') as hash from event where tenant_id = $1 and position = $2
