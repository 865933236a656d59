-- Of two who sign the same position at once the first one stands.
insert into signed_head (tenant_id, position, hash, signed_at, key_id, signature)
values ($1, $2, decode($3, 'hex'), $4, $5, decode($6, 'base64'))
on conflict (tenant_id, position) do nothing
