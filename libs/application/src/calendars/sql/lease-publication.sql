update calendar_publication set runner = $4, leased_until = clock_timestamp() + make_interval(secs => $5)
where tenant_id = $1 and calendar_id = $2 and version = $3 and state = 'open'
  and (runner is null or runner = $4 or leased_until < clock_timestamp())
returning 1
