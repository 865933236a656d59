-- Newest first; $2: units of readers the caller may see or null, $3: a stream or null, $4: an actor or null, $5 and $6: from
-- and to (instants or null), $7: the last record of the page before.
select access_id, accessed_at, actor_id, unit_id, role, stream_id, reason
from access_record
where tenant_id = $1
  and ($2::text[] is null or unit_id = any ($2))
  and ($3::text is null or stream_id = $3)
  and ($4::text is null or actor_id = $4)
  and ($5::timestamptz is null or accessed_at >= $5)
  and ($6::timestamptz is null or accessed_at < $6)
  and ($7::uuid is null or (accessed_at, access_id) <
        (select accessed_at, access_id from access_record where tenant_id = $1 and access_id = $7))
order by accessed_at desc, access_id desc
limit $8
