-- The next dossiers after one, by the unique index of (tenant, stream, version); '.' follows '-' in collation C.
select stream_id from event
where tenant_id = $1 and stream_id > $2 and stream_id < 'dossier.' and version = 1 and position <= $3
order by stream_id
limit $4
