-- Attempts older than a month, of the oldest alone: their numbers grow with time, and to look at all of a month after every turn would cost
-- more with every event that is told. A turn makes fewer than go.
delete from webhook_delivery d using (
  select delivery_id, attempted_at from webhook_delivery where tenant_id = $1 and webhook_id = $2 order by delivery_id limit 1000) oldest
where d.tenant_id = $1 and d.webhook_id = $2 and d.delivery_id = oldest.delivery_id
  and oldest.attempted_at < clock_timestamp() - interval '30 days'
