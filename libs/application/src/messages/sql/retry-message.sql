update message set state = 'queued', attempts = 0, next_try_at = clock_timestamp()
where tenant_id = $1 and code = $2 and event_id = $3 and state = 'failed'
returning event_id
