-- Of many requests at once one writes.
update session set last_seen_at = clock_timestamp()
where tenant_id = $1 and session_id = $2 and last_seen_at < clock_timestamp() - interval '1 minute'
returning least(expires_at, last_seen_at + interval '30 minutes') as ends_at
