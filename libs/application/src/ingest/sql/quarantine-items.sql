-- The same item is the same row: what was taken stays taken, what waits is told anew why.
-- Of an erased person only the plain fields are kept; answers those items.
-- The stream's name is made first: row-level security lets no function near the index of keys.
with item as materialized (
  select i.*, 'dossier-' || i.code as stream_id
  from jsonb_to_recordset($3::jsonb) as i(item_id uuid, service text, unit text, code text, reason text, problems jsonb,
    plain jsonb, sealed text, sealed_plain text, digest text, origin text, came_at timestamptz)
), kept as (
  insert into quarantine as q
    (tenant_id, item_id, feed, service, unit, code, reason, problems, plain, sealed, has_personal, digest, origin, came_at,
     tried_at, state)
  select $1, i.item_id, $2, i.service, i.unit, i.code, i.reason, i.problems, i.plain,
         decode(case when e.stream_id is null then i.sealed else i.sealed_plain end, 'base64'), e.stream_id is null,
         decode(i.digest, 'hex'), i.origin, i.came_at, clock_timestamp(), 'open'
  from item i
  left join personal_key e on e.tenant_id = $1 and e.stream_id = i.stream_id and e.wrapped_key is null
  on conflict (tenant_id, item_id) do update
    set reason = excluded.reason, problems = excluded.problems, tries = q.tries + 1, tried_at = excluded.tried_at
    where q.state = 'open'
  returning q.item_id, q.has_personal
)
select item_id from kept where not has_personal
