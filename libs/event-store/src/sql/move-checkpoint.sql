-- Compare-and-set: whoever finds another position has been overtaken and rolls back.
update projection set position = $5, moved_at = clock_timestamp()
where tenant_id = $1 and name = $2 and generation = $3 and position = $4
returning position
