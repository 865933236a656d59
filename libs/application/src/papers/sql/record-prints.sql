-- One access record for each dossier whose applicant is printed.
insert into access_record (tenant_id, access_id, actor_id, unit_id, role, stream_id, reason)
select $1, r.access_id, $4, $5, $6, r.stream_id, $7 from unnest($2::uuid[], $3::text[]) as r(access_id, stream_id)
