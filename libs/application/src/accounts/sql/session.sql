-- The session of a cookie that is still good; one statement, so that whatever ended it ends it at the next request.
select s.tenant_id, t.timezone, s.session_id, a.account_id, a.name, a.display_name, a.role, a.unit_id, a.actor_id,
       a.must_change_password, s.acting_for,
       s.last_seen_at < clock_timestamp() - interval '1 minute' as unseen,
       least(s.expires_at, s.last_seen_at + interval '30 minutes') as ends_at
from session s
join account a using (tenant_id, account_id)
join tenant t using (tenant_id)
where s.session_hash = $1
  and s.ended_at is null
  and s.expires_at > clock_timestamp()
  and s.last_seen_at > clock_timestamp() - interval '30 minutes'
  and a.disabled_at is null
