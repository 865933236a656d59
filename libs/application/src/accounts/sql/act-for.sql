-- $3 null: for themselves again.
update session set acting_for = $3 where tenant_id = $1 and session_id = $2 and ended_at is null
