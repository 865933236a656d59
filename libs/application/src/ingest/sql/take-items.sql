-- What is in the log is not kept twice: of an item that was taken only what may be seen stays.
update quarantine
set state = 'taken', tried_at = clock_timestamp(), tries = tries + 1, sealed = '', has_personal = false
where tenant_id = $1 and item_id = any ($2::uuid[]) and state = 'open'
