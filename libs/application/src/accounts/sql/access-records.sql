-- Newest first; $2: units of the caller or null (of the reader, or of the dossier that was read), $3: a stream or null, $4: an
-- actor or null, $5 and $6: from and to (instants or null), $7: the last record of the page before.
select r.access_id, r.accessed_at, r.actor_id, r.unit_id, r.role, r.stream_id, r.reason
from access_record r
where r.tenant_id = $1
  and ($2::text[] is null or r.unit_id = any ($2) or exists (
    select from fact_current f
    where f.tenant_id = $1 and f.code = r.code
      and f.generation = (
        select p.generation from projection p where p.tenant_id = $1 and p.name = 'dossier-facts' and p.running)
      and (f.agency_id = any ($2) or f.receiving_agency_id = any ($2) or f.holder_unit_id = any ($2))))
  and ($3::text is null or r.stream_id = $3)
  and ($4::text is null or r.actor_id = $4)
  and ($5::timestamptz is null or r.accessed_at >= $5)
  and ($6::timestamptz is null or r.accessed_at < $6)
  and ($7::uuid is null or (r.accessed_at, r.access_id) <
        (select accessed_at, access_id from access_record where tenant_id = $1 and access_id = $7))
order by r.accessed_at desc, r.access_id desc
limit $8
