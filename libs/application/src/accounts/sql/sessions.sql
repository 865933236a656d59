-- $2: one session or null; $3: the units the caller may see or null.
select s.session_id, s.created_at, s.last_seen_at, s.address, s.user_agent,
       least(s.expires_at, s.last_seen_at + interval '30 minutes') as ends_at,
       a.account_id, a.name, a.display_name, a.role, a.unit_id
from session s join account a using (tenant_id, account_id)
where s.tenant_id = $1 and ($2::uuid is null or s.session_id = $2)
  and ($3::text[] is null or a.unit_id = any ($3))
  and s.ended_at is null and s.expires_at > clock_timestamp()
  and s.last_seen_at > clock_timestamp() - interval '30 minutes'
order by s.last_seen_at desc, s.session_id
limit 1000
