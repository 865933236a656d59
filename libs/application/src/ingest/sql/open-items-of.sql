-- What waits for a dossier, as far as it may be seen.
select item_id, plain from quarantine where tenant_id = $1 and code = $2 and state = 'open' and has_personal
