-- Accounts of some actors; $2 null: all.
select actor_id, display_name, role, unit_id, disabled_at is null as active
from account where tenant_id = $1 and ($2::text[] is null or actor_id = any ($2))
