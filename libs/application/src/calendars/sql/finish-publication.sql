-- Earlier versions that had failed are made good with it: it began where they had left the dossiers.
update calendar_publication
set state = 'done', runner = null, leased_until = null, moved = case when version = $3 then $4 else moved end
where tenant_id = $1 and calendar_id = $2 and version <= $3 and state = 'open'
