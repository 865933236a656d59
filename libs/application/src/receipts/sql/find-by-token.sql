select tenant_id, code from receipt where token_hash = $1
