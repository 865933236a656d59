insert into session (tenant_id, session_id, session_hash, account_id, expires_at, address, user_agent)
select tenant_id, $2, $3, account_id, clock_timestamp() + interval '12 hours', $5, $6
from account where tenant_id = $1 and account_id = $4 and disabled_at is null
returning session_id
