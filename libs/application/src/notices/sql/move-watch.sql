update notice_watch
set generation = $2, position = $3, looked_due = $4, looked_code = $5, parked = $6
where tenant_id = $1
