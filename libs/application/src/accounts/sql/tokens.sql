-- $2: one token or null; $3: the units the caller may see or null.
select token_id, name, role, unit_id, actor_id, created_at, created_by, expires_at, revoked_at
from api_token
where tenant_id = $1 and ($2::uuid is null or token_id = $2) and ($3::text[] is null or unit_id = any ($3))
order by revoked_at is not null, created_at desc, token_id
