-- $2: one account or null; $3: the units the caller may see or null.
select a.account_id, a.name, a.display_name, a.role, a.unit_id, a.actor_id, a.email, a.created_at, a.disabled_at,
       a.must_change_password, a.password_hash is not null as has_password, a.oidc_subject is not null as has_identity,
       (select max(s.last_seen_at) from session s where s.tenant_id = a.tenant_id and s.account_id = a.account_id)
         as last_seen_at
from account a
where a.tenant_id = $1 and ($2::uuid is null or a.account_id = $2) and ($3::text[] is null or a.unit_id = any ($3))
order by a.name
