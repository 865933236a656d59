-- Dossiers about whose applicant something was said in a stretch.
select distinct stream_id from event
where tenant_id = $1 and position > $2 and position <= $3 and personal is not null and left(stream_id, 8) = 'dossier-'
