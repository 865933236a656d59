select actor_id, display_name from account where tenant_id = $1 and actor_id = any ($2)
