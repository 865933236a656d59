-- Takes every webhook that has something to be told and may be tried, for as long as one turn takes: one runner at a time,
-- so that order holds, and who has waited longest first, so that slow ones keep nobody from a turn. A head is told after the events it seals.
update webhook w set runner = $1, leased_until = clock_timestamp() + make_interval(secs => $2)
from (
  select w.tenant_id, w.webhook_id from webhook w join tenant_head h using (tenant_id)
  where w.state = 'active' and (w.next_try_at is null or w.next_try_at <= clock_timestamp())
    and (w.leased_until is null or w.leased_until <= clock_timestamp())
    and (w.position < h.position or exists (
      select from signed_head s where s.tenant_id = w.tenant_id and s.position > w.head_position and s.position <= w.position))
  order by w.leased_until nulls first, w.tenant_id, w.webhook_id limit $3 for update of w skip locked) due
where w.tenant_id = due.tenant_id and w.webhook_id = due.webhook_id
returning w.tenant_id, w.webhook_id, w.url, w.types, w.secret, w.position, w.head_position, w.failures, w.failing_since,
  case when w.previous_until > clock_timestamp() then w.previous_secret end as previous_secret
