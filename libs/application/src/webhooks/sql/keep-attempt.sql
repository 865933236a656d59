-- One attempt and what follows from it, if the lease is still ours.
with moved as (
  update webhook set position = $4, head_position = $5, failures = $6, failing_since = $7, next_try_at = $8, state = $9,
    note = $10, leased_until = clock_timestamp() + make_interval(secs => $11)
  where tenant_id = $1 and webhook_id = $2 and runner = $3 returning webhook_id
), written as (
  insert into webhook_delivery (tenant_id, webhook_id, message_id, type, position, attempt, attempted_at, took_ms, status, error)
  select $1, $2, a."messageId", a.type, a.position, a.attempt, a."attemptedAt", a."tookMs", a.status, a.error
  from jsonb_to_record($12::jsonb) as a("messageId" text, type text, position bigint, attempt integer,
    "attemptedAt" timestamptz, "tookMs" integer, status integer, error text)
  where $12::jsonb is not null and exists (select from moved)
)
select webhook_id from moved
