-- The row before and after, so that what changed is recorded; a taken e-mail is an error of the unique index.
with old as (
  select * from account where tenant_id = $1 and account_id = $2 for update
), new as (
  update account a
  set display_name = $3, role = $4, unit_id = $5, email = $6,
      disabled_at = case when $7::boolean then coalesce(a.disabled_at, clock_timestamp()) end
  from old where a.tenant_id = old.tenant_id and a.account_id = old.account_id
  returning a.*
)
select old.role as old_role, old.unit_id as old_unit_id, old.disabled_at is not null as was_disabled,
       old.display_name <> new.display_name as renamed, old.email is distinct from new.email as email_changed
from old, new
