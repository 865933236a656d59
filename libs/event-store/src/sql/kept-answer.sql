select encode(request_hash, 'hex') as "requestHash", position, answer from idempotency
where tenant_id = $1 and owner = $2 and key = $3 and kept_on > (clock_timestamp() at time zone 'UTC')::date - 8
limit 1
