-- From now on nobody moves this generation: whoever is applying a batch to it either commits before us or finds
-- its position gone. Only then may its rows be deleted; the running one is never touched.
update projection set position = -1, moved_at = clock_timestamp()
where tenant_id = $1 and name = $2 and generation = $3 and not running
returning generation
