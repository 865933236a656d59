update api_token set revoked_at = clock_timestamp()
where tenant_id = $1 and token_id = $2 and revoked_at is null
returning token_id
