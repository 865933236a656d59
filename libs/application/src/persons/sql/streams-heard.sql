-- Dossiers about whose applicant something was said in a stretch, or whose applicant was erased: an erasure that ran beside
-- the stretch that made the marks takes them away here at the latest.
select distinct stream_id from event
where tenant_id = $1 and position > $2 and position <= $3 and left(stream_id, 8) = 'dossier-'
  and (personal is not null or type = 'PersonErased')
