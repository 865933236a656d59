-- $2: one session, $3: all of an account; the other is null.
update session set ended_at = clock_timestamp(), ended_because = $4
where tenant_id = $1 and ended_at is null
  and ($2::uuid is null or session_id = $2) and ($3::uuid is null or account_id = $3)
  and coalesce($2, $3) is not null
returning session_id
