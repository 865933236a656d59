-- A gateway that is set anew goes on with what waited for the one before.
insert into message_gateway as g (tenant_id, url, kinds, delay_minutes, secret, set_by)
values ($1, $2, $3, $4, $5, $6)
on conflict (tenant_id) do update
  set url = excluded.url, kinds = excluded.kinds, delay_minutes = excluded.delay_minutes, secret = excluded.secret,
    set_by = excluded.set_by, state = 'active', note = null
