-- Begins again behind a position, or, without one, where it stopped. Whoever delivers right now finds the lease gone.
update webhook set position = least(position, coalesce($3::bigint, position)),
  head_position = least(head_position, coalesce($3::bigint, head_position)), state = 'active', note = null,
  failures = 0, failing_since = null, next_try_at = null, runner = null, leased_until = null
where tenant_id = $1 and webhook_id = $2 returning webhook_id
