-- The receipt of a dossier, made the first time; what was stated since replaces the factors. No row: the person was erased.
insert into receipt as r (tenant_id, code, nonce, token_hash, factors)
select $1, $2, $3, $4, $5::bytea[]
where not exists (
  select from personal_key k where k.tenant_id = $1 and k.stream_id = 'dossier-' || $2 and k.wrapped_key is null)
on conflict (tenant_id, code) do update set factors = excluded.factors
returning r.nonce
