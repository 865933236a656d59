select count(*)::int as open from job where tenant_id = $1 and kind = $2 and state in ('queued', 'running')
