-- $2: the units the caller may see or null; people of the whole tenant work everywhere.
select actor_id, display_name, role, unit_id, disabled_at is null as active
from account
where tenant_id = $1 and ($2::text[] is null or unit_id is null or unit_id = any ($2))
order by display_name, actor_id
