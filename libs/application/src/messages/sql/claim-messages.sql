-- Up to $1 messages whose time has come, taken for a minute; the paper that the counter prints meanwhile tells it all the same.
with due as (
  select m.tenant_id, m.code, m.kind, m.position, g.url, g.secret, t.timezone
  from message m
  join message_gateway g using (tenant_id)
  join tenant t using (tenant_id)
  where m.state = 'queued' and m.next_try_at <= clock_timestamp() and g.state = 'active'
    and m.created_at >= g.since and m.created_at <= clock_timestamp() - make_interval(mins => g.delay_minutes)
    and (g.kinds is null or m.kind = any (g.kinds))
  order by m.next_try_at
  limit $1
  for update of m skip locked
)
update message m
set next_try_at = clock_timestamp() + interval '1 minute', attempts = m.attempts + 1, channel = 'webhook'
from due d
where m.tenant_id = d.tenant_id and m.code = d.code and m.kind = d.kind and m.position = d.position
returning m.tenant_id, m.code, m.kind, m.position, m.event_id, m.attempts, m.created_at, d.url, d.secret, d.timezone
