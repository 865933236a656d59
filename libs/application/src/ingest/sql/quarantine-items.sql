-- The same item is the same row: what was taken stays taken, what waits is told anew why.
insert into quarantine as q
  (tenant_id, item_id, feed, service, unit, code, reason, problems, plain, sealed, origin, came_at, tried_at, state)
select $1, i.item_id, $2, i.service, i.unit, i.code, i.reason, i.problems, i.plain, decode(i.sealed, 'base64'), i.origin,
       i.came_at, clock_timestamp(), 'open'
from jsonb_to_recordset($3::jsonb) as i(item_id uuid, service text, unit text, code text, reason text, problems jsonb,
  plain jsonb, sealed text, origin text, came_at timestamptz)
on conflict (tenant_id, item_id) do update
  set reason = excluded.reason, problems = excluded.problems, tries = q.tries + 1, tried_at = excluded.tried_at
  where q.state = 'open'
