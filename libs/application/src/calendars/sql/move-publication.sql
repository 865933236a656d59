-- Notes how far its runner is and renews the lease; nothing when somebody else has taken it over.
update calendar_publication
set phase = $5, cursor_code = $6, cursor_position = $7, done = $8, total = $9, moved = $10, undecided = $11,
    leased_until = clock_timestamp() + make_interval(secs => $12)
where tenant_id = $1 and calendar_id = $2 and version = $3 and runner = $4 and state = 'open'
returning 1
