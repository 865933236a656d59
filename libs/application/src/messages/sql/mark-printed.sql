-- The paper was handed out: that is when it was told, the first time. The worker may not have heard of the event yet.
insert into message as m (tenant_id, code, kind, position, event_id, state, channel, attempts, sent_at)
values ($1, $2, $3, $4, $5, 'sent', 'print', 1, clock_timestamp())
on conflict (tenant_id, code, kind, position) do update
  set state = 'sent', channel = 'print', attempts = m.attempts + 1, last_error = null, sent_at = clock_timestamp()
  where m.state in ('queued', 'failed')
