update quarantine set state = 'taken', tried_at = clock_timestamp(), tries = tries + 1
where tenant_id = $1 and item_id = any ($2::uuid[]) and state = 'open'
