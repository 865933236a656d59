-- Receipts of dossiers, made the first time; what was stated since replaces the factors. No row: the person was erased.
-- $5: factors of each in hexadecimal, a space between. Streams' names are made first: row-level security lets no function near
-- the index of keys.
with given as materialized (
  select g.code, 'dossier-' || g.code as stream_id, g.nonce, g.token_hash, g.factors
  from unnest($2::text[], $3::bytea[], $4::bytea[], $5::text[]) as g(code, nonce, token_hash, factors)
)
insert into receipt as r (tenant_id, code, nonce, token_hash, factors)
select $1, g.code, g.nonce, g.token_hash,
  array(select decode(f.hex, 'hex') from unnest(string_to_array(g.factors, ' ')) as f(hex))
from given g
where not exists (
  select from personal_key k where k.tenant_id = $1 and k.stream_id = g.stream_id and k.wrapped_key is null)
order by g.code
on conflict (tenant_id, code) do update set factors = excluded.factors
returning r.code, r.nonce
