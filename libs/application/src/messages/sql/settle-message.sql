-- What became of an attempt; a message that was printed or withdrawn meanwhile stays so.
update message set
  state = $4, last_error = $5, next_try_at = coalesce($6::timestamptz, next_try_at),
  sent_at = case when $4 = 'sent' then clock_timestamp() end
where tenant_id = $1 and event_id = $2 and state = 'queued' and attempts = $3
